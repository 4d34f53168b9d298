import type { KeyEvent, Pause } from "./key-event.ts";
import { PasteRun } from "./paste-run.ts";

const beginning = "\u001B[200~";
/** No key sends more. */
const longestKey = 64;

export interface PasteRead {
  readonly next: number;
  readonly isOver: boolean;
  readonly events: readonly KeyEvent[];
}

/**
 * A paste until its end mark, which may never come: after a pause what has come is given, and what then
 * comes alone is a key. What comes at speed stays a part of the paste, whatever it is.
 */
export class UnfinishedPaste {
  readonly #keysOf: (bytes: Uint8Array) => readonly KeyEvent[];
  readonly #run = new PasteRun();
  #hasRested = false;
  /** A pause has passed, and what has come since came alone. */
  #isResting = false;
  #hasNew = false;
  /** Behind what was given: the last line ends of a paste count for less than those within it. */
  #lineEnds = "";

  /** `keysOf`: what the bytes are by themselves. */
  constructor(keysOf: (bytes: Uint8Array) => readonly KeyEvent[]) {
    this.#keysOf = keysOf;
  }

  read(bytes: Uint8Array, start: number): PasteRead {
    const texts: string[] = [];
    const { next, isOver } = this.#run.read(bytes, start, (text) => texts.push(text));
    this.#hasNew = true;
    const last = isOver ? texts.pop() : undefined;
    const events = texts.flatMap((text) => this.#part(text));
    if (last !== undefined) events.push(...this.#event(this.#lineEnds + this.#withoutMark(last)));
    return { next, isOver, events };
  }

  get pause(): Pause {
    if (!this.#isResting) return "paste";
    if (this.#run.isAtMark) return "paste";
    return this.#hasNew ? "lone" : "none";
  }

  flush(): readonly KeyEvent[] {
    const isNew = this.#hasNew;
    this.#hasNew = false;
    if (!this.#isResting) {
      this.#isResting = true;
      this.#hasRested = true;
      return this.#part(this.#run.takeText());
    }
    const bytes = this.#run.takeBytes();
    if (!isNew) return []; // the beginning of an end mark
    const keys = bytes.length > longestKey ? undefined : this.#keysOf(bytes);
    if (keys !== undefined && isOneKey(keys)) {
      this.#lineEnds = "";
      return keys;
    }
    this.#isResting = false;
    return this.#part(this.#run.textOf(bytes));
  }

  #part(text: string): readonly KeyEvent[] {
    const whole = this.#lineEnds + this.#withoutMark(text);
    let end = whole.length;
    while (whole[end - 1] === "\n" || whole[end - 1] === "\r") end -= 1;
    this.#lineEnds = whole.slice(end);
    return this.#event(whole.slice(0, end));
  }

  /** Whoever missed the end of a paste may have pasted again. */
  #withoutMark(text: string): string {
    return this.#hasRested && text.startsWith(beginning) ? text.slice(beginning.length) : text;
  }

  #event(text: string): readonly KeyEvent[] {
    return text === "" && this.#hasRested ? [] : [{ kind: "paste", text }];
  }
}

function isOneKey([first, ...others]: readonly KeyEvent[]): boolean {
  if (first?.kind === "text") return others.length === 0 && /^.$/u.test(first.text);
  return first?.kind !== "paste" && others.length === 0;
}
