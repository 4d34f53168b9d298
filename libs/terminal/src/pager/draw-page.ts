import type { StyledLine, StyleRange } from "../screen/styled.ts";
import type { Palette } from "../theme/palette.ts";
import { cutRow, wrappedRows } from "./line-rows.ts";
import { markedLine } from "./marked-line.ts";
import type { Reading } from "./reading.ts";
import { themedLine } from "./theme-look.ts";

/** The rows of the text that are on the screen; as many as it has room for. */
export function drawPage(reading: Reading, palette: Palette): readonly StyledLine[] {
  const { seen, size, gutter, page } = reading;
  const columns = Math.max(1, size.columns - gutter);
  const rows: StyledLine[] = [];
  let drawn: { readonly line: number; readonly rows: readonly StyledLine[] } | undefined;
  for (const { line, row } of seen) {
    if (drawn?.line !== line) drawn = { line, rows: lineRows(reading, line, columns, palette) };
    rows.push([...drawGutter(reading, line, row, palette), ...(drawn.rows[row] ?? [])]);
  }
  while (rows.length < page) rows.push([]);
  return rows;
}

function lineRows(
  reading: Reading,
  line: number,
  columns: number,
  palette: Palette,
): readonly StyledLine[] {
  const { document, wraps, left } = reading;
  const { spans } = document.line(line);
  const themed = document.isThemed ? themedLine(spans, palette) : spans;
  const marked = markedLine(
    markedLine(themed, focusOf(reading, line, palette)),
    matchesOf(reading, line, palette),
  );
  return wraps ? wrappedRows(marked, columns) : [cutRow(marked, left, columns)];
}

function matchesOf(
  { search, document, matchLine }: Reading,
  line: number,
  palette: Palette,
): readonly StyleRange[] {
  if (search === undefined) return [];
  const sgr = palette.sgr(line === matchLine ? "selection" : "match") || inverse;
  return search.matcher(document.textOf(line)).map(({ start, end }) => ({ start, end, sgr }));
}

function focusOf(
  { focused, document }: Reading,
  line: number,
  palette: Palette,
): readonly StyleRange[] {
  if (focused?.kind !== "link" || line < focused.first || line > focused.last + 1) return [];
  const sgr = palette.sgr("selection") || inverse;
  const links = document.line(line).links.filter(({ number }) => number === focused.number);
  return links
    .filter(({ start }) => line === focused.first || start === 0)
    .map(({ start, end }) => ({ start, end, sgr }));
}

const inverse = "7";

function drawGutter(reading: Reading, line: number, row: number, palette: Palette): StyledLine {
  const { gutter, showsNumbers, content, focused, indent } = reading;
  if (gutter === 0) return [];
  const margin = (content.isRendered ? 2 : 0) + indent;
  const numberColumns = Math.max(0, gutter - margin);
  const number = showsNumbers && row === 0 ? String(line + 1) : "";
  const isFocused = focused !== undefined && line >= focused.first && line <= focused.last;
  const mark = isFocused && content.isRendered ? "▌" : "";
  return [
    ...(numberColumns > 0
      ? [
          {
            text: `${number} `.padStart(numberColumns).slice(-numberColumns),
            sgr: palette.sgr("muted"),
          },
        ]
      : []),
    ...(gutter > numberColumns
      ? [{ text: mark.padEnd(gutter - numberColumns), sgr: palette.sgr("accent") }]
      : []),
  ];
}
