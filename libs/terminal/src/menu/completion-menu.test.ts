import { describe, expect, test } from "bun:test";
import * as fc from "fast-check";
import { widthOf } from "../screen/width-of.ts";
import type { Palette } from "../theme/palette.ts";
import { createPalette } from "../theme/create-palette.ts";
import { plain } from "../theme/themes/plain.ts";
import { CompletionMenu } from "./completion-menu.ts";
import type { MenuItem } from "./menu-item.ts";

/** Says the role where a theme says its colour. */
const palette: Palette = { theme: "roles", sgr: (role) => role, paint: (_role, text) => text };
const colourless = createPalette(plain, "none");

function item(label: string, description = "", matches: readonly number[] = []): MenuItem {
  return { label, description, role: "path", matches };
}

function menuOf(...labels: readonly (string | MenuItem)[]): CompletionMenu {
  const menu = new CompletionMenu();
  menu.setItems(labels.map((label) => (typeof label === "string" ? item(label) : label)));
  return menu;
}

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, place) => `file${String(place).padStart(2, "0")}`);

/** As the screen shows it; the selected item in brackets where a blank would stand. */
function seen(menu: CompletionMenu, columns: number, rows: number): string[] {
  return menu.view(columns, rows, palette).map((line) =>
    line
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
  );
}

function selectedLabel(menu: CompletionMenu): string | undefined {
  return menu.selected === undefined ? undefined : menu.items[menu.selected]?.label;
}

describe("without descriptions", () => {
  test("items fill equal columns from top to bottom", () => {
    expect(seen(menuOf(...numbered(14)), 40, 10)).toEqual([
      "file00  file03  file06  file09  file12",
      "file01  file04  file07  file10  file13",
      "file02  file05  file08  file11",
    ]);
  });

  test("a wider screen takes more columns, and no more than it needs", () => {
    expect(seen(menuOf(...numbered(14)), 80, 10)).toEqual([
      "file00  file02  file04  file06  file08  file10  file12",
      "file01  file03  file05  file07  file09  file11  file13",
    ]);
    expect(seen(menuOf(...numbered(14)), 200, 10)).toEqual([numbered(14).join("  ")]);
  });

  test("wide letters keep the columns straight", () => {
    expect(seen(menuOf("日本語", "ab", "한국", "c"), 18, 2)).toEqual(["日本語  한국", "ab      c"]);
  });

  test("only a label that alone does not fit is cut", () => {
    const long = "a-very-long-name-of-a-file-which-goes-on-and-on.txt";
    expect(seen(menuOf(long, "b"), 40, 5)).toEqual([`${long.slice(0, 39)}…`, "b"]);
    expect(seen(menuOf(long, "b"), 120, 5)).toEqual([`${long}  b`]);
  });
});

describe("with descriptions", () => {
  const flags = [
    item("--all", "stage every file that is tracked"),
    item("--message", "use this text as the message of the commit"),
    item("-v"),
  ];

  test("each item has a row, and what does not fit of a description is cut", () => {
    expect(seen(menuOf(...flags), 40, 10)).toEqual([
      "--all      stage every file that is tra…",
      "--message  use this text as the message…",
      "-v",
    ]);
    expect(seen(menuOf(...flags), 80, 10)).toEqual([
      "--all      stage every file that is tracked",
      "--message  use this text as the message of the commit",
      "-v",
    ]);
  });

  test("a wide screen has two columns if one cannot show them all", () => {
    const many = ["a", "b", "c", "d"].map((label) => item(label, "what it does"));
    expect(seen(menuOf(...many), 200, 4)).toHaveLength(4);
    const [first, second] = seen(menuOf(...many), 200, 3);
    expect(first).toBe(`${"a  what it does".padEnd(101)}c  what it does`);
    expect(second).toBe(`${"b  what it does".padEnd(101)}d  what it does`);
  });

  test("a label that is longer than most pushes its description away instead of being cut", () => {
    const long = "--a-rather-long-option-of-a-tool";
    expect(seen(menuOf(item(long, "says much"), item("-s", "short")), 40, 5)).toEqual([
      `${long}  says …`,
      "-s                        short",
    ]);
  });
});

