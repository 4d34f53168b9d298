import { graphemeFloor, type EditBuffer } from "../edit/index.ts";
import { CompletionMenu } from "../menu/index.ts";
import type { Completion, CompletionAnswer, CompletionList } from "./editor-request.ts";

type Complete = (text: string, cursor: number, signal: AbortSignal) => CompletionAnswer;

/** Completion from the first Tab until the menu closes. A chosen candidate is shown in the text before it is typed. */
export class MenuSession {
  readonly menu = new CompletionMenu();
  readonly #complete: Complete;
  readonly #joined: () => void;
  #list: CompletionList = { start: 0, end: 0, items: [] };
  #asked = new AbortController();
  #isWaiting = false;
  /** What was asked for. */
  #text = "";

  /** `joined` is called when late candidates have come. */
  constructor(complete: Complete, joined: () => void) {
    this.#complete = complete;
    this.#joined = joined;
  }

  get list(): CompletionList {
    return this.#list;
  }

  /** Whether more candidates may come. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  get chosen(): Completion | undefined {
    const { selected } = this.menu;
    return selected === undefined ? undefined : this.#list.items[selected];
  }

  /** Asks for the text as it is now. */
  ask({ text, cursor }: EditBuffer): void {
    this.#asked.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.#text = text;
    const { now, later } = this.#complete(text, cursor, asked.signal);
    this.#list = now;
    this.menu.setItems(now.items);
    this.#isWaiting = later !== undefined;
    if (later !== undefined) void this.#join(later, asked.signal);
  }

  async #join(later: Promise<CompletionList | undefined>, signal: AbortSignal): Promise<void> {
    const list = await later.catch(() => undefined); // late candidates that fail are none
    if (signal.aborted) return;
    this.#isWaiting = false;
    if (list !== undefined) {
      this.#list = list;
      this.menu.joinItems(list.items);
    }
    this.#joined();
  }

  /** The text with the chosen candidate in it, as it is shown. */
  shown({ text, cursor }: EditBuffer): { readonly text: string; readonly cursor: number } {
    const { chosen } = this;
    if (chosen === undefined) return { text, cursor };
    const { start, end } = this.#list;
    return {
      text: text.slice(0, start) + chosen.value + text.slice(end),
      cursor: start + chosen.value.length,
    };
  }

  /** Types the chosen candidate; `follow` puts a blank behind a word that is over. */
  type(buffer: EditBuffer, item: Completion, follow: boolean): void {
    const { start, end } = this.#list;
    const isFollowed = /^\s/.test(buffer.text.slice(end, end + 1));
    const blank = follow && !item.goesOn && !isFollowed ? " " : "";
    buffer.replace(start, end, item.value + blank);
  }

  close(): void {
    this.#asked.abort();
  }

  /** Those that go on with what is typed; all of them if none does, for then the letters are only in them. */
  get likely(): readonly Completion[] {
    const { items } = this.#list;
    const typed = this.#typed;
    const going = items.filter(({ value }) => value.startsWith(typed));
    return going.length > 0 ? going : items;
  }

  /** Types what the likely candidates begin with; false if that is there already. */
  typeCommonPrefix(buffer: EditBuffer): boolean {
    const { start, end, isPartial } = this.#list;
    if (isPartial === true) return false; // what the others begin with is not known
    const typed = this.#typed;
    const prefix = commonPrefix(this.likely.map(({ value }) => value));
    if (prefix.length <= typed.length || !prefix.startsWith(typed)) return false;
    buffer.replace(start, end, prefix);
    return true;
  }

  get #typed(): string {
    return this.#text.slice(this.#list.start, this.#list.end);
  }
}

/** Whole letters, and no backslash without what it quotes. */
function commonPrefix(values: readonly string[]): string {
  let [prefix = ""] = values;
  for (const value of values) {
    while (!value.startsWith(prefix)) prefix = prefix.slice(0, -1);
  }
  const length = Math.min(...values.map((value) => graphemeFloor(value, prefix.length)));
  const whole = prefix.slice(0, length);
  return /(?<!\\)(?:\\{2})*\\$/.test(whole) ? whole.slice(0, -1) : whole;
}
