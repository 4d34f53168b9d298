import { Flow } from "../markdown/flow.ts";
import type { Run } from "../markdown/pen.ts";
import { SafeText } from "../markdown/safe-text.ts";
import { dim } from "../markdown/style.ts";

export interface ThoughtStreamOptions {
  readonly columns: () => number;
  readonly style: "ansi" | "plain";
  /** How many lines of the screen it may take. */
  readonly lines: number;
}

export interface ThoughtStream {
  write(text: string): string;
  /** Leaves the cursor at the start of a line. */
  end(): string;
  /** Its lines are used up: whatever comes is not shown, and the screen may be written to. */
  readonly isFull: boolean;
}

const bar: Run = { text: "┊ ", style: dim, link: undefined };

/**
 * What a model thinks before it answers: its first lines, dim, and `…` for the rest. Nothing that is on
 * the screen changes but a word that is taken to the next line.
 */
export function createThoughtStream({
  columns,
  style,
  lines,
}: ThoughtStreamOptions): ThoughtStream {
  const safe = new SafeText();
  // One column less, for the mark that something is left out.
  const flow = new Flow({ columns: () => columns() - 1, style, lines, more: "…" });
  flow.setPrefix([bar], [bar]);
  let isBreakDue = false;
  const write = (text: string): string => {
    for (const [at, line] of text.split("\n").entries()) {
      if (flow.isFull) break;
      isBreakDue ||= at > 0;
      // Empty lines take room and say nothing.
      if (line.trim() === "") {
        flow.text(line, dim);
        continue;
      }
      if (isBreakDue && flow.isOpen) {
        if (flow.isOnLastLine) flow.leaveOut();
        else flow.newline();
      }
      isBreakDue = false;
      flow.text(line, dim);
    }
    return flow.take();
  };
  return {
    write: (text) => write(safe.take(text)),
    end() {
      const last = write(safe.end());
      if (flow.isOpen) flow.newline();
      return last + flow.take();
    },
    get isFull() {
      return flow.isFull;
    },
  };
}
