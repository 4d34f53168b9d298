import type { ShellPart, ShellToken } from "./shell-token.ts";

/** The text of a line and how far it may be looked at, shared by the parts of the lexer. */
export interface ShellScan {
  readonly text: string;
  /** What begins here or behind it is not there. A substitution in backquotes narrows it. */
  limit: number;
  depth: number;
  /** The word that ends here is told even if it is empty; -1: none is. */
  readonly cursor: number;
  /** Handed in, because commands hold words, and words hold commands. */
  readonly lexInner: (scan: ShellScan, at: number, closer: ")" | undefined) => InnerLine;
}

export interface InnerLine {
  readonly tokens: readonly ShellToken[];
  /** Where the closer stands, or the limit. */
  readonly end: number;
  readonly closed: boolean;
}

/** Substitutions deeper than this are taken for plain characters: nobody writes them, and the stack ends. */
export const deepestSubstitution = 40;

/** Collects what a word consists of while it is read. */
export class WordParts {
  value = "";
  isDynamic = false;
  open: ShellToken["open"];
  readonly list: ShellPart[] = [];

  /** Inner parts follow, so its end is only known later: see `close`. */
  begin(kind: ShellPart["kind"], start: number): number {
    this.list.push({ kind, start, end: start });
    return this.list.length - 1;
  }

  close(index: number, end: number, inner?: readonly ShellToken[]): void {
    const part = this.list[index];
    if (part === undefined) return;
    this.list[index] = inner === undefined ? { ...part, end } : { ...part, end, inner };
  }

  add(kind: ShellPart["kind"], start: number, end: number): void {
    this.list.push({ kind, start, end });
  }

  /** Only what encloses all the rest is told. */
  leaveOpen(quote: NonNullable<ShellToken["open"]>): void {
    this.open = quote;
  }
}
