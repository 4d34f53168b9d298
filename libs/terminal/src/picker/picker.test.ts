import { describe, expect, test } from "bun:test";
import * as fc from "fast-check";
import type { KeyEvent } from "../keys/key-event.ts";
import { widthOf } from "../screen/width-of.ts";
import type { Palette } from "../theme/palette.ts";
import { Picker, type PickerResult, type PickerView } from "./picker.ts";
import { wholePage, type PickerPage } from "./picker-page.ts";

/** Says the role where a theme says its colour. */
const palette: Palette = { theme: "roles", sgr: (role) => role, paint: (_role, text) => text };

const fruit = ["apple", "apricot", "banana", "cherry", "date", "elderberry"];

interface Setting {
  readonly rows?: readonly string[];
  readonly search?: (query: string) => PickerPage<string>;
  readonly scope?: () => string;
  readonly hint?: string;
  readonly query?: string;
}

function pickerOf(setting: Setting = {}): Picker<string> {
  const rows = setting.rows ?? fruit;
  return new Picker({
    title: "fruit",
    hint: setting.hint ?? "",
    scope: setting.scope ?? (() => ""),
    palette: () => palette,
    search: setting.search ?? ((query) => wholePage(rows.filter((row) => row.includes(query)))),
    render: (row) => [{ text: row, sgr: "text" }],
    query: setting.query ?? "",
  });
}

const chord = (name: string): KeyEvent => ({ kind: "chord", chord: name });
const typed = (text: string): KeyEvent => ({ kind: "text", text });

/** Words are typed, what is in angle brackets are keys. */
function play(picker: Picker<string>, keys: string): PickerResult<string> {
  let result: PickerResult<string> = { kind: "open" };
  for (const [part] of keys.matchAll(/<[^>]+>|[^<]+/g)) {
    result = picker.handle(part.startsWith("<") ? chord(part.slice(1, -1)) : typed(part));
  }
  return result;
}

/** As the screen shows it, `▏` where the cursor stands. */
function seen({ rows, cursor }: PickerView): string[] {
  return rows.map((line, row) => {
    const text = line.map((span) => span.text).join("");
    if (row !== cursor.row) return text.trimEnd();
    const padded = text.padEnd(cursor.column);
    return `${Bun.sliceAnsi(padded, 0, cursor.column)}▏${Bun.sliceAnsi(padded, cursor.column)}`.trimEnd();
  });
}

describe("what is seen", () => {
  test("is the query, the rows that were found, the best one chosen, and what keys do", () => {
    const picker = pickerOf({ hint: "enter takes it", scope: () => "the garden" });
    play(picker, "ap");
    expect(seen(picker.view(40, 6))).toEqual([
      "fruit in the garden: ap▏                2",
      "> apple",
      "  apricot",
      "enter takes it",
    ]);
    expect(picker.view(80, 6).rows.map(widthOf)).toEqual([80, 80, 9, 14]);
    expect(seen(picker.view(200, 6))[0]).toBe(`fruit in the garden: ap▏${" ".repeat(176)}2`);
  });

  test("gives way in a narrow terminal: first the count, then the title, never the query", () => {
    const picker = pickerOf({ scope: () => "the garden" });
    play(picker, "apple");
    expect(seen(picker.view(34, 1))).toEqual(["fruit in the garden: apple▏"]);
    expect(seen(picker.view(28, 1))).toEqual(["the garden: apple▏          1"]);
    expect(seen(picker.view(20, 1))).toEqual(["the g…: apple▏"]);
    expect(seen(picker.view(8, 1))).toEqual(["apple▏"]);
  });

  test("is the part of a long query where the cursor is", () => {
    const picker = pickerOf({ rows: [] });
    play(picker, "0123456789abcdefghijklmnopqrstuvwxyz");
    expect(seen(picker.view(20, 1))).toEqual(["fruit: opqrstuvwxyz▏"]);
    play(picker, "<ctrl+a>");
    expect(seen(picker.view(20, 1))).toEqual(["fruit: ▏0123456789ab…"]);
  });

  test("is the query in columns, not in letters", () => {
    const picker = pickerOf({ rows: [] });
    play(picker, "日本語");
    expect(picker.view(40, 1).cursor).toEqual({ row: 0, column: 13 });
  });

  test("has the chosen row over the full width in the colours of a selection", () => {
    const [, first] = pickerOf({ rows: ["apple"] }).view(20, 3).rows;
    expect(first).toEqual([
      { text: "> ", sgr: "selection" },
      { text: "apple", sgr: "text;selection" },
      { text: " ".repeat(13), sgr: "selection" },
    ]);
  });

  test("has no hint where it would take the place of rows", () => {
    expect(seen(pickerOf({ hint: "keys" }).view(20, 3)).at(-1)).toBe("  apricot");
  });

  test("has no control character that was typed or pasted", () => {
    const picker = pickerOf({ rows: [] });
    picker.handle({ kind: "paste", text: "a\u001B[2Jb\nc\td" });
    const [line] = picker.view(40, 1).rows;
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    expect(line!.map(({ text }) => text).join("")).not.toMatch(/[\0-\x1f\x7f-\x9f]/);
    expect(picker.query).toEndWith("b c d");
  });
});

