import { describe, expect, test } from "bun:test";
import * as fc from "fast-check";
import type { Frame } from "./frame.ts";
import { layoutView } from "./layout-view.ts";
import type { LiveView } from "./live-view.ts";

const runs = process.env.AISH_LONG === "1" ? 5000 : 150;

function viewOf(parts: Partial<LiveView>): LiveView {
  return {
    prompt: [[{ text: "> ", sgr: "" }]],
    rightPrompt: [],
    continuation: [{ text: ". ", sgr: "" }],
    text: "",
    cursor: parts.text?.length ?? 0,
    colours: [],
    selection: undefined,
    ghost: "",
    ghostSgr: "90",
    below: [],
    ...parts,
  };
}

const plain = (...texts: string[]): LiveView["below"] => texts.map((text) => [{ text, sgr: "" }]);

function shown({
  rows,
  cursor,
}: Frame): readonly [rows: readonly string[], row: number, column: number] {
  const texts = rows.map(({ cells }) => cells.map(({ text }) => text).join(""));
  return [texts, cursor.row, cursor.column];
}

const lay = (parts: Partial<LiveView>, columns = 10, rows = 5): ReturnType<typeof shown> =>
  shown(layoutView(viewOf(parts), { columns, rows }));

const frameOf = (parts: Partial<LiveView>): Frame =>
  layoutView(viewOf(parts), { columns: 10, rows: 5 });

/** The text with an SGR before each part of another look. */
function looks(frame: Frame): readonly string[] {
  return frame.rows.map(({ cells }) => {
    let sgr = "";
    return cells
      .map((cell) => {
        const change = cell.sgr === sgr ? "" : `{${cell.sgr}}`;
        ({ sgr } = cell);
        return change + cell.text;
      })
      .join("");
  });
}

describe("where the characters stand", () => {
  test.each<[rule: string, text: string, rows: string[], row: number, column: number]>([
    ["nothing", "", ["> "], 0, 2],
    ["text that fits", "abc", ["> abc"], 0, 5],
    ["the cursor behind a full row is on the next", "abcdefgh", ["> abcdefgh", ""], 1, 0],
    ["text goes on behind the edge", "abcdefghi", ["> abcdefgh", "i"], 1, 1],
    ["a line of its own has the prefix", "a\nb", ["> a", ". b"], 1, 3],
    ["an empty last line", "a\n", ["> a", ". "], 1, 2],
    ["a wide character does not straddle the edge", "abcdefg漢", ["> abcdefg", "漢"], 1, 2],
    ["a wide character in the last two columns", "abcdef漢", ["> abcdef漢", ""], 1, 0],
    ["a family is one character", "👨‍👩‍👧x", ["> 👨‍👩‍👧x"], 0, 5],
    ["a mark joins its letter", "e\u0301x", ["> e\u0301x"], 0, 4],
    ["a mark behind the edge joins its letter", "abcdefge\u0301x", ["> abcdefge\u0301", "x"], 1, 1],
    ["a mark by itself", "\u0301", ["> ◌\u0301"], 0, 3],
    ["a tab goes to its stop on the row", "a\tb", ["> a     b"], 0, 9],
    ["a tab ends at the edge", "abcdefg\tb", ["> abcdefg ", "b"], 1, 1],
    ["a control character", "a\x1b[m", ["> a^[[m"], 0, 7],
    ["a control character is not torn apart", "abcdefg\x01", ["> abcdefg", "^A"], 1, 2],
    ["delete and C1", "\x7f\x9b", ["> ^?·"], 0, 5],
    ["what turns text round and what is not seen", "\u202e\u200b\u2028\ufeff", ["> ····"], 0, 6],
    ["half a pair", "\ud800x", ["> \ufffdx"], 0, 4],
    ["marks without end", `e${"\u0301".repeat(99)}`, [`> e${"\u0301".repeat(31)}`], 0, 3],
    ["letters that hide others", "a\u{E0041}\u{E0042}b", ["> ab"], 0, 4],
  ])("%s: %j", (_rule, text, rows, row, column) => {
    expect(lay({ text })).toEqual([rows, row, column]);
  });

  test("the cursor inside of the text stands on its character", () => {
    expect(lay({ text: "漢字\nb", cursor: 1 })).toEqual([["> 漢字", ". b"], 0, 4]);
    expect(lay({ text: "abcdefghi", cursor: 8 })).toEqual([["> abcdefgh", "i"], 1, 0]);
  });

  test("a character that has no room beside the prompt stands below it", () => {
    expect(lay({ text: "漢" }, 3)).toEqual([["> ", "漢"], 1, 2]);
  });

  test("what is to stay has no row for the cursor behind a full one, and all rows", () => {
    const text = `${"abcdefgh\n".repeat(8)}abcdefgh`;
    const [rows] = lay({ text }, 10, Number.POSITIVE_INFINITY);
    expect(rows).toEqual(["> abcdefgh", ...Array.from({ length: 8 }, () => ". abcdefgh")]);
  });
});

