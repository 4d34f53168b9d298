import { AishError } from "@aish/core";
import { YesOrNo } from "@aish/terminal/picker";
import { resolve } from "node:path";
import { printable } from "../listings/columns.ts";
import { isDirectory } from "../prompt/is-directory.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import { runShellLine } from "../prompt/run-shell-line.ts";
import { askArgument, titleOf } from "./ask-argument.ts";
import { commandLine } from "./command-line.ts";
import { fillCode } from "./fill-code.ts";
import { holdDialog } from "./hold-dialog.ts";
import { shownCode } from "./show-code.ts";
import { snippetEnd, snippetStatus } from "./snippet-end.ts";
import type { Snippet } from "./snippet.ts";

/** Asks for what the snippet needs, shows the code and runs it, as if the person had typed it. */
export async function runSnippet(snippet: Snippet, shell: PromptShell): Promise<void> {
  const { session, themes } = shell;
  const cwd = directoryOf(snippet, shell);
  const values = new Map<string, string>();
  for (const argument of snippet.args) {
    const value = await askArgument(argument, { snippet, cwd }, shell);
    if (value === undefined) return declined(snippet, shell);
    values.set(argument.name, value);
  }
  // What is shown and remembered has the names of secrets in their places.
  const secrets = snippet.args.filter(({ kind }) => kind === "secret").map(({ name }) => name);
  const open = new Map([...values].filter(([name]) => !secrets.includes(name)));
  const shown = fillCode(snippet, open);
  const { palette } = themes;
  const described = snippet.description === "" ? "" : `  ${printable(snippet.description)}`;
  const title =
    palette.paint("strong", printable(snippet.name)) + palette.paint("muted", described);
  shell.print(`${title}\n${shownCode(snippet, shown, shell)}`);
  if (snippet.confirm && !(await isConfirmed(snippet, shell))) return declined(snippet, shell);
  const { language } = snippet;
  const command = commandLine(language, fillCode(snippet, values), session.path);
  const hasSecrets = secrets.length > 0;
  const startedAt = new Date();
  if (!hasSecrets) {
    await inDirectory(cwd, shell, () => runShellLine(command, shell));
    return;
  }
  const shownAs = commandLine(language, shown, session.path);
  const options = { private: true, ...(shell.memory.privateMode ? {} : { shownAs }) };
  await inDirectory(cwd, shell, () => runShellLine(command, shell, options));
  remember({ command: shownAs, cwd, startedAt }, shell);
}

/** Where it runs: the snippet's own directory, or where the person is. */
function directoryOf({ name, cwd, path }: Snippet, shell: PromptShell): string {
  const { session } = shell;
  if (cwd === undefined) return session.cwd;
  const { home } = session.environment;
  const directory = resolve(
    session.cwd,
    cwd.replace(/^~(?=\/|$)/, () => home),
  );
  if (isDirectory(directory)) return directory;
  throw snippetEnd(
    shell,
    "unreadable",
    new AishError("USAGE", `the directory of snip ${name} is not there: ${directory}`, {
      hint: `make it, or change cwd in ${path}`,
    }),
  );
}

/** Comes back afterwards, but not if the code has gone somewhere else by itself. */
async function inDirectory(
  cwd: string,
  { session }: PromptShell,
  run: () => Promise<void>,
): Promise<void> {
  const before = session.cwd;
  session.cwd = cwd;
  try {
    await run();
  } finally {
    if (session.cwd === cwd) session.moveTo(before);
  }
}

async function isConfirmed(snippet: Snippet, shell: PromptShell): Promise<boolean> {
  const { terminal, themes } = shell;
  const question = new YesOrNo({
    question: "run it?",
    usual: "no",
    palette: () => themes.palette,
  });
  const answer = await holdDialog<boolean>(terminal, {
    title: titleOf(snippet, shell),
    handle(event) {
      const done = question.handle(event);
      if (done.kind === "answered") return { answer: done.yes };
      return done.kind === "cancelled" ? { answer: false } : undefined;
    },
    view: ({ columns }) => question.view(columns),
  });
  return answer === true;
}

function declined({ name }: Snippet, shell: PromptShell): void {
  shell.session.lastStatus = snippetStatus.declined;
  shell.print(`snip ${name} was not run\n`);
}

/** A line with a secret in it is itself not written down. */
function remember(
  { command, cwd, startedAt }: { command: string; cwd: string; startedAt: Date },
  { session, memory }: PromptShell,
): void {
  if (memory.privateMode) return;
  const sessionId = session.store();
  const start = { turnId: undefined, actor: "user", channel: "sh" } as const;
  session.records.keep(({ history }) =>
    history.add(
      { ...start, sessionId, command, cwd, startedAt },
      {
        exitCode: session.lastStatus,
        signal: undefined,
        durationMs: session.lastDurationMs ?? 0,
        outputBytes: 0,
        outputPath: undefined,
        outputExcerpt: undefined,
      },
    ),
  );
}
