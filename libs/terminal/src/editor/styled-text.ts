import type { StyledLine, Span } from "../screen/index.ts";
import type { PromptView } from "./editor-request.ts";

// SGR, every other sequence of ECMA-48, control characters.
const parts =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /\u001B\[(?<sgr>[\d;:]*)m|\u001B(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001B]*(?:\u0007|\u001B\\)|.)|[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gs;

/** Text that has colours in it already, line by line. What would do more than colour is left out. */
export function styledText(text: string): readonly StyledLine[] {
  let sgr = "";
  return text.split("\n").map((line) => {
    const spans: Span[] = [];
    let from = 0;
    const add = (to: number): void => {
      if (to > from) spans.push({ text: line.slice(from, to), sgr });
    };
    for (const found of line.matchAll(parts)) {
      add(found.index);
      from = found.index + found[0].length;
      const given = found.groups?.["sgr"];
      if (given !== undefined) sgr = joined(sgr, given);
    }
    add(line.length);
    return spans;
  });
}

/** A reset forgets what was before it; everything else adds to it. */
function joined(before: string, given: string): string {
  const reset = /(?:^|;)0?(?=;|$)(?!.*(?:^|;)0?(?=;|$))/.exec(given);
  if (given === "" || given === "0") return "";
  if (reset === null) return before === "" ? given : `${before};${given}`;
  return given.slice(reset.index + reset[0].length).replace(/^;/, "");
}

/** A prompt of text that has its colours in it. */
export function promptOf(text: string, continuation = ""): PromptView {
  return { rows: styledText(text), right: [], continuation: styledText(continuation)[0] ?? [] };
}
