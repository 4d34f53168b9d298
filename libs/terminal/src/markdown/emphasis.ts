import { assertNever } from "@aish/core";
import { codeSpanEnd } from "./code-span.ts";
import {
  inlineReach,
  isWordCharacter,
  literal,
  wait,
  type InlineDecision,
  type InlinePlace,
} from "./inline-decision.ts";
import { bold, italic, strike, type Style } from "./style.ts";

interface Closer {
  readonly kind: "closer";
  readonly contentEnd: number;
  readonly end: number;
}

type Search = Closer | { readonly kind: "wait" } | { readonly kind: "none" };

const notAfterStar = /^[.,;:!?)\]}/|=+<>*-]/;
const dunder = /^[a-z][a-z0-9_]*$/;

/** `*`, `_` and `~`: the mark counts only where a person would have meant it, and stays as written elsewhere. */
export function decideEmphasis({ text, at, before, isWhole }: InlinePlace): InlineDecision {
  const window = text.slice(at, at + inlineReach);
  const isComplete = isWhole || window.length === inlineReach;
  const mark = window[0] ?? "";
  const size = runLength(window, 0);
  if (size === window.length && !isComplete) return wait;
  if (!opens(mark, size, before, window[size] ?? "")) return literal(size);
  const found = searchCloser(window, mark, size, isComplete);
  switch (found.kind) {
    case "wait":
      return wait;
    case "none":
      return literal(size);
    case "closer": {
      const content = window.slice(size, found.contentEnd);
      // __init__ is a name.
      if (mark === "_" && size === 2 && dunder.test(content)) return literal(found.end);
      return { kind: "styled", text: content, style: styleOf(mark, size), length: found.end };
    }
    default:
      return assertNever(found);
  }
}

function styleOf(mark: string, size: number): Style {
  if (mark === "~") return strike;
  return size === 1 ? italic : size === 2 ? bold : bold | italic;
}

function runLength(text: string, start: number): number {
  const mark = text[start];
  let end = start;
  while (end < text.length && text[end] === mark) end += 1;
  return end - start;
}

function opens(mark: string, size: number, before: string, next: string): boolean {
  if (next === "" || /\s/.test(next) || isWordCharacter(before)) return false;
  if (mark === "~") return size === 2;
  return size <= 3 && !(size === 1 && notAfterStar.test(next));
}

function searchCloser(window: string, mark: string, size: number, isComplete: boolean): Search {
  const marks = mark === "*" ? /[*`\\]|\]\(/g : mark === "_" ? /[_`\\]|\]\(/g : /[~`\\]|\]\(/g;
  const missing: Search = isComplete ? { kind: "none" } : { kind: "wait" };
  // The other size of the mark is open inside: `**bold *both***`.
  let isInnerOpen = false;
  // How often the mark was opened again: `__init__.py and __main__`.
  let again = 0;
  for (let at = size; ;) {
    marks.lastIndex = at;
    const index = marks.exec(window)?.index;
    if (index === undefined) return missing;
    const character = window[index];
    if (character !== mark) {
      const after = afterOther(window, index, isComplete);
      if (after === undefined) return missing;
      at = after;
      continue;
    }
    const length = runLength(window, index);
    const end = index + length;
    const canClose = !/\s/.test(window[index - 1] ?? " ");
    const isDecided =
      mark !== "_" && size === 2 && length === 2 && !isInnerOpen && again === 0 && canClose;
    if (end + (mark === "_" ? 1 : 0) >= window.length && !isComplete && !isDecided) return missing;
    if (canClose && closesBefore(mark, size, window.slice(end, end + 2))) {
      const closer = closerIn(index, length, size, isInnerOpen);
      if (closer !== undefined && again === 0) return closer;
      if (length !== size) isInnerOpen = false;
      else again -= 1;
    } else if (!canClose && !/\s/.test(window[end] ?? " ")) {
      if (length === size) again += 1;
      else isInnerOpen = true;
    }
    at = end;
  }
}

function closerIn(
  index: number,
  length: number,
  size: number,
  isInnerOpen: boolean,
): Closer | undefined {
  if (length === size) return { kind: "closer", contentEnd: index, end: index + size };
  if (length === 3 && isInnerOpen) {
    return { kind: "closer", contentEnd: index + 3 - size, end: index + 3 };
  }
  if (length > size && size > 1 && !isInnerOpen) {
    return { kind: "closer", contentEnd: index, end: index + size };
  }
  return undefined;
}

/** `_a_b` and `__init__.py` go on; `**a**b` does not. */
function closesBefore(mark: string, size: number, following: string): boolean {
  if (mark === "~" || (mark === "*" && size > 1)) return true;
  const [next = "", afterNext = ""] = following;
  if (isWordCharacter(next)) return false;
  return !(mark === "_" && /[./:([=-]/.test(next) && isWordCharacter(afterNext));
}

/**
 * Past an escape, a code span or an address, in which marks do not count; undefined where only what
 * comes next can tell.
 */
function afterOther(window: string, index: number, isComplete: boolean): number | undefined {
  if (window[index] === "\\") return index + 2;
  if (window[index] === "`") return codeSpanEnd(window, index, isComplete);
  const address = /[^\s)]*/y;
  address.lastIndex = index + 2;
  const end = index + 2 + (address.exec(window)?.[0].length ?? 0);
  if (end === window.length && !isComplete) return undefined;
  return window[end] === ")" ? end + 1 : index + 2;
}