describe("the choice", () => {
  test.each([
    { keys: "", row: "apple" },
    { keys: "<down>", row: "apricot" },
    { keys: "<ctrl+n><ctrl+n><ctrl+p>", row: "apricot" },
    { keys: "<up>", row: "apple" },
    { keys: "<end>", row: "elderberry" },
    { keys: "<end><down>", row: "elderberry" },
    { keys: "<end><home>", row: "apple" },
    { keys: "<pagedown>", row: "cherry" },
    { keys: "<pagedown><pagedown>", row: "elderberry" },
    { keys: "<pagedown><pageup>", row: "apple" },
    { keys: "<down><down>b", row: "banana" },
    { keys: "zzz", row: undefined },
    { keys: "zzz<down><ctrl+u>", row: "apple" },
  ])("after $keys is $row", ({ keys, row }) => {
    const picker = pickerOf();
    picker.view(40, 4);
    play(picker, keys);
    expect(picker.chosen).toBe(row);
  });

  test("scrolls the list only at its edges", () => {
    const picker = pickerOf();
    const rows = () => seen(picker.view(40, 4)).slice(1);
    expect(rows()).toEqual(["> apple", "  apricot", "  banana"]);
    play(picker, "<down><down><down>");
    expect(rows()).toEqual(["  apricot", "  banana", "> cherry"]);
    play(picker, "<up>");
    expect(rows()).toEqual(["  apricot", "> banana", "  cherry"]);
    play(picker, "<end>");
    expect(rows()).toEqual(["  cherry", "  date", "> elderberry"]);
  });
});

describe("a key", () => {
  test.each([
    { keys: "ban<enter>", result: { kind: "taken", row: "banana", how: "accept" } },
    { keys: "<down><tab>", result: { kind: "taken", row: "apricot", how: "edit" } },
    { keys: "<right>", result: { kind: "taken", row: "apple", how: "edit" } },
    { keys: "ap<left><right>", result: { kind: "open" } },
    { keys: "zzz<enter>", result: { kind: "open" } },
    { keys: "<escape>", result: { kind: "cancelled" } },
    { keys: "x<ctrl+g>", result: { kind: "cancelled" } },
    { keys: "<ctrl+c>", result: { kind: "cancelled" } },
    { keys: "<ctrl+d>", result: { kind: "cancelled" } },
    { keys: "x<ctrl+d>", result: { kind: "open" } },
    { keys: "<ctrl+r>", result: { kind: "passed", chord: "ctrl+r" } },
    { keys: "<f5>", result: { kind: "passed", chord: "f5" } },
    { keys: "<down><shift+delete>", result: { kind: "deleted", row: "apricot" } },
    { keys: "zzz<shift+delete>", result: { kind: "open" } },
  ] satisfies { keys: string; result: PickerResult<string> }[])(
    "$keys gives $result.kind",
    ({ keys, result }) => {
      expect(play(pickerOf(), keys)).toEqual(result);
    },
  );

  test.each([
    { keys: "one two<ctrl+w>", query: "one " },
    { keys: "one two<alt+backspace>", query: "one " },
    { keys: "one two<alt+b><ctrl+k>", query: "one " },
    { keys: "one two<ctrl+left><ctrl+u>", query: "two" },
    { keys: "one<ctrl+u><ctrl+y><ctrl+y>", query: "oneone" },
    { keys: "one<backspace><left>X", query: "oXn" },
    { keys: "one<ctrl+a><delete>", query: "ne" },
    { keys: "👩‍👩‍👧‍👦e\u0301<backspace><backspace>", query: "" },
  ])("$keys leaves the query $query", ({ keys, query }) => {
    const picker = pickerOf();
    play(picker, keys);
    expect(picker.query).toBe(query);
  });
});

