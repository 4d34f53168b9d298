import { hostname } from "node:os";
import type { PromptView } from "@aish/terminal/editor";
import { composePrompt, type ComposedPrompt } from "./blocks/compose-prompt.ts";
import type { PromptFacts, SignFacts } from "./blocks/prompt-facts.ts";
import { speaksUnicode } from "./blocks/speaks-unicode.ts";
import { userName } from "./user-name.ts";
import type { PromptShell } from "./prompt-shell.ts";

type Facts = Omit<PromptFacts, "sign">;

/** What the prompt looks like. The facts are gathered once, and again after `refresh`. */
export class PromptFace {
  readonly #shell: PromptShell;
  #facts: Facts | undefined;
  #composed: { readonly key: string; readonly prompt: ComposedPrompt } | undefined;

  constructor(shell: PromptShell) {
    this.#shell = shell;
  }

  /** Something that the prompt tells of may have changed. */
  refresh(): void {
    this.#facts = undefined;
    this.#composed = undefined;
  }

  view(sign: SignFacts): PromptView {
    const { rows, right } = this.#compose(sign);
    return { rows, right, continuation: this.#continuation };
  }

  /** What stays of it when the line has been entered. */
  leftView(sign: SignFacts): PromptView {
    if (!this.#shell.promptSetting.transient) return this.view(sign);
    const { transient } = this.#compose(sign);
    return { rows: [transient], right: [], continuation: this.#continuation };
  }

  get #continuation(): PromptView["continuation"] {
    const { themes } = this.#shell;
    const text = this.#gathered().unicode ? "… " : "> ";
    return [{ text, sgr: themes.palette.sgr("faint") }];
  }

  #compose(sign: SignFacts): ComposedPrompt {
    const { promptSetting, themes, terminal } = this.#shell;
    const { columns } = terminal.size;
    const { palette } = themes;
    const key = `${columns} ${palette.theme} ${sign.mode} ${sign.route} ${sign.vi}`;
    if (this.#composed?.key !== key) {
      const prompt = composePrompt(promptSetting, { ...this.#gathered(), sign }, palette, columns);
      this.#composed = { key, prompt };
    }
    return this.#composed.prompt;
  }

  #gathered(): Facts {
    return (this.#facts ??= this.#gather());
  }

  #gather(): Facts {
    const { session, parked, git, models, promptSetting, tools } = this.#shell;
    const { environment } = session;
    const { variables } = environment;
    const running = session.records
      .attempt(({ jobs }) => jobs.live(), [])
      .filter((job) => job.sessionId === session.id).length;
    return {
      cwd: session.cwd,
      home: environment.home,
      user: userName(variables),
      host: hostname().split(".", 1)[0] ?? "",
      isRoot: process.getuid?.() === 0,
      isRemote: (variables["SSH_CONNECTION"] ?? variables["SSH_TTY"] ?? "") !== "",
      git: promptSetting.isOn("git") ? git.status(session.cwd) : undefined,
      venv: promptSetting.isOn("python") ? tools.venv?.name : undefined,
      status: session.lastStatus,
      durationMs: session.lastDurationMs,
      jobs: {
        running,
        stopped: parked.list().filter(({ state }) => state === "stopped").length,
      },
      model: models.name,
      contextUsed: this.#shell.contextUsed,
      now: new Date(),
      unicode: speaksUnicode(environment.terminal),
    };
  }
}
