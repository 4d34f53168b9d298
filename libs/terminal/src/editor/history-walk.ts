import type { EditBuffer } from "../edit/index.ts";
import type { RecallSource, WantedLines } from "./editor-request.ts";

/**
 * Going back through what was typed before. What stood in the line when it began decides which lines
 * are found, and comes back at the end.
 */
export class HistoryWalk {
  readonly #recall: RecallSource;
  readonly #buffer: EditBuffer;
  readonly #stashed: string;
  readonly #wanted: WantedLines;
  #step = 0;
  #shown: string;

  constructor(recall: RecallSource, buffer: EditBuffer, wanted: WantedLines["kind"]) {
    this.#recall = recall;
    this.#buffer = buffer;
    this.#stashed = buffer.text;
    this.#shown = buffer.text;
    this.#wanted = toWanted(wanted, buffer);
  }

  /** Whether the text is still the one that was recalled: an edit ends the walk. */
  get isOn(): boolean {
    return this.#step > 0 && this.#buffer.text === this.#shown;
  }

  get step(): number {
    return this.#step;
  }

  /** What was looked for in the line that is shown. */
  get found(): string {
    return this.#wanted.kind === "any" ? "" : this.#wanted.text;
  }

  /** Whether there was another line. */
  move(direction: "older" | "newer"): boolean {
    return this.#show(this.#step + (direction === "older" ? 1 : -1));
  }

  /** The line that was shown is no longer there: shows the one that took its place. */
  again(): boolean {
    return this.#show(this.#step);
  }

  #show(step: number): boolean {
    if (step < 0) return false;
    const text = step === 0 ? this.#stashed : this.#recall.earlier(this.#wanted, step);
    if (text === undefined) return false;
    this.#step = step;
    this.#shown = text;
    this.#buffer.setText(text);
    return true;
  }
}

function toWanted(kind: WantedLines["kind"], { text, cursor }: EditBuffer): WantedLines {
  const typed = kind === "prefix" ? text.slice(0, cursor) : text;
  return kind === "any" || typed === "" ? { kind: "any" } : { kind, text: typed };
}
