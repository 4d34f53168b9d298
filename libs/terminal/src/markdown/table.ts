import { Flow } from "./flow.ts";
import { Inline } from "./inline.ts";
import type { LinkNames } from "./link-names.ts";
import { layOutColumns } from "./table-columns.ts";
import { bold, dim, type Style } from "./style.ts";

export interface TableOptions {
  readonly style: "ansi" | "plain";
  readonly links: LinkNames | undefined;
}

type Alignment = "left" | "center" | "right";

interface Cell {
  readonly source: string;
  readonly line: string;
  readonly width: number;
}

const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** Below that a cell is not readable, and a row is written as a list. */
const narrowest = 8;
const held = 200_000;

export function isDelimiterRow(line: string): boolean {
  return line.length < 4000 && line.includes("-") && delimiterRow.test(line);
}

/**
 * A table is held until it is whole, so that its columns fit; a huge one is laid out by its first rows,
 * and the others follow as they come.
 */
export class Table {
  readonly #options: TableOptions;
  readonly #header: readonly Cell[];
  readonly #alignments: readonly Alignment[];
  readonly #write: (line: string) => void;
  readonly #room: () => number;
  #rows: (readonly Cell[])[] = [];
  #size = 0;
  #widths: readonly number[] | undefined;
  #isStarted = false;

  constructor(
    header: string,
    delimiters: string,
    write: (line: string) => void,
    room: () => number,
    options: TableOptions,
  ) {
    this.#options = options;
    this.#write = write;
    this.#room = room;
    this.#header = cellsOf(header).map((source) => this.#cell(source, bold));
    this.#alignments = cellsOf(delimiters).map(alignmentOf);
  }

  add(row: string): void {
    const cells = cellsOf(row).map((source) => this.#cell(source, 0));
    if (this.#isStarted) {
      this.#writeRow(cells, 0);
      return;
    }
    this.#rows.push(cells);
    this.#size += row.length;
    if (this.#size > held) this.end();
  }

  end(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    const rows = [this.#header, ...this.#rows];
    const count = rows.reduce((most, row) => Math.max(most, row.length), 1);
    const natural = Array.from({ length: count }, (_, at) =>
      rows.reduce((most, row) => Math.max(most, row[at]?.width ?? 0), 1),
    );
    this.#widths = layOutColumns(natural, this.#room() - 3 * (count - 1), narrowest);
    if (this.#widths !== undefined) {
      this.#writeRow(this.#header, bold);
      this.#write(this.#faint(this.#widths.map((width) => "─".repeat(width)).join("─┼─")));
    }
    for (const row of this.#rows) this.#writeRow(row, 0);
    this.#rows = [];
  }

  #writeRow(cells: readonly Cell[], style: Style): void {
    const widths = this.#widths;
    if (widths === undefined) {
      this.#writeRecord(cells);
      return;
    }
    const columns = widths.map((width, at) => this.#lines(cells[at], width, style));
    const height = Math.max(1, ...columns.map((lines) => lines.length));
    const bar = `${this.#faint(" │")} `;
    for (let at = 0; at < height; at += 1) {
      const line = columns.map((lines, column) =>
        aligned(lines[at] ?? "", widths[column] ?? 1, this.#alignments[column] ?? "left"),
      );
      this.#write(line.join(bar).trimEnd());
    }
  }

  /** For a screen too narrow for the columns. */
  #writeRecord(cells: readonly Cell[]): void {
    const room = Math.max(1, this.#room());
    for (const [at, cell] of cells.entries()) {
      const name = this.#header[at]?.source ?? "";
      const source = name === "" ? cell.source : `**${name}**: ${cell.source}`;
      for (const line of this.#render(source, 0, room)) this.#write(line);
    }
    this.#write(this.#faint("─".repeat(Math.min(room, 8))));
  }

  #lines(cell: Cell | undefined, width: number, style: Style): readonly string[] {
    if (cell === undefined) return [""];
    return cell.width <= width ? [cell.line] : this.#render(cell.source, style, width);
  }

  #cell(source: string, style: Style): Cell {
    const [line = ""] = this.#render(source, style, Number.POSITIVE_INFINITY);
    return { source, line, width: Bun.stringWidth(line) };
  }

  #render(source: string, style: Style, width: number): readonly string[] {
    const flow = new Flow({ columns: () => width + 1, style: this.#options.style });
    const inline = new Inline(flow, this.#options.links, style);
    inline.write(source);
    inline.end();
    flow.newline();
    return flow.take().split("\n").slice(0, -1);
  }

  #faint(text: string): string {
    const flow = new Flow({ columns: () => Number.POSITIVE_INFINITY, style: this.#options.style });
    flow.verbatim(text, dim);
    return flow.take();
  }
}

function aligned(line: string, width: number, alignment: Alignment): string {
  const spare = Math.max(0, width - Bun.stringWidth(line));
  const left = alignment === "left" ? 0 : alignment === "right" ? spare : Math.floor(spare / 2);
  return " ".repeat(left) + line + " ".repeat(spare - left);
}

function alignmentOf(delimiter: string): Alignment {
  if (!delimiter.endsWith(":")) return "left";
  return delimiter.startsWith(":") ? "center" : "right";
}

/** A bar behind a backslash or in a code span belongs to the cell. */
function cellsOf(row: string): readonly string[] {
  const inside = row.trim().replace(/^\|/, "");
  const cells: string[] = [];
  let cell = "";
  const parts = /\\\||(`+)(?!`)[^`]*\1(?!`)|\||[^\\|`]+|[^]/g;
  for (const [part] of inside.matchAll(parts)) {
    if (part === "|") {
      cells.push(cell.trim());
      cell = "";
    } else {
      cell += part.replaceAll("\\|", "|");
    }
  }
  if (cell.trim() !== "") cells.push(cell.trim());
  return cells;
}
