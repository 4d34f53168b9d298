import type { IBuffer, IBufferCell, IBufferLine } from "@xterm/headless";

export interface SvgOptions {
  readonly title: string;
  readonly columns: number;
}

const cell = { width: 8.4, height: 19, size: 14 };
const edge = 16;

/** The cells of a terminal as text, in the colours that the reader's own scheme has for them. */
export function toSvg(buffer: IBuffer, { title, columns }: SvgOptions): string {
  const rows = rowsOf(buffer);
  const width = Math.ceil(columns * cell.width + 2 * edge);
  const height = Math.ceil(rows.length * cell.height + 2 * edge);
  const texts = rows.flatMap((row, index) => {
    const y = edge + index * cell.height + cell.size;
    return row.filter(isSeen).flatMap((run) => [...background(run, y), textElement(run, y)]);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xml:space="preserve" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<style>
${styles}
</style>
<rect class="paper" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
${texts.join("\n")}
</svg>
`;
}

/** Neighbouring cells that look alike. */
interface Run {
  column: number;
  cells: number;
  text: string;
  look: string;
}

function rowsOf(buffer: IBuffer): readonly (readonly Run[])[] {
  const rows: (readonly Run[])[] = [];
  // What has scrolled away is not seen.
  for (let row = buffer.baseY; row < buffer.length; row += 1) {
    const line = buffer.getLine(row);
    rows.push(line === undefined ? [] : runsOf(line));
  }
  return rows.slice(0, rows.findLastIndex((runs) => runs.some(isSeen)) + 1);
}

function isSeen({ text, look }: Run): boolean {
  return text.trim() !== "" || look.includes("inverse");
}

/** Under what is shown in the colour of the paper. */
function background({ column, cells, look }: Run, y: number): readonly string[] {
  if (!look.includes("inverse")) return [];
  const x = rounded(edge + column * cell.width);
  const width = rounded(cells * cell.width);
  return [
    `<rect class="ink" x="${x}" y="${y - cell.size}" width="${width}" height="${cell.height}"/>`,
  ];
}

function runsOf(line: IBufferLine): readonly Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < line.length; column += 1) {
    const found = line.getCell(column);
    const width = found?.getWidth() ?? 0;
    if (found === undefined || width === 0) continue; // the second half of a wide sign
    const look = lookOf(found);
    const text = found.getChars() || " ";
    const last = runs.at(-1);
    if (last?.look === look) {
      last.text += text;
      last.cells += width;
    } else {
      runs.push({ column, cells: width, text, look });
    }
  }
  return runs;
}

const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const;

function lookOf(found: IBufferCell): string {
  const colour = found.isFgPalette() ? names[found.getFgColor() % 8] : undefined;
  return [
    colour,
    found.isBold() !== 0 ? "bold" : undefined,
    found.isDim() !== 0 ? "dim" : undefined,
    found.isItalic() !== 0 ? "italic" : undefined,
    found.isUnderline() !== 0 ? "underline" : undefined,
    found.isInverse() !== 0 ? "inverse" : undefined,
  ]
    .filter((name) => name !== undefined)
    .join(" ");
}

/** Its length is given, so that it fills its cells in whatever font the reader has. */
function textElement({ column, cells, text, look }: Run, y: number): string {
  const shown = text.trimEnd();
  const lead = shown.length - shown.trimStart().length;
  const count = cells - (text.length - shown.length) - lead;
  const x = rounded(edge + (column + lead) * cell.width);
  const classes = look === "" ? "" : ` class="${look}"`;
  const length = rounded(count * cell.width);
  return `<text x="${x}" y="${y}" textLength="${length}"${classes}>${escaped(shown.trimStart())}</text>`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

const styles = `text { font: ${cell.size}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: #1f2328 }
.paper { fill: #f6f8fa; stroke: #d1d9e0 }
.bold { font-weight: 700 } .italic { font-style: italic } .underline { text-decoration: underline }
.dim { fill: #59636e }
.red { fill: #b62324 } .green { fill: #116329 } .yellow { fill: #7d4e00 }
.blue { fill: #0550ae } .magenta { fill: #6639ba } .cyan { fill: #0e6b75 }
.ink { fill: #1f2328 } .inverse { fill: #f6f8fa }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .paper { fill: #0d1117; stroke: #30363d }
.dim { fill: #9198a1 }
.red { fill: #ff8e87 } .green { fill: #56d364 } .yellow { fill: #e3b341 }
.blue { fill: #79c0ff } .magenta { fill: #d2a8ff } .cyan { fill: #56d4dd }
.ink { fill: #e6edf3 } .inverse { fill: #0d1117 }
}`;
