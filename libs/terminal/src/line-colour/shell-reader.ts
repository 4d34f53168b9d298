import { lexUpTo } from "./lex-shell-line.ts";
import { readChunk, type ShellChunk } from "./shell-chunk.ts";
import { sameState, startOfLine } from "./shell-state.ts";
import type { ShellToken } from "./shell-token.ts";
import { shiftTokens } from "./shift-tokens.ts";
import { toShellWord, type ShellWord } from "./to-shell-word.ts";

/**
 * Reads a text that changes a little at a time: what lies before and behind the change is kept, so that a
 * key costs the same in a long text as in a short one. Quotes and here-documents are never cut: a change
 * inside one costs its whole length.
 */
export class ShellReader {
  #text = "";
  #chunks: readonly ShellChunk[] = [];

  /** The tokens of at least the part from `start` to `end`. */
  tokens(text: string, start = 0, end = text.length): readonly ShellToken[] {
    this.#read(text);
    const found: ShellToken[] = [];
    let at = 0;
    let command = 0;
    for (const chunk of this.#chunks) {
      if (at > end) break;
      if (at + chunk.text.length >= start) {
        for (const token of shiftTokens(chunk.tokens, at, command)) found.push(token);
      }
      command += (chunk.tokens.at(-1)?.command ?? 0) + 1;
      at += chunk.text.length;
    }
    return found;
  }

  /** The word that ends at the cursor, perhaps an empty one; undefined where no word can stand. */
  wordAt(text: string, cursor: number): ShellWord | undefined {
    this.#read(text);
    let at = 0;
    let state = startOfLine;
    for (const { text: part, end } of this.#chunks) {
      if (end === undefined || at + part.length >= cursor) break;
      at += part.length;
      state = end;
    }
    const tokens = lexUpTo(text.slice(at, cursor), state);
    return toShellWord(shiftTokens(tokens, at, 0), text, cursor);
  }

  #read(text: string): void {
    if (text === this.#text) return;
    const old = this.#chunks;
    const chunks: ShellChunk[] = [];
    let at = 0;
    let state = startOfLine;
    for (const chunk of old) {
      if (chunk.end === undefined || !text.startsWith(chunk.text, at)) break;
      chunks.push(chunk);
      at += chunk.text.length;
      state = chunk.end;
    }
    const behind = chunksBehind(text, at, old, chunks.length);
    while (at < text.length) {
      const same = behind.get(at);
      const start = same === undefined ? undefined : old[same]?.start;
      if (same !== undefined && start !== undefined && sameState(start, state)) {
        chunks.push(...old.slice(same));
        break;
      }
      const chunk = readChunk(text, at, state, (end) => behind.has(end));
      chunks.push(chunk);
      if (chunk.end === undefined) break;
      at += chunk.text.length;
      state = chunk.end;
    }
    this.#chunks = chunks;
    this.#text = text;
  }
}

/** Where those of the old chunks begin that still end the text, by their number. */
function chunksBehind(
  text: string,
  from: number,
  old: readonly ShellChunk[],
  first: number,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let end = text.length;
  for (let index = old.length - 1; index > first; index -= 1) {
    const part = old[index]?.text ?? "";
    const start = end - part.length;
    if (start < from || !text.startsWith(part, start)) break;
    found.set(start, index);
    end = start;
  }
  return found;
}
