import { expect, test } from "bun:test";
import {
  layoutView,
  LiveScreen,
  type Frame,
  type FrameRow,
  type LiveView,
} from "@aish/terminal/screen";
import { LiveEmulator } from "./live-emulator.ts";
import { liveViewOf } from "./live-view-of.ts";

const runs = process.env.AISH_LONG === "1" ? 600 : 25;
const longEnoughMs = 120_000;
const steps = 25;

/** The same numbers for the same seed, so that what failed fails again. */
function numbersOf(seed: number): (below: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const pieces = [
  "a",
  "word ",
  "漢字",
  "é",
  "👍🏽",
  "👨‍👩‍👧",
  "\t",
  "\x01",
  "\u202E",
  "\n",
  "long-".repeat(9),
];

class Model implements Disposable {
  readonly #next: (below: number) => number;
  #size = { columns: 40, rows: 12 };
  readonly #emulator = new LiveEmulator(this.#size);
  readonly #screen = new LiveScreen(this.#emulator.write);
  readonly #above: string[] = [];
  #view = liveViewOf();
  #frame: Frame | undefined;

  constructor(seed: number) {
    this.#next = numbersOf(seed);
    this.#screen.reflow = "xtermJs";
  }

  async step(): Promise<string> {
    switch (this.#next(7)) {
      case 0:
        return this.#print();
      case 1:
        return this.#finish();
      case 2:
        return this.#resize();
      case 3:
        this.#view = this.#otherView();
        return this.#draw("another view");
      default:
        this.#view = this.#edited();
        return this.#draw("an edit");
    }
  }

  #draw(what: string): string {
    this.#frame = layoutView(this.#view, this.#size);
    this.#screen.draw(this.#frame);
    return `${what}: ${JSON.stringify(this.#view.text)}`;
  }

  #print(): string {
    const word = `out ${this.#above.length} ${"x".repeat(this.#next(70))}`;
    this.#screen.printAbove(`\x1b[3${this.#next(8)}m${word}${this.#next(2) === 0 ? "" : "\n"}`);
    this.#above.push(word);
    return `print ${word}`;
  }

  #finish(): string {
    const whole = { columns: this.#size.columns, rows: Number.POSITIVE_INFINITY };
    const frame = layoutView({ ...this.#view, below: [], ghost: "" }, whole);
    this.#screen.finish(frame);
    const isDelicate = frame.rows.some((row) => row.cells.some((cell) => cell.isDelicate));
    let goesOn = false;
    let room = 0;
    for (const row of textsOf(frame)) {
      // Two characters that stand for one are not torn apart by the edge, but the terminal would do it.
      const isJoined = goesOn && !(room > 0 && row.text.startsWith("^"));
      this.#above.push(isJoined ? (this.#above.pop() ?? "") + row.text : row.text);
      goesOn = row.continues && !isDelicate;
      room = this.#size.columns - row.columns;
    }
    this.#frame = undefined;
    this.#view = liveViewOf();
    return "finish";
  }

  /** Only to sizes in which the first row of the entry stays on the screen, as what has left it is lost. */
  async #resize(): Promise<string> {
    const size = { columns: 10 + this.#next(60), rows: 6 + this.#next(14) };
    const growth = Math.ceil(this.#size.columns / size.columns);
    if ((this.#frame?.rows.length ?? 0) * growth > Math.min(size.rows, this.#size.rows)) return "";
    const lost = this.#size.rows - size.rows;
    if (lost > 0 && size.columns < this.#size.columns) return "";
    await this.#emulator.resize(size);
    this.#size = size;
    if (this.#frame === undefined) return "";
    this.#frame = layoutView(this.#view, size);
    this.#screen.resize(this.#frame, size);
    return `resize ${size.columns}x${size.rows}`;
  }

  #edited(): LiveView {
    const { text, cursor } = this.#view;
    const piece = pieces[this.#next(pieces.length)] ?? "";
    if (this.#next(4) === 0) return { ...this.#view, cursor: this.#next(2) * text.length };
    const edited = text.slice(0, cursor) + piece + text.slice(cursor);
    return { ...this.#view, text: edited, cursor: cursor + piece.length };
  }

  #otherView(): LiveView {
    const below = Array.from({ length: this.#next(6) }, (_, row) => [
      { text: `item ${row} ${"y".repeat(this.#next(50))}`, sgr: "7" },
    ]);
    return {
      ...liveViewOf({ text: "echo 漢字".repeat(this.#next(12)) }),
      prompt: [
        [{ text: "~/directory".repeat(this.#next(5)), sgr: "34" }],
        [{ text: "❯ ", sgr: "35" }],
      ],
      rightPrompt: this.#next(2) === 0 ? [] : [{ text: "12:30", sgr: "2" }],
      ghost: this.#next(2) === 0 ? "" : " --suggested words that may be long\nand more",
      below,
    };
  }

  async difference(): Promise<string | undefined> {
    const lines = await this.#emulator.lines();
    const live = this.#frame === undefined ? [] : textsOf(this.#frame).map(({ text }) => text);
    const expected = joined([...this.#above, ...live]);
    const shown = joined(lines.map(({ text }) => text.replaceAll("\u200D", "")));
    const top = lines[this.#above.length]?.row ?? Number.NaN;
    const { row, column } = this.#frame?.cursor ?? { row: 0, column: 0 };
    const cursor = await this.#emulator.cursor();
    if (shown === expected && cursor.row === top + row && cursor.column === column)
      return undefined;
    const places = JSON.stringify([cursor, { row: top + row, column }]);
    return `--- shown\n${shown}\n--- expected\n${expected}\n--- cursor ${places}`;
  }

  [Symbol.dispose](): void {
    this.#emulator[Symbol.dispose]();
  }
}

function textsOf(frame: Frame): readonly (FrameRow & { readonly text: string })[] {
  return frame.rows.map((row) => ({
    ...row,
    text: row.cells.map((cell) => (cell.isDelicate ? firstMember(cell.text) : cell.text)).join(""),
  }));
}

/** The emulator has no one cell for a family, so what it shows of one is its first member. */
function firstMember(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x20);
}

/** A wide character that did not fit before the edge left a blank there, which some widths later is seen. */
function joined(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trimEnd().replaceAll(/ +(?=[漢字👍👨])/gu, ""));
  return trimmed.join("\n").trimEnd();
}

async function firstDifference(seed: number): Promise<string | undefined> {
  using model = new Model(seed);
  const story: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    story.push(await model.step());
    const difference = await model.difference();
    if (difference !== undefined) return `seed ${seed}: ${story.join("\n")}\n${difference}`;
  }
  return undefined;
}

test(
  "after any sequence of changes the screen is what the last frame says, below all that was printed",
  async () => {
    for (let seed = 0; seed < runs; seed += 1) {
      expect(await firstDifference(seed)).toBeUndefined();
    }
  },
  longEnoughMs,
);
