import { formatBytes } from "@aish/core";
import { ErrorLines } from "./error-lines.ts";
import { plainText } from "./plain-text.ts";

const headBytes = 8 * 1024;
const tailBytes = 16 * 1024;
const headCharacters = 2000;
const tailCharacters = 3500;
const errorLines = 12;

/**
 * Gathers what a model or a person needs of an output of any size in a fixed amount of memory: its
 * head, its tail, and the lines between that look like an error.
 */
export class ExcerptBuilder {
  #total = 0;
  #head: Uint8Array[] = [];
  #headLength = 0;
  /** The last bytes are in front of `#tailLength`; twice the room, so that moving them is rare. */
  readonly #tail = Buffer.alloc(2 * tailBytes);
  #tailLength = 0;
  readonly #errors = new ErrorLines();

  write(chunk: Uint8Array): void {
    const toHead = Math.min(chunk.length, headBytes - this.#headLength);
    if (toHead > 0) {
      this.#head.push(chunk.slice(0, toHead));
      this.#headLength += toHead;
    }
    const rest = chunk.subarray(toHead);
    if (rest.length > 0) {
      this.#keepLast(rest.subarray(-tailBytes));
    }
    this.#errors.write(chunk);
    this.#total += chunk.length;
  }

  #keepLast(bytes: Uint8Array): void {
    if (this.#tailLength + bytes.length > this.#tail.length) {
      this.#tail.copyWithin(0, this.#tailLength - tailBytes, this.#tailLength);
      this.#tailLength = tailBytes;
    }
    this.#tail.set(bytes, this.#tailLength);
    this.#tailLength += bytes.length;
  }

  /** `more` names the command that shows everything, such as `:out 12`. */
  text(more: string): string {
    if (this.#total === 0) return "";
    const head = Buffer.concat(this.#head);
    const tail = this.#tail.subarray(0, this.#tailLength);
    const whole = head.length + tail.length === this.#total;
    if (whole) {
      const plain = plainText(Buffer.concat([head, tail]));
      if (plain.length <= headCharacters + tailCharacters) return plain;
    }
    const start = cutAfter(plainText(head), headCharacters);
    const end = cutBefore(plainText(tail.subarray(-tailBytes)), tailCharacters);
    const errors = this.#errors
      .best(errorLines)
      .filter(({ text }) => !start.includes(text) && !end.includes(text));
    const size = formatBytes(this.#total);
    return [
      `[${size} of output, shown in part; ${more} has all of it]`,
      start,
      ...(errors.length > 0
        ? [
            "[… left out, but for lines that look like errors:]",
            ...errors.map(({ line, text }) => `line ${line}: ${text}`),
          ]
        : []),
      "[… left out …]",
      end.replace(/\n$/, ""),
      `[end of output; ${size} in all, ${more}]`,
    ].join("\n");
  }
}

function cutAfter(text: string, limit: number): string {
  if (text.length <= limit) return text.replace(/\n$/, "");
  const cut = text.slice(0, limit);
  const lineEnd = cut.lastIndexOf("\n");
  return lineEnd > limit / 2 ? cut.slice(0, lineEnd) : cut;
}

function cutBefore(text: string, limit: number): string {
  const cut = text.length <= limit ? text : text.slice(-limit);
  const lineEnd = cut.indexOf("\n");
  return lineEnd >= 0 && lineEnd < limit / 2 ? cut.slice(lineEnd + 1) : cut;
}
