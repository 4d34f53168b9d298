import { assertNever } from "@aish/core";
import { AltCharacter } from "./alt-character.ts";
import { byteChord } from "./byte-chord.ts";
import { characterChord, withAlt } from "./chord.ts";
import { parseControlSequence } from "./control-sequence.ts";
import type { KeyDecoder, KeyEvent, Pause } from "./key-event.ts";
import { sequenceEvent } from "./sequence-event.ts";
import { ss3Event } from "./ss3-event.ts";
import { stringAnswer } from "./string-answer.ts";
import { TextRun } from "./text-run.ts";
import { UnfinishedPaste } from "./unfinished-paste.ts";

type State =
  | "ground"
  | "escape"
  | "sequence"
  | "consoleKey"
  | "ss3"
  | "string"
  | "stringEscape"
  | "mouse"
  | "altCharacter"
  | "paste";

/** Of a sequence, and of what is kept of a string. */
const bodyLimit = 1024;
const stringLimit = 65_536;
const bel = 0x07;
const esc = 0x1b;
const del = 0x7f;

/**
 *     ground --ESC--> escape --[--> sequence --its last character--> ground, paste, mouse
 *                            --O--> ss3 --its last character--> ground
 *                            --] P _ ^ X--> string --BEL or ESC \--> ground
 *                            --any other--> ground
 *
 * A byte that cannot go on what was begun ends it and is read anew, so that nothing which follows is
 * lost; what never ends is given up at a limit. Each state says how many bytes it took: one or none.
 */
export class ByteMachine implements KeyDecoder {
  readonly #isCursorAsked: () => boolean;
  readonly #text = new TextRun();
  #events: KeyEvent[] = [];
  #state: State = "ground";
  /** An ESC came before the one that began this: Alt if a key follows, else the key Escape. */
  #isEscaped = false;
  #introducer = "";
  #body = "";
  #length = 0;
  #altCharacter = new AltCharacter();
  #paste: UnfinishedPaste | undefined;

  constructor(isCursorAsked: () => boolean) {
    this.#isCursorAsked = isCursorAsked;
  }

  decode(bytes: Uint8Array): readonly KeyEvent[] {
    let at = 0;
    while (at < bytes.length) {
      if (this.#state === "ground") at = this.#ground(bytes, at);
      else if (this.#paste !== undefined) at = this.#readPaste(this.#paste, bytes, at);
      else at += this.#step(bytes[at] ?? 0);
    }
    return this.#taken();
  }

  get isWaiting(): boolean {
    switch (this.#state) {
      case "escape":
      case "consoleKey":
        return true;
      case "sequence":
      case "ss3":
      case "string":
      case "stringEscape":
        return this.#length === 0;
      case "ground":
      case "mouse":
      case "altCharacter":
      case "paste":
        return false;
      default:
        return assertNever(this.#state);
    }
  }

  get pause(): Pause {
    return this.isWaiting ? "key" : (this.#paste?.pause ?? "none");
  }

  flush(): readonly KeyEvent[] {
    if (this.isWaiting) this.#abandon();
    this.#events.push(...(this.#paste?.flush() ?? []));
    return this.#taken();
  }

  #taken(): readonly KeyEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #ground(bytes: Uint8Array, start: number): number {
    let end = start;
    while (end < bytes.length && !isControl(bytes[end] ?? 0)) end += 1;
    if (end > start) this.#insert(this.#text.feed(bytes.subarray(start, end)));
    const byte = bytes[end];
    if (byte === undefined) return end;
    this.#insert(this.#text.finish());
    if (byte === esc) this.#state = "escape";
    else this.#push({ kind: "chord", chord: byteChord(byte, false) });
    return end + 1;
  }

  #step(byte: number): 0 | 1 {
    switch (this.#state) {
      case "escape":
        return this.#escape(byte);
      case "sequence":
        return this.#sequence(byte);
      case "consoleKey":
        return this.#consoleKey(byte);
      case "ss3":
        return this.#ss3(byte);
      case "string":
        return this.#string(byte);
      case "stringEscape":
        return this.#stringEscape(byte);
      case "mouse":
        return this.#mouse(byte);
      case "altCharacter":
        return this.#altByte(byte);
      case "ground":
      case "paste":
        return 1;
      default:
        return assertNever(this.#state);
    }
  }

  #escape(byte: number): 0 | 1 {
    if (byte === esc) {
      if (this.#isEscaped) this.#press("escape");
      this.#isEscaped = true;
      return 1;
    }
    const state = introducers.get(byte);
    if (state !== undefined) {
      if (state === "string") this.#releaseEscape();
      this.#introducer = String.fromCharCode(byte);
      this.#body = "";
      this.#length = 0;
      this.#state = state;
      return 1;
    }
    this.#releaseEscape();
    if (byte >= 0x80) {
      this.#altCharacter = new AltCharacter();
      this.#state = "altCharacter";
      return 0;
    }
    this.#press(byteChord(byte, true));
    return this.#end();
  }

  #sequence(byte: number): 0 | 1 {
    if (isControl(byte) || byte >= 0x80) return this.#abandon();
    const final = String.fromCharCode(byte);
    // rxvt ends with $ what has Shift; elsewhere $ has a second number or a ? before it.
    const isLast = byte >= 0x40 || (final === "$" && /^\d+$/.test(this.#body));
    if (!isLast) return this.#keep(byte, bodyLimit);
    if (this.#body === "" && final === "[") {
      this.#state = "consoleKey";
      return 1;
    }
    if (this.#body === "" && final === "M") {
      this.#releaseEscape();
      this.#state = "mouse";
      return 1;
    }
    if (this.#body === "200" && final === "~") {
      this.#releaseEscape();
      this.#paste = new UnfinishedPaste((bytes) => this.#keysOf(bytes));
      this.#state = "paste";
      return 1;
    }
    const sequence = parseControlSequence(this.#body, final);
    return this.#end(sequence && sequenceEvent(sequence, this.#isCursorAsked()));
  }

  /** `ESC [ [ A` is F1 of the Linux console, and so on to F5. */
  #consoleKey(byte: number): 0 | 1 {
    if (isControl(byte) || byte < 0x40 || byte >= 0x80) return this.#abandon();
    const number = byte - 0x40;
    return this.#end(number <= 5 ? { kind: "chord", chord: `f${number}` } : undefined);
  }

  #ss3(byte: number): 0 | 1 {
    const isParameter = (byte >= 0x30 && byte <= 0x39) || byte === 0x3b;
    if (isParameter) return this.#keep(byte, bodyLimit);
    if (byte < 0x40 || byte >= del) return this.#abandon();
    return this.#end(ss3Event(this.#body, String.fromCharCode(byte)));
  }

  #string(byte: number): 0 | 1 {
    if (byte === esc) {
      this.#state = "stringEscape";
      return 1;
    }
    if (byte === bel) return this.#endString();
    if (isControl(byte)) return this.#abandon();
    return this.#keep(byte, stringLimit);
  }

  #stringEscape(byte: number): 0 | 1 {
    if (byte === 0x5c) return this.#endString();
    this.#state = "string";
    this.#abandon();
    this.#state = "escape";
    return 0;
  }

  #endString(): 1 {
    const isWhole = this.#length === this.#body.length;
    const answer = isWhole ? stringAnswer(this.#introducer, this.#body) : undefined;
    return this.#end(answer && { kind: "answer", answer });
  }

  /** The three bytes of X10 are a button and a place, 32 added to each. */
  #mouse(byte: number): 0 | 1 {
    if (byte < 32) return this.#abandon();
    this.#length += 1;
    return this.#length < 3 ? 1 : this.#end();
  }

