import { Terminal as Emulator } from "@xterm/headless";
import { useWidthsOfBun } from "../terminal/drawn.ts";
import { aishCommand, type Home } from "./aish.ts";
import { until } from "./until.ts";

export interface ScreenOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface TerminalFlags {
  readonly input: number;
  readonly output: number;
  readonly local: number;
  readonly control: number;
}

/** What a program can leave switched on in a terminal. */
export interface LeftModes {
  readonly alternateScreen: boolean;
  readonly cursorHidden: boolean;
  readonly mouse: string;
  readonly bracketedPaste: boolean;
  readonly applicationKeys: boolean;
  readonly focusEvents: boolean;
  readonly wraps: boolean;
}

/** How a terminal is while the prompt waits for a line. */
export const modesAtPrompt: LeftModes = {
  alternateScreen: false,
  cursorHidden: false,
  mouse: "none",
  bracketedPaste: true,
  applicationKeys: false,
  focusEvents: true,
  wraps: true,
};

/** How a terminal must be found after the program. */
export const modesAfterwards: LeftModes = {
  ...modesAtPrompt,
  bracketedPaste: false,
  focusEvents: false,
};

const tailBytes = 1 << 16;

/**
 * The real program on a real terminal, with an emulator that reads the screen as a person does. What
 * it sends is answered as a terminal would.
 */
export class Screen implements AsyncDisposable {
  readonly #emulator: Emulator;
  readonly #child: Bun.Subprocess;
  readonly #terminal: Bun.Terminal;
  #received = 0;
  #tail = Buffer.alloc(0);
  #emulating = true;
  readonly #isDumb: boolean;
  #onBytes: ((bytes: Uint8Array) => void) | undefined;
  /** How often a line was asked for, and how often when Enter was last typed at one. */
  #asked = 0;
  #askedAtEnter = 0;
  /** The terminal's flags before the program changed anything. */
  readonly flagsBefore: TerminalFlags;