describe("a deleted row", () => {
  test("leaves the choice where it was", () => {
    const rows = [...fruit];
    const picker = pickerOf({ rows });
    const result = play(picker, "<down><shift+delete>");
    expect(result).toEqual({ kind: "deleted", row: "apricot" });
    rows.splice(1, 1);
    picker.refresh();
    expect(picker.chosen).toBe("banana");
    rows.length = 1;
    picker.refresh();
    expect(picker.chosen).toBe("apple");
    rows.length = 0;
    picker.refresh();
    expect(picker.chosen).toBeUndefined();
  });
});

/** Numbers in tens, without end, counting how often more is asked for. */
function endless() {
  const asked = { pages: 0 };
  const from = (start: number): PickerPage<string> => {
    asked.pages += 1;
    const rows = Array.from({ length: 10 }, (_, place) => `row ${start + place}`);
    return { rows, total: undefined, more: () => from(start + 10) };
  };
  return { asked, picker: pickerOf({ search: () => from(0) }) };
}

describe("pages", () => {
  test("are asked for as far as one looks, and no further", () => {
    const { asked, picker } = endless();
    picker.view(40, 6);
    expect(asked.pages).toBe(1);
    expect(seen(picker.view(40, 6))[0]).toEndWith(" 10+");
    for (let page = 0; page < 5; page++) play(picker, "<pagedown>");
    expect(picker.chosen).toBe("row 25");
    expect(asked.pages).toBeLessThanOrEqual(4);
  });

  test("are asked for where there is room, when the owner says so", () => {
    const rest = { rows: ["b", "c"], total: 3, more: undefined };
    const picker = pickerOf({
      search: () => ({ rows: ["a"], total: undefined, more: () => rest }),
    });
    expect(seen(picker.view(40, 5)).slice(1)).toEqual(["> a"]);
    expect(picker.fill()).toBe(true);
    expect(seen(picker.view(40, 5)).slice(1)).toEqual(["> a", "  b", "  c"]);
    expect(picker.fill()).toBe(false);
  });

  test("that are empty end the list", () => {
    const end: PickerPage<string> = { rows: [], total: undefined, more: () => end };
    const picker = pickerOf({ search: () => ({ rows: ["a"], total: undefined, more: () => end }) });
    play(picker, "<down>");
    expect(picker.chosen).toBe("a");
    expect(seen(picker.view(40, 5))[0]).toEndWith(" 1");
  });
});

test("the query it opens with is searched for at once", () => {
  const picker = pickerOf({ query: "ban" });
  expect(picker.chosen).toBe("banana");
  expect(seen(picker.view(40, 1))[0]).toStartWith("fruit: ban▏");
});

test("another scope begins at the best match", () => {
  const picker = pickerOf();
  play(picker, "<down><down>");
  picker.restart();
  expect(picker.chosen).toBe("apple");
});

test("any keys in any room: nothing is wider or higher than the room, the cursor is in it", () => {
  const key = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 8 }).map(typed),
    fc.string({ unit: "binary", maxLength: 8 }).map((text): KeyEvent => ({ kind: "paste", text })),
    fc
      .constantFrom(
        "up",
        "down",
        "left",
        "home",
        "end",
        "backspace",
        "ctrl+w",
        "ctrl+y",
        "pagedown",
      )
      .map(chord),
  );
  const room = { columns: fc.integer({ min: 1, max: 60 }), rows: fc.integer({ min: 1, max: 9 }) };
  fc.assert(
    fc.property(fc.array(key, { maxLength: 12 }), fc.record(room), (keys, { columns, rows }) => {
      const picker = pickerOf({
        hint: "some keys",
        scope: () => "ここ",
        search: () => wholePage(["日本語テキスト", ...fruit]),
      });
      for (const one of keys) picker.handle(one);
      const view = picker.view(columns, rows);
      expect(view.rows.length).toBeLessThanOrEqual(rows);
      for (const line of view.rows) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      expect(view.cursor.column).toBeLessThan(columns);
    }),
    { numRuns: process.env["AISH_LONG"] === "1" ? 20_000 : 300 },
  );
}, 120_000);
