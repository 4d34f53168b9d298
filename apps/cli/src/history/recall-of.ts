import type { RecallSource } from "@aish/terminal/editor";
import type { HistoryMemory } from "./history-memory.ts";

/** What Up and Alt+. bring, from the memory as it is at the moment. */
export function recallOf(memory: () => HistoryMemory): RecallSource {
  return {
    earlier(wanted, step) {
      if (wanted.kind === "any") return memory().earlier("", step - 1);
      if (wanted.kind === "part") return memory().earlier(wanted.text, step - 1);
      let left = step;
      for (let skip = 0; ; skip += 1) {
        const line = memory().earlier(wanted.text, skip);
        if (line === undefined) return undefined;
        if (line.startsWith(wanted.text) && --left === 0) return line;
      }
    },
    lastArgument: (step) => memory().lastArgument(step - 1),
    forget: (line) => void memory().removeCommand(line),
  };
}
