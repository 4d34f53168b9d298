// oxlint-disable-next-line no-control-regex -- DEC private modes: CSI ? Ps ; Ps h or l
const privateMode = /\u001B\[\?([\d;]+)([hl])/g;
// oxlint-disable-next-line no-control-regex -- Kitty keyboard protocol: push and pop of its flags
const keyboardFlags = /\u001B\[([><])[\d;]*u/g;
// oxlint-disable-next-line no-control-regex -- xterm's modifyOtherKeys, application keypad
const keyModes = /\u001B(?:\[>4;[1-9]\d*m|=)/;
// oxlint-disable-next-line no-control-regex -- DECSCUSR: CSI Ps SP q, the shape of the cursor
const cursorShape = /\u001B\[(\d*) q/g;
// oxlint-disable-next-line no-control-regex -- DECSTBM: CSI top ; bottom r, without numbers all of it
const scrollingRegion = /\u001B\[([\d;]*)r/g;
// oxlint-disable-next-line no-control-regex -- ECMA-48 sequences and strings from their ESC to the end
const unfinished = /^\u001B(?:\[[0-?]*[ -/]*|[\]PX^_](?:[^\u0007\u001B\u0018])*|[ -/]*)$/;
// oxlint-disable-next-line no-control-regex -- the same, whole
const sequence = /^\u001B(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007]*\u0007|[ -/]*[0-Z\\^-~])$/;

const escape = 0x1b;
const shiftOut = 0x0e;
const longestTail = 4096;
const alternateScreens = ["47", "1047", "1049"];
/** Modes that a terminal starts with: autowrap and the visible cursor. */
const usuallySet = ["7", "25"];

/** Follows what a command does to the terminal, so that what it leaves behind can be undone. */
export class ScreenModes {
  readonly #modes = new Map<string, boolean>();
  #keyboardDepth = 0;
  #keyModes = false;
  #region = false;
  #shape = false;
  #styled = false;
  #tail = Buffer.alloc(0);
  #lastByte = 0x0a;
  #endsInSequence = false;
  #fullScreen = false;

  /** True while the alternate screen is on. */
  get alternate(): boolean {
    return alternateScreens.some((mode) => this.#modes.get(mode) === true);
  }

  /** True if the alternate screen was ever on. */
  get fullScreen(): boolean {
    return this.#fullScreen;
  }

  /** Where the cursor was left, as far as that is known without drawing: a sequence may move it. */
  get cursorAt(): "lineStart" | "behindText" | "unknown" {
    if (this.#lastByte === 0x0a || this.#lastByte === 0x0d) return "lineStart";
    return this.#endsInSequence || this.#tail.length > 0 ? "unknown" : "behindText";
  }

  write(chunk: Uint8Array): void {
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lastEscape = view.lastIndexOf(escape);
    if (lastEscape >= 0 || this.#tail.length > 0) this.#read(view, lastEscape);
    else {
      this.#endsInSequence = false;
      if (!this.#styled && view.includes(shiftOut)) this.#styled = true;
    }
    this.#lastByte = chunk.at(-1) ?? this.#lastByte;
  }

  #read(view: Buffer, lastEscape: number): void {
    this.#styled = true;
    const text = Buffer.concat([this.#tail, view]).toString("latin1");
    for (const [, modes = "", action] of text.matchAll(privateMode)) {
      for (const mode of modes.split(";")) this.#modes.set(mode, action === "h");
      if (this.alternate) this.#fullScreen = true;
    }
    for (const [, direction] of text.matchAll(keyboardFlags)) {
      this.#keyboardDepth = Math.max(0, this.#keyboardDepth + (direction === ">" ? 1 : -1));
    }
    this.#keyModes ||= keyModes.test(text);
    for (const [, rows = ""] of text.matchAll(scrollingRegion)) this.#region = rows !== "";
    for (const [, shape = ""] of text.matchAll(cursorShape)) this.#shape = Number(shape) !== 0;
    this.#endsInSequence = sequence.test(text.slice(text.lastIndexOf("\u001B")));
    this.#tail = this.#openEnd(view, lastEscape);
  }

  /** What may be the beginning of a sequence that the next chunk goes on with. */
  #openEnd(view: Buffer, lastEscape: number): Buffer<ArrayBuffer> {
    const end = lastEscape >= 0 ? view.subarray(lastEscape) : Buffer.concat([this.#tail, view]);
    if (end.length > longestTail || !unfinished.test(end.toString("latin1"))) {
      return Buffer.alloc(0);
    }
    return Buffer.from(end);
  }

  /** The bytes that put the terminal back as it was before the command. */
  undo(): string {
    // CAN ends a sequence that was cut short, ST a string (ECMA-48 §8.3.143).
    const cut = this.#tail.length > 0 ? "\u0018\u001B\\" : "";
    if (!this.#styled) return cut;
    const wasAlternate = this.alternate;
    const changed = [...this.#modes].filter(([mode, isSet]) => isSet !== usuallySet.includes(mode));
    // Some resets move the cursor, so the alternate screen, which gives it back, goes last.
    const inOrder = [
      ...changed.filter(([mode]) => !alternateScreens.includes(mode)),
      ...changed.filter(([mode]) => alternateScreens.includes(mode)),
    ];
    const modes = inOrder.map(([mode, isSet]) => `\u001B[?${mode}${isSet ? "l" : "h"}`).join("");
    // A scrolling region outlives the alternate screen; resetting it moves the cursor.
    const region = wasAlternate || this.#region ? "\u001B7\u001B[r\u001B8" : "";
    const keyboard = "\u001B[<u".repeat(this.#keyboardDepth);
    const keys = this.#keyModes ? "\u001B[>4;0m\u001B>" : "";
    const shape = this.#shape ? "\u001B[0 q" : "";
    return `${cut}${modes}${region}${keyboard}${keys}${shape}\u000F\u001B(B\u001B[0m`;
  }
}