describe("the prompt", () => {
  test.each<[rule: string, prompt: string[], columns: number, rows: string[], row: number]>([
    ["rows above are cut", ["a long title", "> "], 10, ["a long ti…", "> ab"], 1],
    ["a wide last row is above the text", ["~/some/where > "], 28, ["~/some/where > ", "> ab"], 1],
    ["a last row that leaves room is not", ["~/here > "], 30, ["~/here > ab"], 0],
    [
      "a last row wider than the screen is cut",
      ["~/some/where > "],
      12,
      ["~/some/wher…", "> ab"],
      1,
    ],
    ["no rows at all", [], 10, ["ab"], 0],
  ])("%s", (_rule, prompt, columns, rows, row) => {
    const [texts, cursorRow] = lay({ prompt: plain(...prompt), text: "ab" }, columns);
    expect([texts, cursorRow]).toEqual([rows, row]);
  });

  test.each<[rule: string, text: string, row: string]>([
    ["stands at the edge", "ab", "> ab    12:30"],
    ["needs two blanks before it", "abcd", "> abcd  12:30"],
    ["goes when there is less room", "abcde", "> abcde"],
    ["stays on the first row", "ab\nc", "> ab    12:30"],
  ])("at the right %s", (_rule, text, row) => {
    expect(lay({ text, rightPrompt: [{ text: "12:30", sgr: "" }] }, 13)[0][0]).toBe(row);
  });
});

describe("the suggestion", () => {
  test.each<[rule: string, parts: Partial<LiveView>, rows: string[], row: number, column: number]>([
    ["stands behind the cursor", { text: "ab", ghost: "cd" }, ["> abcd"], 0, 4],
    [
      "is not there while the cursor is elsewhere",
      { text: "ab", cursor: 1, ghost: "cd" },
      ["> ab"],
      0,
      3,
    ],
    ["of several lines is its first", { text: "ab", ghost: "c\nd" }, ["> abc…"], 0, 4],
    ["wraps", { text: "ab", ghost: "cdefghij" }, ["> abcdefgh", "ij"], 0, 4],
    [
      "begins on the next row behind a full one",
      { text: "abcdefgh", ghost: "i" },
      ["> abcdefgh", "i"],
      1,
      0,
    ],
  ])("%s", (_rule, parts, rows, row, column) => {
    expect(lay(parts)).toEqual([rows, row, column]);
  });

  test("is cut to the rows that are left", () => {
    const [rows, row] = lay({ text: "ab", ghost: "x".repeat(99) }, 10, 3);
    expect(rows).toEqual(["> abxxxxxx", "xxxxxxxxxx", "xxxxxxxxx…"]);
    expect(row).toBe(0);
  });
});

describe("an entry that is higher than the screen", () => {
  const text = Array.from({ length: 9 }, (_, line) => `line ${line}`).join("\n");
  test.each<[rule: string, parts: Partial<LiveView>, rows: string[], row: number]>([
    ["shows its end at the end", { text }, [". line 5", ". line 6", ". line 7", ". line 8"], 3],
    [
      "shows its start at the start",
      { text, cursor: 0 },
      ["> line 0", ". line 1", ". line 2", ". line 3"],
      0,
    ],
    [
      "shows both sides between",
      { text, cursor: 28 },
      [". line 3", ". line 4", ". line 5", ". line 6"],
      1,
    ],
    [
      "leaves the first rows below",
      { text, below: plain("m", "n") },
      [". line 6", ". line 7", ". line 8", "m"],
      2,
    ],
    [
      "lets the prompt go",
      { text: "a\nb\nc", prompt: plain("title", "> ") },
      ["title", "> a", ". b", ". c"],
      3,
    ],
    [
      "lets more of the prompt go",
      { text: "a\nb\nc\nd", prompt: plain("title", "> ") },
      ["> a", ". b", ". c", ". d"],
      3,
    ],
    [
      "gives the rows below what is left",
      { text: "a", below: plain("m", "n", "o", "p") },
      ["> a", "m", "n", "o"],
      0,
    ],
    [
      "shows the row below that has the cursor",
      { text: "a", below: plain("m", "n", "o", "p"), cursorBelow: { row: 3, column: 1 } },
      ["> a", "n", "o", "p"],
      3,
    ],
  ])("%s", (_rule, parts, rows, row) => {
    const [texts, cursorRow] = lay(parts, 10, 4);
    expect([texts, cursorRow]).toEqual([rows, row]);
  });
});

