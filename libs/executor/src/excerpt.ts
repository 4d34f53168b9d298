import { plainText } from "./plain-text.ts";

const headBytes = 8 * 1024;
const tailBytes = 16 * 1024;
const scannedBytes = 16 * 1024 * 1024;
const headCharacters = 2000;
const tailCharacters = 3500;
const errorLines = 12;
const errorLineCharacters = 240;

const looksLikeError =
  /\b(?:error|errors|fail(?:ed|ure|s)?|fatal|panic|exception|traceback|denied|cannot|undefined|not found|no such|segmentation|warning)\b/i;

/**
 * Gathers what a model or a person needs of an output of any size in a fixed amount of memory: its
 * head, its tail, and the lines between that look like an error.
 */
export class ExcerptBuilder {
  #total = 0;
  #head: Uint8Array[] = [];
  #headLength = 0;
  #tail = Buffer.alloc(0);
  #errors: string[] = [];
  #partialLine = "";

  write(chunk: Uint8Array): void {
    const toHead = Math.min(chunk.length, headBytes - this.#headLength);
    if (toHead > 0) {
      this.#head.push(chunk.slice(0, toHead));
      this.#headLength += toHead;
    }
    const rest = chunk.subarray(toHead);
    if (rest.length > 0) {
      if (this.#total < scannedBytes && this.#errors.length < errorLines) this.#scan(rest);
      const kept = Buffer.concat([this.#tail, rest.subarray(-tailBytes)]);
      this.#tail = kept.length > tailBytes ? Buffer.from(kept.subarray(-tailBytes)) : kept;
    }
    this.#total += chunk.length;
  }

  #scan(bytes: Uint8Array): void {
    const text = this.#partialLine + Buffer.from(bytes).toString("latin1");
    if (!looksLikeError.test(text)) {
      this.#partialLine = text.slice(text.lastIndexOf("\n") + 1).slice(-1000);
      return;
    }
    const lines = text.split("\n");
    this.#partialLine = (lines.pop() ?? "").slice(-1000);
    for (const line of lines) {
      if (this.#errors.length === errorLines) return;
      if (!looksLikeError.test(line)) continue;
      const plain = plainText(Buffer.from(line.slice(0, 4 * errorLineCharacters), "latin1"));
      this.#errors.push(plain.slice(0, errorLineCharacters));
    }
  }

  /** `more` names the command that shows everything, such as `:out 12`. */
  text(more: string): string {
    const whole = this.#headLength + this.#tail.length === this.#total;
    const head = Buffer.concat(this.#head);
    if (whole) {
      const plain = plainText(Buffer.concat([head, this.#tail]));
      if (plain.length <= headCharacters + tailCharacters) return plain;
    }
    const start = cutAfter(plainText(head), headCharacters);
    const end = cutBefore(plainText(this.#tail), tailCharacters);
    const errors = this.#errors.filter((line) => !start.includes(line) && !end.includes(line));
    const size = humanBytes(this.#total);
    return [
      `[${size} of output, shown in part; ${more} has all of it]`,
      start,
      ...(errors.length > 0
        ? ["[… left out, but for lines that look like errors:]", ...errors]
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

/** `999B`, `1.4MB`: decimal units, as `ls -h --si` and disks have them. */
export function humanBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits).replace(/\.0$/, "")}${units[unit] ?? ""}`;
}
