import type { TextRange } from "../text-range.ts";

const pairs = ["()", "[]", "{}", "<>"] as const;
type Pair = (typeof pairs)[number];

/** The bracket that belongs to the first one in the line from the offset on. */
export function matchingBracket(text: string, offset: number): number | undefined {
  const brackets = /[()[\]{}]|\n/g;
  brackets.lastIndex = offset;
  const found = brackets.exec(text);
  const pair = pairs.find((one) => one.includes(found?.[0] ?? "\n"));
  if (found === null || pair === undefined) return undefined;
  const at = found.index;
  return text[at] === pair[0] ? closing(text, at + 1, pair) : opening(text, at, pair);
}

/** From the opening to the closing bracket around the offset, both with it. */
export function bracketsAround(text: string, offset: number, pair: Pair): TextRange | undefined {
  const start = text[offset] === pair[0] ? offset : opening(text, offset, pair);
  const end = start === undefined ? undefined : closing(text, start + 1, pair);
  return start === undefined || end === undefined ? undefined : { start, end: end + 1 };
}

function closing(text: string, from: number, pair: Pair): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === pair[0]) depth += 1;
    else if (text[at] === pair[1]) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}

function opening(text: string, before: number, pair: Pair): number | undefined {
  let depth = 0;
  for (let at = before - 1; at >= 0; at -= 1) {
    if (text[at] === pair[1]) depth += 1;
    else if (text[at] === pair[0]) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}
