import { plainText } from "./plain-text.ts";

/** A line of an output that says what went wrong, as far as that can be seen from its words. */
export interface ErrorLine {
  /** Counted from 1, by line feeds, as `:out --lines` counts. */
  readonly line: number;
  readonly text: string;
}

const lineCharacters = 240;
const partialBytes = 1000;
const mostKinds = 200;
const lastKept = 4;

/**
 * One of these is in every text that `wanted` matches. Looked for in bytes, at more than a gigabyte a
 * second, so that all of a huge output is searched and next to none of it is decoded.
 */
const stems = [
  "rror",
  "ail",
  "atal",
  "anic",
  "xception",
  "raceback",
  "enied",
  "annot",
  "ot found",
  "o such",
  "egmentation",
  "ndefined",
  "nresolved",
  "arning",
  "bort",
  "illed",
  "efused",
].flatMap((stem) => [Buffer.from(stem), Buffer.from(stem.toUpperCase())]);

const wanted =
  /error|fail(?:ed|ure|s|:)|fatal|panic|exception|traceback|denied|cannot|undefined|unresolved|not found|no such|segmentation|abort|killed|refused|warning/i;
/** The form in which compilers, tools and logs state an error, not merely mention one. */
const stated =
  /(?:[Ff]atal|[Pp]anic|[Ee]rror|[Ee]xception|[Tt]raceback|[Ff]ailed)(?:\[[^\]]*\]| \([^)]*\))?\s?[:!]|^\s*(?:[Ee]rror|[Ff]atal|[Pp]anic|[Cc]ritical)\b|\b(?:ERROR|FATAL|FAILED|CRITICAL|PANIC)\b/;
const harmless =
  /\b(?:0|no|zero|without)\s+(?:errors?|failures?|warnings?)\b|\b(?:errors?|failures?|failed|warnings?)\s*[:=]\s*0\b|-W(?:no-)?error/gi;

interface Kind {
  readonly line: number;
  /** Bytes as latin1. */
  readonly raw: string;
  readonly score: number;
  count: number;
}

/** Finds the lines that look like errors in an output of any size, in a fixed amount of memory. */
export class ErrorLines {
  readonly #kinds = new Map<string, Kind>();
  #last: Kind[] = [];
  #line = 1;
  /** The end of the line that has begun. */
  #partial: Uint8Array = new Uint8Array();

  write(bytes: Uint8Array): void {
    const text = Buffer.concat([this.#partial, bytes]);
    const isSuspect = stems.some((stem) => text.includes(stem));
    const end = text.lastIndexOf(0x0a);
    if (end >= 0 && isSuspect) this.#takeLines(text.toString("latin1", 0, end));
    for (let at = text.indexOf(0x0a); at >= 0; at = text.indexOf(0x0a, at + 1)) this.#line += 1;
    // A line of megabytes is only remembered by what stands at its end, and where it is suspect.
    const rest = text.subarray(end + 1);
    if (rest.length > partialBytes && isSuspect) this.#take(rest.toString("latin1"), this.#line);
    this.#partial = rest.subarray(-partialBytes);
  }

  /** The most telling ones, at most `count`, in the order of the output. */
  best(count: number): readonly ErrorLine[] {
    if (this.#partial.length > 0)
      this.#take(Buffer.from(this.#partial).toString("latin1"), this.#line);
    this.#partial = new Uint8Array();
    const last = this.#last.slice(-Math.min(lastKept, Math.floor(count / 3)));
    const kinds = [...this.#kinds.values()]
      .filter(({ score }) => score > 0)
      .filter(({ line }) => last.every((other) => other.line !== line))
      .toSorted((a, b) => b.score - a.score || a.count - b.count || a.line - b.line);
    const chosen = [...kinds.slice(0, count - last.length), ...last];
    return chosen
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, raw }) => ({ line, text: shown(raw) }));
  }

  #takeLines(text: string): void {
    let number = this.#line;
    let start = 0;
    for (let end = text.indexOf("\n"); ; end = text.indexOf("\n", start)) {
      this.#take(end < 0 ? text.slice(start) : text.slice(start, end), number);
      if (end < 0) return;
      start = end + 1;
      number += 1;
    }
  }

  #take(line: string, number: number): void {
    const at = line.search(wanted);
    if (at < 0) return;
    const raw =
      line.length <= lineCharacters
        ? line
        : line.slice(Math.max(0, at - lineCharacters / 2), at + 2 * lineCharacters);
    const pattern = raw.slice(0, 120).replace(/\d+/g, "#");
    const known = this.#kinds.get(pattern);
    const score = known?.score ?? scoreOf(raw);
    const kind: Kind = { line: number, raw, score, count: 1 };
    if (known !== undefined) known.count += 1;
    else this.#keep(pattern, kind);
    if (score > 1) {
      this.#last.push(kind);
      if (this.#last.length > 16 * lastKept) this.#last = this.#last.slice(-lastKept);
    }
  }

  #keep(pattern: string, kind: Kind): void {
    if (this.#kinds.size >= mostKinds) {
      const weakest = [...this.#kinds].find(([, other]) => other.score < kind.score);
      if (weakest === undefined) return;
      this.#kinds.delete(weakest[0]);
    }
    this.#kinds.set(pattern, kind);
  }
}

function shown(raw: string): string {
  return plainText(Buffer.from(raw, "latin1")).slice(0, lineCharacters);
}

/** 0 is no error, 1 a warning or a mere mention, 2 a failure, 3 an error that is stated as one. */
function scoreOf(line: string): number {
  const rest = line.replace(harmless, "");
  if (rest !== line && !wanted.test(rest)) return 0;
  if (/warning/i.test(rest)) return 1;
  return stated.test(rest) ? 3 : 2;
}