describe("the look", () => {
  test.each<[rule: string, parts: Partial<LiveView>, rows: string[]]>([
    [
      "of the ranges",
      {
        text: "ls -l",
        colours: [
          { start: 0, end: 2, sgr: "32" },
          { start: 3, end: 5, sgr: "33" },
        ],
      },
      ["> {32}ls{} {33}-l"],
    ],
    [
      "goes on behind the edge",
      { text: "abcdefghij", colours: [{ start: 7, end: 9, sgr: "32" }] },
      ["> abcdefg{32}h", "{32}i{}j"],
    ],
    [
      "of the selection lies over it",
      {
        text: "abc",
        colours: [{ start: 0, end: 2, sgr: "32" }],
        selection: { start: 1, end: 3, sgr: "7" },
      },
      ["> {32}a{32;7}b{7}c"],
    ],
    [
      "of a selected line end",
      { text: "a\nb", selection: { start: 0, end: 3, sgr: "7" } },
      ["> {7}a ", ". {7}b"],
    ],
    ["of the suggestion", { text: "a", ghost: "b" }, ["> a{90}b"]],
    [
      "of a control character is dim",
      { text: "a\x01", colours: [{ start: 0, end: 2, sgr: "32" }] },
      ["> {32}a{32;2}^A"],
    ],
    [
      "of what is cut below",
      {
        below: [
          [
            { text: "abcdef", sgr: "1" },
            { text: "漢字漢", sgr: "4" },
          ],
        ],
      },
      ["> ", "{1}abcdef{4}漢…"],
    ],
  ])("%s", (_rule, parts, rows) => {
    expect(looks(frameOf(parts))).toEqual(rows);
  });
});

test("no row is wider than the screen, no frame higher, and the cursor is in it", () => {
  const size = fc.record({
    columns: fc.integer({ min: 2, max: 60 }),
    rows: fc.integer({ min: 1, max: 12 }),
  });
  const text = fc.string({ unit: "binary", maxLength: 120 });
  const view = fc.record({
    text,
    ghost: text,
    prompt: fc.array(text, { maxLength: 3 }),
    below: fc.array(text, { maxLength: 6 }),
  });
  fc.assert(
    fc.property(view, size, fc.nat(), ({ prompt, below, ...parts }, { columns, rows }, at) => {
      const cursor = at % (parts.text.length + 1);
      const lines = { prompt: plain(...prompt), below: plain(...below), rightPrompt: [], cursor };
      const frame = layoutView(viewOf({ ...parts, ...lines }), { columns, rows });
      expect(frame.rows.length).toBeLessThanOrEqual(rows);
      for (const row of frame.rows) expect(row.columns).toBeLessThanOrEqual(columns);
      expect(frame.rows[frame.cursor.row]).toBeDefined();
      expect(frame.cursor.column).toBeWithin(0, columns);
      const texts = frame.rows.flatMap(({ cells }) => cells.map((cell) => cell.text)).join("");
      expect(texts).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    }),
    { numRuns: runs },
  );
});

test("after any change of a long line it is wrapped as if it had never been another", () => {
  const piece = fc.constantFrom("a", "漢", "\t", "e\u0301", "👨‍👩‍👧", "word ", "\u0301", "\x01");
  const line = fc.array(piece, { minLength: 700, maxLength: 900 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(line, fc.nat(), piece, (text, at, inserted) => {
      const cursor = at % text.length;
      const edited = text.slice(0, cursor) + inserted + text.slice(cursor);
      const size = { columns: 30, rows: 8 };
      layoutView(viewOf({ text, cursor }), size);
      const after = shown(layoutView(viewOf({ text: edited, cursor }), size));
      // Other columns between leave nothing that could be taken over.
      for (let columns = 31; columns < 66; columns += 1)
        layoutView(viewOf({ text: edited, cursor }), { columns, rows: 8 });
      expect(after).toEqual(shown(layoutView(viewOf({ text: edited, cursor }), size)));
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});
