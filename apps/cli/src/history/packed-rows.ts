import { historyId, type Actor, type HistoryId } from "@aish/core";
import type { RecentCommand } from "@aish/store";
import { searchableLine, type LineTable, type SearchableLine } from "./line-table.ts";
import type { SeenRow } from "./remembered.ts";
import { TextNumbers } from "./text-numbers.ts";
import type { RowEnd } from "./unended-rows.ts";

const firstRoom = 1024;

/**
 * Very many rows in little memory: as numbers, and each text once. As objects they would take several
 * times as much, and the runtime would look at every one of them whenever it collects what is not used.
 */
export class PackedRows {
  readonly #table: LineTable;
  readonly #lines: SearchableLine[] = [];
  readonly #actors = new TextNumbers<Actor>();
  readonly #texts = new TextNumbers<string>();
  #count = 0;
  #numbers = new Uint32Array(firstRoom * numbersOfRow);
  #measures = new Float64Array(firstRoom * measuresOfRow);

  constructor(table: LineTable) {
    this.#table = table;
  }

  get count(): number {
    return this.#count;
  }

  /** Returns its index. */
  push({ command, cwd, actor, sessionId, host, signal, ...measured }: RecentCommand): number {
    this.#makeRoom();
    const line = this.#table.lineOf(command);
    this.#lines[line.number] = line;
    const numbers = this.#count * numbersOfRow;
    this.#numbers[numbers] = line.number;
    this.#numbers[numbers + 1] = this.#actors.numberOf(actor);
    this.#numbers[numbers + 2] = this.#texts.numberOf(cwd);
    this.#numbers[numbers + 3] = this.#texts.numberOf(sessionId);
    this.#numbers[numbers + 4] = this.#texts.numberOf(host);
    this.#numbers[numbers + 5] = this.#texts.numberOf(signal);
    const measures = this.#count * measuresOfRow;
    this.#measures[measures] = measured.id;
    this.#measures[measures + 1] = measured.at;
    this.#measures[measures + 2] = measured.exitCode ?? Number.NaN;
    this.#measures[measures + 3] = measured.durationMs ?? Number.NaN;
    this.#count += 1;
    return this.#count - 1;
  }

  end(index: number, { exitCode, signal, durationMs }: RowEnd): void {
    this.#numbers[index * numbersOfRow + 5] = this.#texts.numberOf(signal);
    this.#measures[index * measuresOfRow + 2] = exitCode ?? Number.NaN;
    this.#measures[index * measuresOfRow + 3] = durationMs ?? Number.NaN;
  }

  /** The rows in their order. It is always the same object, which becomes the next row. */
  *forwards(): Iterable<SeenRow> {
    const row = new PackedRow(this);
    for (row.index = 0; row.index < this.#count; row.index++) yield row;
  }

  *backwards(): Iterable<SeenRow> {
    const row = new PackedRow(this);
    for (row.index = this.#count - 1; row.index >= 0; row.index--) yield row;
  }

  /** As `forwards`, without what an iterator costs. */
  visit(see: (row: SeenRow) => void): void {
    const row = new PackedRow(this);
    for (row.index = 0; row.index < this.#count; row.index++) see(row);
  }

  line(index: number): SearchableLine {
    return this.#lines[this.#numbers[index * numbersOfRow] ?? 0] ?? noLine;
  }

  actor(index: number): Actor {
    return this.#actors.textOf(this.#numbers[index * numbersOfRow + 1] ?? 0) ?? "user";
  }

  text(index: number, column: 2 | 3 | 4 | 5): string | undefined {
    return this.#texts.textOf(this.#numbers[index * numbersOfRow + column] ?? 0);
  }

  measure(index: number, column: 0 | 1 | 2 | 3): number | undefined {
    const measure = this.#measures[index * measuresOfRow + column];
    return measure === undefined || Number.isNaN(measure) ? undefined : measure;
  }

  #makeRoom(): void {
    const room = this.#measures.length / measuresOfRow;
    if (this.#count < room) return;
    const numbers = new Uint32Array(room * 2 * numbersOfRow);
    const measures = new Float64Array(room * 2 * measuresOfRow);
    numbers.set(this.#numbers);
    measures.set(this.#measures);
    this.#numbers = numbers;
    this.#measures = measures;
  }
}

/** Line, actor, directory, session, host, signal. */
const numbersOfRow = 6;
/** Id, start, exit code, duration. */
const measuresOfRow = 4;
const noLine = searchableLine("");

class PackedRow implements SeenRow {
  index = 0;
  readonly #rows: PackedRows;

  constructor(rows: PackedRows) {
    this.#rows = rows;
  }

  get id(): HistoryId {
    return historyId(this.#rows.measure(this.index, 0) ?? 0);
  }

  get line(): SearchableLine {
    return this.#rows.line(this.index);
  }

  get command(): string {
    return this.line.command;
  }

  get actor(): Actor {
    return this.#rows.actor(this.index);
  }

  get cwd(): string {
    return this.#rows.text(this.index, 2) ?? "";
  }

  get sessionId(): string | undefined {
    return this.#rows.text(this.index, 3);
  }

  get host(): string | undefined {
    return this.#rows.text(this.index, 4);
  }

  get signal(): string | undefined {
    return this.#rows.text(this.index, 5);
  }

  get at(): number {
    return this.#rows.measure(this.index, 1) ?? 0;
  }

  get exitCode(): number | undefined {
    return this.#rows.measure(this.index, 2);
  }

  get durationMs(): number | undefined {
    return this.#rows.measure(this.index, 3);
  }
}
