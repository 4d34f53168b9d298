import { toolCallStart } from "./printed-tool-call.ts";

/** What makes a line of a reply more than prose, at its start only. */
export const marker = /^CMD(?<background>&)?:(?<rest>.*)$/s;

/** Behind bullets too: what closes it stands alone on its line and would open another. */
export const fence = /^[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*(?<bar>`{3,}(?=[^`]*$)|~{3,})/;

const mayBecomeFence =
  /^[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*(?:[-*+]|\d{1,3}[.)]?|`{1,2}|`{3,}[^`]*|~{1,2}|~{3,}.*)?$/;

export function closes(line: string, bar: string): boolean {
  const text = line.trim();
  return text.length >= bar.length && text === bar.charAt(0).repeat(text.length);
}

/** Whether the beginning of a line can still turn out to be more than prose. */
export function mayBecomeSpecial(begun: string, printedToolCalls: boolean): boolean {
  if ("CMD:".startsWith(begun) || "CMD&:".startsWith(begun) || marker.test(begun)) return true;
  if (printedToolCalls && (toolCallStart.startsWith(begun) || begun.startsWith(toolCallStart))) {
    return true;
  }
  return mayBecomeFence.test(begun);
}
