import { graphemesOf } from "@aish/terminal/edit";
import type { Span, StyledLine } from "@aish/terminal/screen";
import { cutToWidth, widthOf } from "@aish/terminal/screen";
import type { Palette } from "@aish/terminal/theme";
import type { FoundCommand } from "../history/find-commands.ts";
import { printable } from "../listings/columns.ts";

export interface RowPlace {
  readonly columns: number;
  readonly palette: Palette;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Below it, there is only room for the command. */
const leastForFacts = 60;

/** How it ended, how long it took, how long ago; the command; who ran it if it was not the person. */
export function historyRow(row: FoundCommand, { columns, palette, now }: RowPlace): StyledLine {
  const muted = palette.sgr("muted");
  const failed = row.signal !== undefined || (row.exitCode ?? 0) !== 0;
  const end = row.signal ?? (row.exitCode === undefined ? "?" : String(row.exitCode));
  const facts: readonly Span[] = [
    { text: end.slice(0, 4).padStart(4), sgr: palette.sgr(failed ? "error" : "muted") },
    { text: shortDuration(row.durationMs).padStart(6), sgr: muted },
    { text: `${shortAge(now - row.at).padStart(5)}  `, sgr: muted },
  ];
  const who = row.actor === "user" ? "" : `  ${row.actor}`;
  const often = row.count > 1 ? `  ${row.count} times` : "";
  const tail: readonly Span[] = [{ text: `${often}${who}`, sgr: palette.sgr("faint") }];
  const before = columns < leastForFacts ? [] : facts;
  const behind = columns < leastForFacts ? [] : tail;
  const room = columns - widthOf(before) - widthOf(behind);
  return [...before, ...cutToWidth(marked(row, palette, room), room), ...behind];
}

/** The command in one line, as much as may be seen of it; what is one letter is set off whole. */
function marked({ command, matches }: FoundCommand, palette: Palette, room: number): StyledLine {
  const found = new Set(matches);
  const spans: { text: string; sgr: string }[] = [];
  let count = 0;
  for (const { segment, index } of graphemesOf(command)) {
    if ((count += 1) > room + 1) break;
    const isFound = Array.from({ length: segment.length }, (_, at) => index + at).some((at) =>
      found.has(at),
    );
    const sgr = isFound ? palette.sgr("match") : "";
    const last = spans.at(-1);
    if (last?.sgr === sgr) last.text += segment;
    else spans.push({ text: segment, sgr });
  }
  return spans.map(({ text, sgr }) => ({ text: printable(text), sgr }));
}

function shortDuration(ms: number | undefined): string {
  if (ms === undefined) return "";
  if (ms < 1000) return `${Math.round(ms)}ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)}s`;
  return ms < 3_600_000 ? `${Math.floor(ms / 60_000)}m` : `${Math.floor(ms / 3_600_000)}h`;
}

function shortAge(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h`;
  const days = Math.floor(minutes / (24 * 60));
  return days < 365 ? `${days}d` : `${Math.floor(days / 365)}y`;
}
