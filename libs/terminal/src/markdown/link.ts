import { codeSpanEnd } from "./code-span.ts";
import {
  addressReach,
  inlineReach,
  literal,
  wait,
  type InlineDecision,
  type InlinePlace,
} from "./inline-decision.ts";

const destination =
  /^[ \t]?(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))(?:[ \t]{1,3}(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]?\)/;
const hopeless = /^(?:[ \t]{2}|[ \t]?[^\s<]\S*(?:[ \t]{4}|[ \t]{1,3}[^\s"'()])|[^\n]*\n)/;

/** `[text](address "title")` and `![alt](address)`; a bracket without an address stays as written. */
export function decideLink({ text, at, isWhole }: InlinePlace): InlineDecision {
  const window = text.slice(at, at + inlineReach);
  const isComplete = isWhole || window.length === inlineReach;
  const start = window.startsWith("!") ? 2 : 1;
  if (window.length < start + 1 && !isComplete) {
    return window === "!" || window === "![" || window === "[" ? wait : literal(1);
  }
  if (start === 2 && window[1] !== "[") return literal(1);
  if (/\s/.test(window[start] ?? " ")) return literal(start);
  const close = window.includes("]") ? closingBracket(window, start, isComplete) : undefined;
  if (close === undefined) return isComplete ? literal(start) : wait;
  const next = text[at + close + 1];
  if (next === undefined && !isWhole) return wait;
  if (next !== "(") return literal(start);
  const rest = text.slice(at + close + 2, at + close + 2 + addressReach);
  const found = destination.exec(rest);
  if (found === null) {
    const isOver = isWhole || rest.length === addressReach || hopeless.test(rest);
    return isOver ? literal(start) : wait;
  }
  return {
    kind: "link",
    text: window.slice(start, close),
    url: (found[1] ?? found[2] ?? "").replaceAll(/\\([!-/:-@[-`{-~])/g, "$1"),
    length: close + 2 + found[0].length,
  };
}

function closingBracket(window: string, start: number, isComplete: boolean): number | undefined {
  const marks = /[[\]\\`]/g;
  marks.lastIndex = start;
  for (let depth = 1; ;) {
    const found = marks.exec(window);
    if (found === null) return undefined;
    switch (found[0]) {
      case "[":
        depth += 1;
        break;
      case "]":
        depth -= 1;
        break;
      case "`": {
        const end = codeSpanEnd(window, found.index, isComplete);
        if (end === undefined) return undefined;
        marks.lastIndex = end;
        break;
      }
      default:
        marks.lastIndex += 1;
    }
    if (depth === 0) return found.index;
  }
}
