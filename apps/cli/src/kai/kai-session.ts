import type { Kernel } from "@aish/kernel";
import type { EditorResult } from "@aish/terminal/editor";
import { currentDirectory } from "../current-directory.ts";
import type { Environment } from "../environment.ts";
import { isPlainTerminal } from "../environment/terminal-facts.ts";
import { LineReader, type ReadRequest } from "../prompt/line-reader.ts";
import { kaiPromptCommands } from "../start-up/kai-prompt-commands.ts";
import { startUpBuiltins } from "../start-up/start-up-builtins.ts";
import { openTerminal, type Terminal } from "../terminal/terminal.ts";
import { endOfOutput } from "../terminal/end-of-output.ts";
import { promptThemes } from "../theme/prompt-themes.ts";
import type { ThemeChoice } from "../theme/theme-choice.ts";
import type { KaiDesk } from "./kai-desk.ts";
import { KaiRuns } from "./kai-runs.ts";
import { promptStreams } from "./prompt-streams.ts";
import { QuietKeyboard } from "./quiet-keyboard.ts";
import { standardStreams, type StandardStreams } from "./standard-streams.ts";

/** One prompt of kai: its kernel, and the terminal that the line being typed and the programs take turns at. */
export class KaiSession implements KaiDesk {
  readonly kernel: Kernel;
  readonly terminal: Terminal;
  readonly streams: StandardStreams;
  readonly themes: ThemeChoice;
  readonly #reader: LineReader;
  readonly #runs: KaiRuns;
  /** Its init files run. */
  isStarting = false;
  #isTyping = false;

  constructor(environment: Environment) {
    const commands = kaiPromptCommands({
      themes: () => this.themes,
      isStarting: () => this.isStarting,
    });
    this.#runs = new KaiRuns(currentDirectory(), environment.variables, startUpBuiltins(commands));
    this.kernel = this.#runs.kernel;
    const own = standardStreams(this.#runs.processes);
    const show = (text: string): void => this.print(text);
    this.streams = promptStreams(own, () => (this.#isTyping ? show : undefined));
    this.terminal = openTerminal(
      new QuietKeyboard(this.streams.stdin),
      0,
      isPlainTerminal(environment.terminal),
    );
    this.themes = promptThemes(environment, undefined);
    this.#reader = new LineReader(this.terminal, {
      palette: () => this.themes.palette,
      onAnswer: (answer) => {
        if (answer.kind === "background") this.themes.setBackground(answer.colour);
      },
    });
    this.themes.onChange(() => this.#reader.refresh());
  }

  /** Shows text on lines of its own. */
  print(text: string): void {
    this.#reader.printAbove(text);
  }

  /** What is shown beside the text may have changed. */
  refresh(): void {
    this.#reader.refresh();
  }

  async read(request: ReadRequest): Promise<EditorResult> {
    this.#isTyping = true;
    try {
      return await this.#reader.read(request);
    } finally {
      this.#isTyping = false;
    }
  }

  /** Ctrl+C and the signals that end the prompt interrupt what runs. */
  async attend<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.terminal.setMode("cooked");
    try {
      return await this.#runs.attend(run);
    } finally {
      await this.streams.flush();
      this.terminal.setMode("editing");
      this.terminal.write(endOfOutput(this.terminal));
    }
  }

  askToStop(): void {
    this.#runs.askToStop();
  }

  interrupt(status: number): void {
    this.#runs.interrupt(status);
  }

  async end(graceMs: number): Promise<void> {
    await this.#runs.end(graceMs);
  }
}
