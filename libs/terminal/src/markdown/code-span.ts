import {
  inlineReach,
  literal,
  wait,
  type InlineDecision,
  type InlinePlace,
} from "./inline-decision.ts";

export function decideCodeSpan({ text, at, isWhole }: InlinePlace): InlineDecision {
  const window = text.slice(at, at + inlineReach);
  const isComplete = isWhole || window.length === inlineReach;
  const end = codeSpanEnd(window, 0, isComplete);
  if (end === undefined) return wait;
  const size = runAt(window, 0);
  if (end === size) return literal(size);
  return { kind: "code", text: trimmed(window.slice(size, end - size)), length: end };
}

/**
 * Behind the code span that begins at `start`, or behind its backticks where nothing closes it;
 * undefined where only what comes next can tell.
 */
export function codeSpanEnd(text: string, start: number, isComplete: boolean): number | undefined {
  const size = runAt(text, start);
  const runs = /`+/g;
  runs.lastIndex = start + size;
  for (;;) {
    const close = runs.exec(text);
    const isOpen = close === null || runs.lastIndex === text.length;
    if (isOpen && !isComplete) return undefined;
    if (close === null) return start + size;
    if (close[0].length === size) return runs.lastIndex;
  }
}

function runAt(text: string, start: number): number {
  let end = start;
  while (text[end] === "`") end += 1;
  return end - start;
}

/** One space on both sides makes room for a backtick and is not part of the code. */
function trimmed(code: string): string {
  const line = code.replaceAll("\n", " ");
  const isPadded = line.startsWith(" ") && line.endsWith(" ") && line.trim() !== "";
  return isPadded ? line.slice(1, -1) : line;
}
