import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { RecallSource, WantedLines } from "@aish/terminal/editor";

const mostLines = 2000;
const mostBytes = 4 * 1024 * 1024;
/** What is longer was pasted, and is not typed again. */
const longestLine = 20_000;

/**
 * What was typed in a mode that is not in the database: one JSON string a line, which several prompts may
 * append to. A file that cannot be read or written is gone without.
 */
export class HistoryFile implements RecallSource {
  readonly #path: string;
  /** Oldest first. */
  #lines: string[];

  constructor(path: string) {
    this.#path = path;
    const { lines, isLong } = readLines(path);
    this.#lines = lines;
    if (isLong) this.#rewrite();
  }

  add(line: string): void {
    if (!/^\S/.test(line) || line.length > longestLine || this.#lines.at(-1) === line) return;
    this.#lines.push(line);
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      appendFileSync(this.#path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // It is there until the prompt ends.
    }
  }

  earlier(wanted: WantedLines, step: number): string | undefined {
    const found = new Set<string>();
    for (const line of this.#lines.toReversed()) {
      if (isWanted(line, wanted) && found.add(line).size === step) return line;
    }
    return undefined;
  }

  lastArgument(step: number): string | undefined {
    return this.#lines.at(-step)?.trim().split(/\s+/).at(-1);
  }

  forget(line: string): void {
    const { lines } = readLines(this.#path); // with what other prompts have added
    this.#lines = (lines.length === 0 ? this.#lines : lines).filter((known) => known !== line);
    this.#rewrite();
  }

  #rewrite(): void {
    const next = `${this.#path}.${process.pid}`;
    try {
      writeFileSync(next, this.#lines.map((line) => `${JSON.stringify(line)}\n`).join(""), {
        mode: 0o600,
      });
      renameSync(next, this.#path);
    } catch {
      // As above.
    }
  }
}

function readLines(path: string): { readonly lines: string[]; readonly isLong: boolean } {
  try {
    if (statSync(path).size > mostBytes) return { lines: [], isLong: true };
    const all = readFileSync(path, "utf8").split("\n").flatMap(toLine);
    return { lines: all.slice(-mostLines), isLong: all.length > 2 * mostLines };
  } catch {
    return { lines: [], isLong: false };
  }
}

/** A line that was cut short by a full disk is left out. */
function toLine(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? [value] : [];
  } catch {
    return [];
  }
}

function isWanted(line: string, wanted: WantedLines): boolean {
  if (wanted.kind === "any") return true;
  return wanted.kind === "prefix" ? line.startsWith(wanted.text) : line.includes(wanted.text);
}
