/** What a search needs of a line, made once however often the line was run. */
export interface SearchableLine {
  /** Its place in the table. */
  readonly number: number;
  readonly command: string;
  readonly lower: string;
  readonly letters: number;
}

/** Every distinct line that is in memory, each of them once. */
export class LineTable {
  readonly #lines = new Map<string, SearchableLine>();

  get size(): number {
    return this.#lines.size;
  }

  lineOf(command: string): SearchableLine {
    const known = this.#lines.get(command);
    if (known !== undefined) return known;
    const line = searchableLine(command, this.#lines.size);
    this.#lines.set(command, line);
    return line;
  }
}

export function searchableLine(command: string, number = 0): SearchableLine {
  const folded = command.toLowerCase();
  const lower = folded === command ? command : folded; // one text in memory where one will do
  return { number, command, lower, letters: lettersOf(lower) };
}

/** Which letters there are, as bits: most lines lack one that is looked for and need no closer look. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}
