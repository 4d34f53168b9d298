import type { Flow } from "./flow.ts";
import { Inline } from "./inline.ts";
import type { LinkNames } from "./link-names.ts";
import { bold, dim, italic, underline, type Style } from "./style.ts";

const styles: readonly Style[] = [
  bold,
  bold,
  bold | underline,
  bold | italic,
  italic,
  dim | italic,
];
const lines = ["═", "─"];
const closingMarks = /[ \t]+#*[ \t]*$/;
const longestEnd = 64;

/** The levels are told apart by what stands under them or by their letters; the `#`s are not shown. */
export class Heading {
  readonly #flow: Flow;
  readonly #level: number;
  readonly #inline: Inline;
  /** What may be the closing marks; a space before it all lets them stand alone. */
  #end = " ";

  constructor(flow: Flow, level: number, links: LinkNames | undefined) {
    this.#flow = flow;
    this.#level = level;
    this.#inline = new Inline(flow, links, styles[level - 1] ?? bold);
  }

  write(text: string): void {
    const whole = this.#end + text;
    const tail = closingMarks.exec(whole.slice(-longestEnd))?.[0] ?? "";
    this.#end = tail;
    this.#inline.write(whole.slice(0, whole.length - tail.length));
  }

  end(): void {
    this.#inline.end();
    this.#flow.newline();
    const line = lines[this.#level - 1];
    if (line !== undefined && this.#flow.widest > 0) this.#flow.rule(line, this.#flow.widest);
  }
}
