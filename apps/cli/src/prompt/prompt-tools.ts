import {
  activeEnvironmentReader,
  type ActiveEnvironment,
} from "../environment-tools/active-environment.ts";
import { DirectoryHooks } from "../environment-tools/directory-hooks.ts";
import { deactivationText } from "../environment-tools/environment-text.ts";
import { hookLine, type HookLine } from "../environment-tools/hook-line.ts";
import { applyShellText } from "../environment-tools/apply-shell-text.ts";
import { runBeside } from "../environment-tools/run-beside.ts";
import { printable } from "../listings/columns.ts";
import { whichInstalled } from "../which-installed.ts";
import type { PromptShell } from "./prompt-shell.ts";

/** What sets up the environment of the session beside the lines that are typed. */
export class PromptTools {
  readonly #shell: PromptShell;
  readonly #active: (path: string) => ActiveEnvironment | undefined;
  #hooks: DirectoryHooks;

  constructor(shell: PromptShell) {
    const { variables } = shell.session.environment;
    this.#shell = shell;
    this.#active = activeEnvironmentReader(variables);
    this.#hooks = this.#createHooks();
  }

  /** Another session is open: nothing of the one before holds for it. */
  restart(): void {
    this.#hooks = this.#createHooks();
  }

  #createHooks(): DirectoryHooks {
    const shell = this.#shell;
    const { variables } = shell.session.environment;
    return new DirectoryHooks({
      hooks: () => this.#hookLines(),
      run: (line, cwd, deadlineMs) => {
        const { session } = shell;
        const { shell: program, state } = session;
        return runBeside({ shell: program, state, variables, line, cwd, deadlineMs });
      },
      tell: shell.print,
    });
  }

  #hookLines(): readonly HookLine[] {
    const { session } = this.#shell;
    const isInstalled = (name: string): boolean => whichInstalled(name, session.path) !== undefined;
    return session.config.hooks.directory.flatMap(
      (name) => hookLine(name, session.shell.kind, isInstalled) ?? [],
    );
  }

  get venv(): ActiveEnvironment | undefined {
    return this.#active(this.#shell.session.path);
  }

  /** At each prompt; `lastLine` is what was entered before. */
  enter(lastLine: string | undefined): void {
    this.#hooks.enter(this.#shell.session.cwd, lastLine);
  }

  /** Before a line runs: what the hooks have set for the directory holds for it. */
  async settle(): Promise<void> {
    const text = await this.#hooks.take();
    if (text === "") return;
    try {
      await this.apply(text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#shell.print(`what the directory's hooks set could not be taken: ${printable(why)}\n`);
    }
  }

  async apply(shellText: string): Promise<void> {
    const { session } = this.#shell;
    const { shell, state, cwd, lastStatus, environment } = session;
    const { variables } = environment;
    const text = { shell, state, variables, text: shellText, cwd, lastStatus };
    session.settle(await applyShellText(text));
  }

  /** False if none is active that was switched on here. */
  async leavePythonEnvironment(): Promise<boolean> {
    if (this.venv?.isOurs !== true) return false;
    await this.apply(deactivationText());
    return true;
  }
}