describe("what is selected", () => {
  test("is drawn over its whole cell, the letters that matched over it", () => {
    const menu = menuOf(item("commit", "", [0, 1]), "checkout");
    menu.move("next");
    expect(menu.view(40, 5, palette)).toEqual([
      [
        { text: "co", sgr: "match;selection" },
        { text: "mmit", sgr: "selection" },
        { text: "  ", sgr: "selection" },
        { text: "  ", sgr: "" },
        { text: "checkout", sgr: "path" },
      ],
    ]);
  });

  test("has a sign where there are no colours", () => {
    const menu = menuOf("one", "two");
    menu.move("last");
    const [line] = menu.view(40, 5, colourless);
    expect(line!.map(({ text }) => text).join("")).toBe("  one  > two");
  });

  test("is nothing at first", () => {
    expect(menuOf("one").selected).toBeUndefined();
  });
});

describe("the letters that matched", () => {
  test.each([
    { matches: [], spans: ["abc/path"] },
    { matches: [1], spans: ["a/path", "b/match", "c/path"] },
    { matches: [0, 1, 2], spans: ["abc/match"] },
    { matches: [0, 2], spans: ["a/match", "b/path", "c/match"] },
    { matches: [2, 1, 7], spans: ["ab/path", "c/match"] },
  ])("$matches", ({ matches, spans }) => {
    const [line] = menuOf(item("abc", "", matches)).view(40, 1, palette);
    expect(line!.map(({ text, sgr }) => `${text}/${sgr}`)).toEqual([...spans]);
  });

  test.each([
    { label: "a😀b", spans: ["a", "😀", "b"] },
    { label: "ae\u0301b", spans: ["a", "e\u0301", "b"] },
    { label: "a👩‍👩‍👧‍👦b", spans: ["a", "👩‍👩‍👧‍👦", "b"] },
  ])("are marked whole in $label", ({ label, spans }) => {
    const [line] = menuOf(item(label, "", [1])).view(40, 1, palette);
    expect(line!.map(({ text }) => text)).toEqual([...spans]);
  });
});

/** Three columns of two rows, the last one of one: a c e / b d. */
function grid(): CompletionMenu {
  const menu = menuOf("a", "b", "c", "d", "e");
  menu.view(7, 5, palette);
  return menu;
}

describe("a move", () => {
  test.each([
    { moves: ["next"], at: "a" },
    { moves: ["previous"], at: "e" },
    { moves: ["next", "next"], at: "b" },
    { moves: ["last", "next"], at: "a" },
    { moves: ["first", "previous"], at: "e" },
    { moves: ["next", "right"], at: "c" },
    { moves: ["next", "right", "right", "right"], at: "a" },
    { moves: ["next", "left"], at: "e" },
    { moves: ["next", "next", "left"], at: "d" },
    { moves: ["next", "next", "right", "right"], at: "b" },
    { moves: ["right"], at: "a" },
    { moves: ["next", "down", "down"], at: "c" },
    { moves: ["next", "right", "up"], at: "b" },
    { moves: ["next", "page-down"], at: "b" },
    { moves: ["last", "page-down"], at: "e" },
    { moves: ["next", "next", "page-up"], at: "a" },
  ] as const)("$moves leads to $at", ({ moves, at }) => {
    const menu = grid();
    for (const move of moves) menu.move(move);
    expect(selectedLabel(menu)).toBe(at);
  });

  test("in an empty menu does nothing", () => {
    const menu = new CompletionMenu();
    menu.move("next");
    expect(menu.selected).toBeUndefined();
    expect(menu.view(80, 10, palette)).toEqual([]);
  });
});

const long = () => menuOf(...numbered(30).map((label) => item(label, "d")));

describe("more rows than there is room for", () => {
  test("are told in the last row", () => {
    expect(seen(long(), 40, 4)).toEqual([
      "file00  d",
      "file01  d",
      "file02  d",
      "rows 1 to 3 of 30",
    ]);
  });

  test("scroll no further than the selected one asks for", () => {
    const menu = long();
    menu.view(40, 4, palette);
    for (let step = 0; step < 4; step++) menu.move("next");
    expect(seen(menu, 40, 4)).toEqual(["file01  d", "file02  d", "file03  d", "rows 2 to 4 of 30"]);
    menu.move("previous");
    expect(seen(menu, 40, 4).at(-1)).toBe("rows 2 to 4 of 30");
    menu.move("last");
    expect(seen(menu, 40, 4).at(-1)).toBe("rows 28 to 30 of 30");
    menu.move("page-up");
    expect(selectedLabel(menu)).toBe("file26");
  });

  test("leave no room for saying so where there is one row only", () => {
    expect(seen(long(), 40, 1)).toEqual(["file00  d"]);
    expect(seen(long(), 40, 0)).toEqual([]);
  });
});

