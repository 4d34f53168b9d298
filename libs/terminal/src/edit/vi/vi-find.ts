import { graphemeFloor, nextGrapheme, previousGrapheme } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import type { ViTarget } from "./vi-call.ts";

/** A search for a character in the line, as `f`, `F`, `t` and `T` do it. */
export interface ViFind {
  readonly character: string;
  readonly isForward: boolean;
  /** Stops beside the character. */
  readonly isTill: boolean;
}

/** `again`: the character that a `t` already stands beside does not count. */
export function findInLine(
  text: string,
  cursor: number,
  find: ViFind,
  count: number,
  again: boolean,
): ViTarget | undefined {
  let at = cursor;
  for (let left = count; left > 0; left -= 1) {
    let found = nextFound(text, at, find);
    const skips = again && find.isTill && at === cursor;
    if (skips && found !== undefined && isBeside(text, cursor, found, find)) {
      found = nextFound(text, found, find);
    }
    if (found === undefined) return undefined;
    at = found;
  }
  if (find.isForward) {
    return { kind: "inclusive", offset: find.isTill ? previousGrapheme(text, at) : at };
  }
  return { kind: "exclusive", offset: find.isTill ? nextGrapheme(text, at) : at };
}

function isBeside(text: string, cursor: number, found: number, { isForward }: ViFind): boolean {
  return isForward ? nextGrapheme(text, cursor) === found : nextGrapheme(text, found) === cursor;
}

function nextFound(text: string, from: number, find: ViFind): number | undefined {
  const { character, isForward } = find;
  if (character === "") return undefined;
  const edge = isForward ? lineEnd(text, from) : lineStart(text, from);
  const line = isForward ? text.slice(0, edge) : text;
  let at = from;
  for (;;) {
    if (!isForward && at === 0) return undefined;
    at = isForward ? line.indexOf(character, at + 1) : line.lastIndexOf(character, at - 1);
    if (at === -1 || at < (isForward ? from : edge)) return undefined;
    if (isWhole(text, at, character.length)) return at;
  }
}

function isWhole(text: string, at: number, length: number): boolean {
  return graphemeFloor(text, at) === at && nextGrapheme(text, at) === at + length;
}
