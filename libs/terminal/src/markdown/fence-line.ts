import type { Container } from "./container.ts";
import { longestStart } from "./line-start.ts";

/** What a line inside a fence begins with. */
export type FenceLine =
  | { readonly kind: "wait" }
  | { readonly kind: "close" }
  /** What held the fence has ended, and the fence with it. */
  | { readonly kind: "left" }
  | { readonly kind: "code"; readonly length: number };

export interface OpenFence {
  readonly mark: string;
  readonly indent: number;
  readonly containers: readonly Container[];
}

/** Only quotes must be repeated inside a fence; indentation is taken off as far as it is there. */
export function readFenceLine(head: string, isWhole: boolean, fence: OpenFence): FenceLine {
  const isSettled = isWhole || head.length >= longestStart;
  let at = 0;
  let spare = fence.indent;
  for (const container of fence.containers) {
    if (container.kind === "item") {
      spare += container.textIndent;
      continue;
    }
    const mark = /^ {0,3}>/.exec(head.slice(at))?.[0];
    if (mark === undefined) {
      return /^ {0,3}$/.test(head.slice(at)) && !isSettled ? { kind: "wait" } : { kind: "left" };
    }
    at += mark.length;
    if (at === head.length && !isSettled) return { kind: "wait" };
    if (head[at] === " ") at += 1;
    spare = fence.indent;
  }
  const rest = head.slice(at);
  const indent = /^ */.exec(rest)?.[0].length ?? 0;
  const text = rest.slice(indent);
  if (indent <= spare + 3) {
    const [run = ""] = /^(?:`+|~+)?/.exec(text) ?? [];
    const mayClose =
      (run === "" || run[0] === fence.mark[0]) && text.slice(run.length).trim() === "";
    if (mayClose && !isSettled) return { kind: "wait" };
    if (mayClose && isWhole && run.length >= fence.mark.length) return { kind: "close" };
  }
  return { kind: "code", length: at + Math.min(indent, spare) };
}