  #altByte(byte: number): 0 | 1 {
    const isExpected = this.#altCharacter.add(byte);
    if (isExpected && !this.#altCharacter.isWhole) return 1;
    const { bytes, character } = this.#altCharacter;
    this.#end();
    if (isExpected && character !== undefined) {
      this.#press(characterChord(character, altOnly));
      return 1;
    }
    this.#press("escape");
    this.#insert(this.#text.feed(bytes));
    return isExpected ? 1 : 0;
  }

  /** What the bytes are by themselves. */
  #keysOf(bytes: Uint8Array): readonly KeyEvent[] {
    const machine = new ByteMachine(this.#isCursorAsked);
    return [...machine.decode(bytes), ...machine.flush()];
  }

  #readPaste(paste: UnfinishedPaste, bytes: Uint8Array, start: number): number {
    const { next, isOver, events } = paste.read(bytes, start);
    this.#events.push(...events);
    if (isOver) {
      this.#paste = undefined;
      this.#end();
    }
    return next;
  }

  /** One byte more of what was begun; past the limit it is given up. */
  #keep(byte: number, limit: number): 1 {
    this.#length += 1;
    if (this.#length > limit) return this.#end();
    if (this.#length <= bodyLimit) this.#body += String.fromCharCode(byte);
    return 1;
  }

  /** The end of what was begun, and what it was. */
  #end(event?: KeyEvent): 1 {
    if (event?.kind === "chord" && this.#isEscaped) this.#press(withAlt(event.chord));
    else {
      this.#releaseEscape();
      if (event !== undefined) this.#push(event);
    }
    this.#isEscaped = false;
    this.#state = "ground";
    return 1;
  }

  /** What was begun cannot go on: an introducer by itself is a key with Alt, more than it is nothing. */
  #abandon(): 0 {
    const state = this.#state;
    const isAlone = this.isWaiting;
    this.#releaseEscape();
    this.#state = "ground";
    if (!isAlone) return 0;
    if (state === "escape") this.#press("escape");
    else this.#press(byteChord(this.#introducer.charCodeAt(0), true));
    if (state === "consoleKey") this.#insert("[");
    if (state === "stringEscape") this.#press("escape");
    return 0;
  }

  #releaseEscape(): void {
    if (this.#isEscaped) this.#press("escape");
    this.#isEscaped = false;
  }

  #press(chord: string): void {
    this.#push({ kind: "chord", chord });
  }

  #insert(text: string): void {
    if (text !== "") this.#push({ kind: "text", text });
  }

  #push(event: KeyEvent): void {
    this.#events.push(event);
  }
}

const introducers: ReadonlyMap<number, State> = new Map([
  [0x5b, "sequence"],
  [0x4f, "ss3"],
  [0x5d, "string"],
  [0x50, "string"],
  [0x5f, "string"],
  [0x5e, "string"],
  [0x58, "string"],
]);

const altOnly = { ctrl: false, alt: true, shift: false, super: false };

function isControl(byte: number): boolean {
  return byte < 32 || byte === del;
}
