import { cutLines, longestLine, partEnd } from "./cut-lines.ts";
import type { TextPort } from "./text-port.ts";

const blockLines = 256;
const blockBytes = 256 * 1024;
const keptBlocks = 8;
const newline = 0x0a;

/**
 * Finds the lines of a text of any size: where every block of them begins is remembered, and the few that
 * were read last are kept.
 */
export class LineIndex {
  readonly #port: TextPort;
  /** The first line of each block, and where it begins. */
  readonly #firstLines: number[] = [0];
  readonly #offsets: number[] = [0];
  readonly #kept = new Map<number, readonly string[]>();
  #scanned = 0;
  #ended = 0;
  #lineStart = 0;

  constructor(port: TextPort) {
    this.#port = port;
  }

  /** The lines that were found as yet, the last of them perhaps without its end. */
  get count(): number {
    return this.#ended + (this.#scanned > this.#lineStart ? 1 : 0);
  }

  /** The bytes that were looked at as yet. */
  get scanned(): number {
    return this.#scanned;
  }

  get isWhole(): boolean {
    return this.#scanned >= this.#port.size;
  }

  /** Looks at so many bytes more. */
  scan(bytes: number): void {
    const start = this.#scanned;
    const chunk = this.#port.read(start, Math.min(bytes, this.#port.size - start));
    if (chunk.length === 0) return;
    this.#kept.delete(this.#offsets.length - 1);
    for (let from = 0; ;) {
      const at = chunk.indexOf(newline, from);
      const end = at < 0 ? chunk.length : at;
      while (start + end - this.#lineStart > longestLine) {
        this.#endLine(start + partEnd(chunk, this.#lineStart - start));
      }
      if (at < 0) break;
      this.#endLine(start + at + 1);
      from = at + 1;
    }
    this.#scanned = start + chunk.length;
  }

  /** Empty where there is none. */
  line(line: number): string {
    const block = this.#blockOf(line);
    return this.#linesOf(block)[line - (this.#firstLines[block] ?? 0)] ?? "";
  }

  /** Where a line begins, near enough to say how far through the text that is. */
  offsetNear(line: number): number {
    const block = this.#blockOf(line);
    const first = this.#firstLines[block] ?? 0;
    const start = this.#offsets[block] ?? 0;
    const nextFirst = this.#firstLines[block + 1] ?? this.count;
    const end = this.#offsets[block + 1] ?? this.#scanned;
    return start + ((end - start) * (line - first)) / Math.max(1, nextFirst - first);
  }

  #endLine(end: number): void {
    this.#ended += 1;
    this.#lineStart = end;
    const isFull =
      this.#ended - (this.#firstLines.at(-1) ?? 0) >= blockLines ||
      end - (this.#offsets.at(-1) ?? 0) >= blockBytes;
    if (!isFull) return;
    this.#firstLines.push(this.#ended);
    this.#offsets.push(end);
  }

  #blockOf(line: number): number {
    let low = 0;
    let high = this.#firstLines.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#firstLines[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #linesOf(block: number): readonly string[] {
    const known = this.#kept.get(block);
    if (known !== undefined) return known;
    const start = this.#offsets[block] ?? 0;
    const end = this.#offsets[block + 1] ?? this.#scanned;
    const lines = cutLines(this.#port.read(start, end - start));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= keptBlocks && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(block, lines);
    return lines;
  }
}