describe("other items", () => {
  test("keep what is selected if it is among them", () => {
    const menu = menuOf("a", "b", "c");
    menu.move("next");
    menu.move("next");
    menu.setItems(["x", "y", "b"].map((label) => item(label)));
    expect(menu.selected).toBe(2);
    menu.setItems([item("x")]);
    expect(menu.selected).toBeUndefined();
  });

  test("that come late follow those that are seen, which stay in their places", () => {
    const menu = menuOf("b", "d");
    menu.move("last");
    menu.joinItems(["a", "b", "c", "d"].map((label) => item(label)));
    expect(seen(menu, 40, 5)).toEqual(["b  d  a  c"]);
    expect(menu.selected).toBe(3);
    menu.move("next");
    expect(menu.selected).toBe(0);
    menu.joinItems(["0", "a", "c", "d"].map((label) => item(label)));
    expect(seen(menu, 40, 5)).toEqual(["d  a  c  0"]);
    expect(selectedLabel(menu)).toBe("a");
    menu.setItems(["a", "b"].map((label) => item(label)));
    expect(seen(menu, 40, 5)).toEqual(["a  b"]);
  });

  test("of one name all join", () => {
    const menu = menuOf("same", "same");
    menu.joinItems(["same", "same", "new"].map((label) => item(label)));
    expect(seen(menu, 40, 5)).toEqual(["same  same  new"]);
  });
});

test("no control character, nothing that turns text round, reaches the screen", () => {
  const menu = menuOf(item("a\u001B[2J\nb\u202E\u009B", "c\u0007\u001B]0;x\u0007d"));
  expect(seen(menu, 80, 3)).toEqual(["a·[2J·b··  c··]0;x·d"]);
});

test("any list in any room: rows and columns are kept to, and a selection is seen", () => {
  const label = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.constantFrom("日本語テキスト", "👩‍👩‍👧‍👦", "e\u0301", "file.txt"),
  );
  const items = fc.array(
    fc.record({
      label,
      description: fc.oneof(fc.constant(""), label),
      role: fc.constant("path" as const),
      matches: fc.uniqueArray(fc.nat(10)).map((list) => list.toSorted((a, b) => a - b)),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const moves = fc.array(
    fc.constantFrom("next", "previous", "left", "right", "page-down", "page-up", "last" as const),
    { maxLength: 8 },
  );
  const room = fc.record({ columns: fc.integer({ min: 1, max: 90 }), rows: fc.nat(12) });
  fc.assert(
    fc.property(items, moves, room, fc.boolean(), (list, steps, { columns, rows }, isPlain) => {
      const menu = new CompletionMenu();
      menu.setItems(list);
      const colours = isPlain ? colourless : palette;
      menu.view(columns, rows, colours);
      for (const step of steps) {
        menu.move(step);
        const view = menu.view(columns, rows, colours);
        expect(view.length).toBeLessThanOrEqual(rows);
        for (const line of view) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        if (rows > 0 && !isPlain) {
          expect(view.flat().some(({ sgr }) => sgr.endsWith("selection"))).toBe(true);
        }
      }
    }),
    { numRuns: process.env["AISH_LONG"] === "1" ? 20_000 : 300 },
  );
}, 120_000);

test("a key reads what it shows, not the whole list", () => {
  let reads = 0;
  const items = Array.from({ length: 50_000 }, (_, place) => ({
    description: "",
    role: "path" as const,
    matches: [],
    get label() {
      reads += 1;
      return `name${place}`;
    },
  }));
  const menu = new CompletionMenu();
  menu.setItems(items);
  menu.view(80, 12, palette);
  reads = 0;
  menu.move("page-down");
  menu.view(80, 12, palette);
  expect(reads).toBeLessThan(500);
});