  constructor(home: Home, argv: readonly string[] = [], options: ScreenOptions = {}) {
    const { columns = 80, rows = 24 } = options;
    this.#emulator = new Emulator({
      cols: columns,
      rows,
      scrollback: 10_000,
      allowProposedApi: true,
      logLevel: "off",
    });
    useWidthsOfBun(this.#emulator);
    this.#isDumb = options.env?.["TERM"] === "dumb";
    this.#child = Bun.spawn(aishCommand(argv), {
      cwd: options.cwd ?? home.path,
      env: { ...home.env, ...options.env },
      terminal: { cols: columns, rows, data: (_terminal, bytes) => this.#receive(bytes) },
    });
    if (this.#child.terminal === undefined) throw new Error("there is no terminal");
    this.#terminal = this.#child.terminal;
    this.flagsBefore = this.flags;
    this.#emulator.onData((answer) => this.type(answer));
    this.#emulator.parser.registerCsiHandler({ prefix: "?", final: "h" }, (modes) => {
      if (modes.includes(2004)) this.#asked += 1; // the last thing before a prompt is read at
      return false;
    });
  }

  #receive(bytes: Uint8Array): void {
    this.#received += bytes.length;
    this.#onBytes?.(bytes);
    if (this.#emulating) {
      this.#emulator.write(Uint8Array.from(bytes));
      return;
    }
    const tail = Buffer.concat([this.#tail, bytes.subarray(-tailBytes)]);
    this.#tail = Buffer.from(tail.subarray(-tailBytes));
  }

  /**
   * Lets the bytes pass without drawing them, for more of them than an emulator can draw in time; what
   * came last is drawn at the end. Returns what ends it.
   */
  withoutDrawing(): () => Promise<void> {
    this.#emulating = false;
    return () => {
      this.#emulating = true;
      const tail = this.#tail;
      this.#tail = Buffer.alloc(0);
      return new Promise((resolve) => this.#emulator.write(tail, resolve));
    };
  }

  /** The last bytes that came while nothing was drawn. */
  get undrawn(): string {
    return this.#tail.toString();
  }

  /** Shows each chunk exactly as it came. */
  onBytes(listener: ((bytes: Uint8Array) => void) | undefined): void {
    this.#onBytes = listener;
  }

  /** How many bytes the terminal has got in all. */
  get received(): number {
    return this.#received;
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Keys as a keyboard sends them; Enter is `\r`. */
  type(keys: string | Uint8Array): void {
    const hasEnter = Buffer.from(keys).includes("\r");
    if (hasEnter && this.modes.bracketedPaste) this.#askedAtEnter = this.#asked;
    if (!this.#terminal.closed) this.#terminal.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.#emulator.resize(columns, rows);
    this.#terminal.resize(columns, rows);
  }

  /** Takes the terminal away, as closing a window does. */
  closeTerminal(): void {
    this.#terminal.close();
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  get flags(): TerminalFlags {
    const { inputFlags, outputFlags, localFlags, controlFlags } = this.#terminal;
    return { input: inputFlags, output: outputFlags, local: localFlags, control: controlFlags };
  }

  get modes(): LeftModes {
    const { modes, buffer } = this.#emulator;
    return {
      alternateScreen: buffer.active.type === "alternate",
      cursorHidden: isCursorHidden(this.#emulator),
      mouse: modes.mouseTrackingMode,
      bracketedPaste: modes.bracketedPasteMode,
      applicationKeys: modes.applicationCursorKeysMode || modes.applicationKeypadMode,
      focusEvents: modes.sendFocusMode,
      wraps: modes.wraparoundMode,
    };
  }

  /** The rows that are seen, without the blank ones at the end. */
  lines(): readonly string[] {
    const { viewportY } = this.#emulator.buffer.active;
    return this.#rows(viewportY, viewportY + this.#emulator.rows);
  }

  /** Everything since the start that is still there, with the lines that wrapped made whole. */
  text(): string {
    const { active } = this.#emulator.buffer;
    let text = "";
    for (let row = 0; row < active.length; row += 1) {
      const line = active.getLine(row);
      const isWrapped = active.getLine(row + 1)?.isWrapped === true;
      text += `${line?.translateToString(!isWrapped) ?? ""}${isWrapped ? "" : "\n"}`;
    }
    return text.trimEnd();
  }

  #rows(start: number, end: number): readonly string[] {
    const { active } = this.#emulator.buffer;
    const rows: string[] = [];
    for (let row = start; row < end; row += 1) {
      rows.push(active.getLine(row)?.translateToString(true) ?? "");
    }
    return rows.slice(0, rows.findLastIndex((row) => row !== "") + 1);
  }

  /** Whether the row that reads `text` begins in the terminal's own colours. */
  isPlain(text: string): boolean {
    const { active } = this.#emulator.buffer;
    for (let row = 0; row < active.length; row += 1) {
      const line = active.getLine(row);
      if (line?.translateToString(true) === text)
        return line.getCell(0)?.isAttributeDefault() === true;
    }
    throw new Error(`no row reads ${text}`);
  }

  get cursor(): { readonly column: number; readonly row: number } {
    const { cursorX, cursorY } = this.#emulator.buffer.active;
    return { column: cursorX, row: cursorY };
  }

  /** The cursor's row, from the left edge to the cursor. */
  get beforeCursor(): string {
    const { active } = this.#emulator.buffer;
    const line = active.getLine(active.baseY + active.cursorY);
    return line?.translateToString(false, 0, active.cursorX) ?? "";
  }

  /** The prompt waits and nothing is typed. */
  get isAtPrompt(): boolean {
    const isNew = this.modes.bracketedPaste && this.#asked > this.#askedAtEnter;
    const isAsked = isNew || this.#isDumb; // which is told of no modes
    return isAsked && this.beforeCursor.endsWith("❯ ");
  }

  async waitFor(what: string | RegExp | (() => boolean), deadlineMs?: number): Promise<void> {
    const isSo =
      typeof what === "function"
        ? what
        : () => (typeof what === "string" ? this.text().includes(what) : what.test(this.text()));
    const alive = (): boolean => !this.#hasEnded;
    await until(() => `${String(what)}\n${this.#described}`, isSo, { canStill: alive, deadlineMs });
  }

  async waitForPrompt(): Promise<void> {
    await this.waitFor(() => this.isAtPrompt);
  }

  /** Types a line and waits until the next prompt is there. Gives what stands between the two. */
  async run(line: string): Promise<string> {
    await this.waitForPrompt();
    const start = this.#absoluteRow;
    this.type(`${line}\r`);
    await this.waitFor(() => this.#absoluteRow > start && this.isAtPrompt);
    const rows = this.#rows(start, this.#absoluteRow);
    return rows.slice(Math.ceil((line.length + 1) / this.#emulator.cols)).join("\n");
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  get #described(): string {
    const state = this.#hasEnded ? "after the program ended" : "now";
    return `--- the screen ${state}:\n${this.text()}\n---`;
  }

  get #absoluteRow(): number {
    const { active } = this.#emulator.buffer;
    return active.baseY + active.cursorY;
  }

  /** The exit status, 128+n if a signal ended it, once it has gone and all its bytes are drawn. */
  async ended(): Promise<number> {
    await until(
      () => `the program ends\n${this.#described}`,
      () => this.#hasEnded,
    );
    const status = await this.#child.exited;
    await new Promise<void>((resolve) => this.#emulator.write("", resolve));
    return status;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#hasEnded) this.kill("SIGKILL");
    await this.#child.exited;
    this.#terminal.close();
    this.#emulator.dispose();
  }
}

/** The emulator knows, but shows it to nobody. */
function isCursorHidden(emulator: Emulator): boolean {
  const inside = emulator as unknown as {
    readonly _core: { readonly coreService: { readonly isCursorHidden: boolean } };
  };
  // oxlint-disable-next-line no-underscore-dangle -- the name that the emulator gave it
  return inside._core.coreService.isCursorHidden;
}
