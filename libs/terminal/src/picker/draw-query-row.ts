import type { Span, StyledLine } from "../screen/styled.ts";
import { fittedText, shownText, textWidth } from "../menu/shown-text.ts";
import type { Palette } from "../theme/palette.ts";
import type { QueryLine } from "./query-line.ts";

export interface QueryRow {
  readonly title: string;
  /** Empty: none. */
  readonly scope: string;
  readonly query: QueryLine;
  /** At the right edge; empty: none. */
  readonly count: string;
  readonly secret?: boolean;
}

/** A query wants to see so much of itself, or the words around it give way. */
const leastQuery = 12;

/** `history in this directory: query         240` */
export function drawQueryRow(
  row: QueryRow,
  columns: number,
  palette: Palette,
): { readonly line: StyledLine; readonly column: number } {
  const head = headOf(row, columns, palette);
  const used = head.reduce((sum, { text }) => sum + textWidth(text), 0);
  const count = shownText(row.count);
  const tail = used + leastQuery + count.length + 2 <= columns && count !== "" ? count : "";
  const room = Math.max(1, columns - used - (tail === "" ? 0 : tail.length + 2));
  const { line, column } = row.query.view(room, palette.sgr("text"), row.secret);
  const spans: Span[] = [...head, ...line];
  if (tail !== "") {
    const typed = line.reduce((sum, { text }) => sum + textWidth(text), 0);
    const gap = columns - used - typed - tail.length;
    spans.push({ text: " ".repeat(gap), sgr: "" }, { text: tail, sgr: palette.sgr("muted") });
  }
  return { line: spans, column: Math.min(columns - 1, used + column) };
}

function headOf({ title, scope }: QueryRow, columns: number, palette: Palette): readonly Span[] {
  const room = columns - leastQuery;
  const name = shownText(title);
  const place = scope === "" ? "" : ` in ${shownText(scope)}`;
  const strong = palette.sgr("strong");
  const muted = palette.sgr("muted");
  const sign: Span = { text: ": ", sgr: muted };
  if (place !== "" && textWidth(name + place) + 2 <= room) {
    return [{ text: name, sgr: strong }, { text: place, sgr: muted }, sign];
  }
  // The scope is what changes, so the title gives way first.
  const short = fittedText(place === "" ? name : shownText(scope), room - 2);
  return short === "" ? [] : [{ text: short, sgr: place === "" ? strong : muted }, sign];
}
