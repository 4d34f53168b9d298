import { lexInner, ShellLexer } from "./shell-lexer.ts";
import type { ShellState } from "./shell-state.ts";
import type { ShellToken } from "./shell-token.ts";

/** A part of a text that can be read by itself if one knows where the lexer stood before it. */
export interface ShellChunk {
  readonly text: string;
  readonly start: ShellState;
  /** Undefined: the text ended inside it. */
  readonly end: ShellState | undefined;
  /** With offsets from the start of the chunk. */
  readonly tokens: readonly ShellToken[];
}

/** At the first newline behind this many characters a chunk ends, if nothing is open there. */
const chunkLength = 1024;
/** A line that is longer is cut between two words. */
const longestLine = 8192;

/** Reads on from `at`. It also ends where `mayEnd` says that what follows may be known already. */
export function readChunk(
  text: string,
  at: number,
  start: ShellState,
  mayEnd: (at: number) => boolean,
): ShellChunk {
  const rest = text.slice(at);
  const scan = { text: rest, limit: rest.length, depth: 0, cursor: -1, lexInner };
  const lexer = new ShellLexer(scan, 0, undefined, start);
  while (lexer.step()) {
    const cut = cutBehind(rest, lexer.at);
    if (cut === 0 || cut === rest.length) continue;
    if (cut < chunkLength && !mayEnd(at + cut)) continue;
    const end = lexer.state;
    // A newline inside `[[` or an array does not end the command.
    const isBetween = end?.expect === "command" || rest[cut - 1] !== "\n";
    if (end !== undefined && isBetween)
      return { text: rest.slice(0, cut), start, end, tokens: lexer.tokens };
  }
  return { text: rest, start, end: undefined, tokens: lexer.finish().tokens };
}

/** Where a text may be cut behind a token that ends at `at`, so that no later change reaches over; 0: not here. */
function cutBehind(text: string, at: number): number {
  if (text[at - 1] === "\n") return at;
  return at > longestLine && text[at] === " " ? at + 1 : 0;
}
