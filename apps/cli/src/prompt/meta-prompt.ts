import { shellWords } from "../abbreviations/shell-words.ts";
import { pyvenvCommand } from "../environment-tools/pyvenv-command.ts";
import { findVirtualEnvironments } from "../environment-tools/virtual-environments.ts";
import { modesMetaCommand } from "../modes/modes-meta-command.ts";
import { parseNotify } from "../terminal/notify-command.ts";
import { themeMetaCommand } from "../theme/meta-theme.ts";
import { blockNames } from "./blocks/block-names.ts";
import { promptCommand } from "./blocks/prompt-command.ts";
import type { MetaCommand } from "./meta-command.ts";
import type { PromptShell } from "./prompt-shell.ts";

const prompt: MetaCommand = {
  name: "prompt",
  operands: "[names]",
  summary: "Show what the prompt can tell, or switch parts of it on and off",
  isWord: true,
  complete: () => Object.keys(blockNames),
  run(args, { promptSetting, terminal, print }) {
    print(promptCommand(args, promptSetting, terminal.size.columns));
    return undefined;
  },
};

const notify: MetaCommand = {
  name: "notify",
  operands: "[--after 5m] words",
  summary: "Show a notice on the desktop, now or in a while",
  isWord: true,
  run(args, { notices }) {
    notices.timers.start(parseNotify(args));
    return undefined;
  },
};

const pyvenv: MetaCommand = {
  name: "pyvenv",
  operands: "[name|path|exit]",
  summary: "Switch a virtual environment of Python on or off, or list them",
  isWord: true,
  complete: (shell) => ["exit", ...findVirtualEnvironments(places(shell)).map(({ name }) => name)],
  async run(args, shell) {
    const { tools, terminal, print, promptSetting } = shell;
    const act = pyvenvCommand(args, places(shell), tools.venv, terminal.size.columns);
    if (act.kind === "show") print(act.text);
    else await tools.apply(act.shellText);
    if (act.kind === "activate") promptSetting.turnOn("python");
    return undefined;
  },
};

const kat: MetaCommand = {
  name: "kat",
  operands: "file…",
  summary: "Look at a file: Markdown and code as they are meant, pictures, anything else as text",
  isWord: true,
  async run(args, shell) {
    const { katCommand } = await import("../kat/kat-command.ts");
    const { home } = shell.session.environment;
    const words = shellWords(args).map((word) => word.replace(/^~(?=\/|$)/, home));
    shell.session.lastStatus = await katCommand(words, shell);
    return undefined;
  },
};

const isPrivate: MetaCommand = {
  name: "private",
  operands: "[on|off]",
  summary: "Remember nothing of what is typed until it is switched off",
  complete: () => ["on", "off"],
  run(args, { memory, print }) {
    memory.privateMode = args === "" ? !memory.privateMode : args !== "off";
    print(
      memory.privateMode
        ? "private: what is typed now is neither kept nor shown to the model\n"
        : "what is typed is remembered again\n",
    );
    return undefined;
  },
};

function places({ session }: PromptShell): Parameters<typeof findVirtualEnvironments>[0] {
  const { home, variables } = session.environment;
  return { cwd: session.cwd, home, variables };
}

export const promptMetaCommands: readonly MetaCommand[] = [
  prompt,
  themeMetaCommand,
  notify,
  pyvenv,
  kat,
  modesMetaCommand,
  isPrivate,
];
