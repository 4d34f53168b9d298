import type { SearchableLine } from "./line-table.ts";

/** The lines that Up steps through: found one by one as they are asked for, and each only once. */
export class Recall {
  readonly typed: string;
  readonly #lines: Iterator<SearchableLine>;
  readonly #found: string[] = [];
  readonly #seen: Set<string>;
  readonly #contains: (line: SearchableLine) => boolean;

  constructor(typed: string, lines: Iterable<SearchableLine>) {
    this.typed = typed;
    this.#lines = lines[Symbol.iterator]();
    this.#seen = new Set([typed]);
    this.#contains = containing(typed);
  }

  /** Undefined if there are not so many. */
  at(skip: number): string | undefined {
    while (this.#found.length <= skip) {
      const next = this.#lines.next();
      if (next.done === true) return undefined;
      const line = next.value;
      if (this.#seen.has(line.command)) continue;
      this.#seen.add(line.command);
      if (this.#contains(line)) this.#found.push(line.command);
    }
    return this.#found[skip];
  }
}

/** Anywhere in the line, and in any case of letters unless upper case was typed. */
function containing(typed: string): (line: SearchableLine) => boolean {
  if (typed === "") return () => true;
  if (typed !== typed.toLowerCase()) return ({ command }) => command.includes(typed);
  return ({ lower }) => lower.includes(typed);
}
