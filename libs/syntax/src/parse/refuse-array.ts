import type { Word } from "../ast.ts";
import type { ParseState } from "./parse-state.ts";
import { quoteEnd } from "./quote-end.ts";
import { recoverTo } from "./recover.ts";

/** How far the `)` is looked for: an array may have many lines, a forgotten `)` may not have them all. */
const reach = 2000;

const plus = 43;

/** `xs=(a b)`, read whole so that its lines are no commands. After `+=` the fault was told. */
export function refuseArray(state: ParseState, name: string): Word {
  const start = state.at;
  const end = arrayEnd(state);
  if (end === undefined) {
    state.take("error", 1);
    recoverTo(state, "(", ")");
  } else {
    state.at = end;
    state.mark("error", start);
  }
  const span = { start, end: state.at };
  const inside = state.text(start + 1, end === undefined ? state.at : end - 1).trim();
  if (state.source.charCodeAt(start - 2) !== plus) {
    state.report("parentheses make no list", span, `write \`${asList(name, inside)}\``);
  }
  return { kind: "word", span, parts: [] };
}

/** What is split or expands there is one text in a list. */
function asList(name: string, inside: string): string {
  if (/^\$\(.*\)$/.test(inside)) return `${name}=$(split "${inside}" "\\n")`;
  if (/^\$\w+$/.test(inside)) return `${name}=$(split "${inside}")`;
  if (/[*?]/.test(inside)) return `${name}=[]; for each in …; do push ${name} $each; done`;
  const isShort = inside.length <= 60 && !inside.includes("\n");
  return `${name}=[${isShort ? inside : "…"}]`;
}

/** Behind the `)` that fits. */
function arrayEnd({ source, at: start, end, pending }: ParseState): number | undefined {
  const limit = Math.min(end, start + reach);
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const character = source.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "'" || character === '"') {
      const close = quoteEnd(source, at, limit);
      if (close === undefined) return undefined;
      at = close;
    } else if (character === "(") depth += 1;
    else if (character === ")") {
      depth -= 1;
      if (depth === 0) return at + 1;
      // The texts that were announced begin on the next line.
    } else if (character === "\n" && pending.length > 0) return undefined;
  }
  return undefined;
}
