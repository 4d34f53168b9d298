import { describe, expect, test } from "bun:test";
import { layoutView, LiveScreen, type LiveView, type ScreenSize } from "@aish/terminal/screen";
import { LiveEmulator } from "./live-emulator.ts";
import { liveViewOf } from "./live-view-of.ts";

const plain = (...texts: string[]): LiveView["below"] => texts.map((text) => [{ text, sgr: "" }]);

class Stage implements Disposable {
  readonly emulator: LiveEmulator;
  readonly screen: LiveScreen;
  size: ScreenSize;

  constructor(size: ScreenSize, before = "") {
    this.size = size;
    this.emulator = new LiveEmulator(size);
    this.screen = new LiveScreen(this.emulator.write);
    this.screen.reflow = "xtermJs";
    this.emulator.write(before);
  }

  draw(parts: Partial<LiveView>): void {
    this.screen.draw(layoutView(liveViewOf(parts), this.size));
  }

  finish(parts: Partial<LiveView>): void {
    const whole = { columns: this.size.columns, rows: Number.POSITIVE_INFINITY };
    this.screen.finish(layoutView(liveViewOf(parts), whole));
  }

  async resize(size: ScreenSize, parts: Partial<LiveView>): Promise<void> {
    await this.emulator.resize(size);
    this.size = size;
    this.screen.resize(layoutView(liveViewOf(parts), size), size);
  }

  [Symbol.dispose](): void {
    this.emulator[Symbol.dispose]();
  }
}

const views: [name: string, parts: Partial<LiveView>][] = [
  ["nothing", {}],
  ["a word", { text: "ls" }],
  ["a long line", { text: "word ".repeat(30) }],
  ["wide characters", { text: "echo 漢字かな".repeat(9) }],
  ["the cursor inside", { text: "echo 漢字", cursor: 6 }],
  ["several lines", { text: "for x in a b; do\n\techo $x\ndone", cursor: 20 }],
  ["a menu", { text: "git c", below: plain("commit  record changes", "checkout", "clone") }],
  ["a suggestion", { text: "git c", ghost: "ommit -m 'a message that is long enough to wrap'" }],
  ["a right prompt", { text: "ls", rightPrompt: [{ text: "main 12:30", sgr: "2" }] }],
  ["a prompt of two rows", { prompt: plain("~/work/main on main", "$ "), text: "ls" }],
  ["more than the screen", { text: "line\n".repeat(40) }],
];
const sizes: readonly ScreenSize[] = [40, 80, 200].flatMap((columns) =>
  [5, 24].map((rows) => ({ columns, rows })),
);

describe.each(sizes)("on $columns columns and $rows rows", (size) => {
  test.each(views)(
    "%s is drawn after each of the others as if it were the first",
    async (_name, parts) => {
      using alone = new Stage(size);
      alone.draw(parts);
      const rows = [...(await alone.emulator.seen())];
      const cursor = await alone.emulator.cursor();
      for (const [, before] of views) {
        using stage = new Stage(size);
        stage.draw(before);
        stage.draw(parts);
        const all = await stage.emulator.all();
        const scrolled = all.length - rows.length;
        expect(all.slice(Math.max(0, scrolled))).toEqual(rows);
        expect((await stage.emulator.cursor()).column).toBe(cursor.column);
      }
    },
  );
});

describe("the bytes", () => {
  test.each<[rule: string, before: Partial<LiveView>, after: Partial<LiveView>, most: number]>([
    ["nothing changed", { text: "ls -l" }, { text: "ls -l" }, 0],
    ["a character at the end", { text: "ls -" }, { text: "ls -l" }, 1],
    ["a blank at the end", { text: "ls" }, { text: "ls " }, 1],
    ["a wide character", { text: "漢" }, { text: "漢字" }, 1],
    [
      "a character of the suggestion",
      { text: "l", ghost: "s -l" },
      { text: "ls", ghost: " -l" },
      1,
    ],
    ["the last character deleted", { text: "ls" }, { text: "l" }, 4],
    ["the cursor goes left", { text: "ls" }, { text: "ls", cursor: 1 }, 1],
    ["the cursor goes to the start", { text: "ls -l file" }, { text: "ls -l file", cursor: 0 }, 6],
    [
      "a character with a menu",
      { text: "l", below: plain("a", "b") },
      { text: "ls", below: plain("a", "b") },
      1,
    ],
    ["a line behind the edge", { text: "x".repeat(37) }, { text: "x".repeat(38) }, 3],
    [
      "a coloured character",
      { text: "l", colours: [{ start: 0, end: 1, sgr: "38;5;2" }] },
      { text: "ls", colours: [{ start: 0, end: 2, sgr: "38;5;2" }] },
      1 + "\x1b[38;5;2m\x1b[m".length,
    ],
  ])("%s", (_rule, before, after, most) => {
    using stage = new Stage({ columns: 40, rows: 10 });
    stage.draw(before);
    stage.emulator.takeWritten();
    stage.draw(after);
    expect(stage.emulator.takeWritten()).toBeLessThanOrEqual(most);
  });
});

describe("output above", () => {
  const entry = { text: "echo a\necho b", cursor: 3, below: plain("item") };
  const live = ["❯ echo a", "… echo b", "item"];

  test.each<[rule: string, output: string, rows: string[]]>([
    ["with a line end", "job 1 done\n", ["job 1 done"]],
    ["without one", "job 1 done", ["job 1 done"]],
    ["of several lines", "a\nb\nc\n", ["a", "b", "c"]],
    ["with colours that are not ended", "\x1b[31mred", ["red"]],
    ["that would clear the screen", "a\x1b[2J\x1b[Hb\n", ["ab"]],
    ["as wide as the screen", "y".repeat(20), ["y".repeat(20)]],
    ["wider than the screen", "y".repeat(25), ["y".repeat(20), "yyyyy"]],
  ])("%s leaves the entry as it was", async (_rule, output, rows) => {
    using stage = new Stage({ columns: 20, rows: 6 }, "first\r\n");
    stage.draw(entry);
    stage.screen.printAbove(output);
    expect(await stage.emulator.all()).toEqual(["first", ...rows, ...live]);
    expect(await stage.emulator.cursor()).toEqual({ row: 1 + rows.length, column: 5 });
    stage.screen.printAbove(output);
    expect(await stage.emulator.all()).toEqual(["first", ...rows, ...rows, ...live]);
  });
});

describe("at the end of an entry", () => {
  test("the cursor is behind it and the menu is gone", async () => {
    using stage = new Stage({ columns: 20, rows: 6 });
    stage.draw({ text: "echo a\necho b", cursor: 2, below: plain("item") });
    stage.finish({ text: "echo a\necho b" });
    expect(await stage.emulator.all()).toEqual(["❯ echo a", "… echo b"]);
    expect(await stage.emulator.cursor()).toEqual({ row: 2, column: 0 });
  });

  test("an entry higher than the screen is left as a whole, once", async () => {
    using stage = new Stage({ columns: 20, rows: 5 }, "first\r\n");
    const text = Array.from({ length: 12 }, (_, line) => `line ${line}`).join("\n");
    stage.draw({ text });
    stage.draw({ text, cursor: 0 });
    stage.finish({ text });
    const lines = text.split("\n").map((line, row) => (row === 0 ? `❯ ${line}` : `… ${line}`));
    expect(await stage.emulator.all()).toEqual(["first", ...lines]);
  });

  test("a line of several rows is one for the terminal, and gets its shape with the width", async () => {
    using stage = new Stage({ columns: 20, rows: 8 });
    const text = `${"a".repeat(30)}\nb`;
    stage.draw({ text });
    expect(await stage.emulator.wrappedRows()).toEqual([]);
    stage.finish({ text });
    expect(await stage.emulator.wrappedRows()).toEqual([1]);
    await stage.emulator.resize({ columns: 40, rows: 8 });
    expect(await stage.emulator.all()).toEqual([`❯ ${"a".repeat(30)}`, "… b"]);
  });

  test("a full last row is not followed by an empty one", async () => {
    using stage = new Stage({ columns: 20, rows: 8 });
    stage.draw({ text: "a".repeat(18) });
    stage.finish({ text: "a".repeat(18) });
    expect(await stage.emulator.cursor()).toEqual({ row: 1, column: 0 });
  });
});

test("what is erased leaves nothing, and the cursor where it began", async () => {
  using stage = new Stage({ columns: 20, rows: 5 }, "first\r\n");
  stage.draw({ text: "a\nb\nc\nd", below: plain("item"), cursor: 2 });
  stage.screen.erase();
  expect(await stage.emulator.all()).toEqual(["first"]);
  expect(await stage.emulator.cursor()).toEqual({ row: 1, column: 0 });
});

test("what others have drawn is not drawn over", async () => {
  using stage = new Stage({ columns: 20, rows: 5 });
  stage.draw({ text: "a" });
  stage.emulator.write("\r\nothers\r\n");
  stage.screen.forget();
  stage.draw({ text: "b" });
  expect(await stage.emulator.all()).toEqual(["❯ a", "others", "❯ b"]);
});

test.each([0, 2, 4, 9])(
  "after %d lines of output the screen is cleared into what can be scrolled back",
  async (count) => {
    const before = Array.from({ length: count }, (_, line) => `line ${line}`);
    using stage = new Stage({ columns: 20, rows: 5 }, before.map((line) => `${line}\r\n`).join(""));
    stage.draw({ text: "a\nb", below: plain("item") });
    stage.screen.clear(layoutView(liveViewOf({ text: "a\nb" }), stage.size));
    expect(await stage.emulator.seen()).toEqual(["❯ a", "… b"]);
    expect(await stage.emulator.all()).toEqual([...before, "❯ a", "… b"]);
    expect(await stage.emulator.cursor()).toEqual({ row: count + 1, column: 3 });
  },
);

test("a screen that is higher than was known is cleared as well", async () => {
  using stage = new Stage({ columns: 20, rows: 9 }, "a\r\n".repeat(12));
  stage.size = { columns: 20, rows: 5 };
  stage.draw({ text: "a" });
  stage.screen.clear(layoutView(liveViewOf({ text: "a" }), stage.size));
  expect(await stage.emulator.seen()).toEqual(["❯ a"]);
});

test("a character that the terminal draws wider than it is moves nothing behind it", async () => {
  using stage = new Stage({ columns: 20, rows: 5 });
  stage.draw({ text: "a👨‍👩‍👧b" });
  expect((await stage.emulator.all()).map((row) => row.replaceAll("\u200D", ""))).toEqual([
    "❯ a👨b",
  ]);
  stage.draw({ text: "a👨‍👩‍👧bc" });
  expect(await stage.emulator.cursor()).toEqual({ row: 0, column: 7 });
});

test.each<[rule: string, parts: Partial<LiveView>]>([
  ["one row", { text: "ls" }],
  ["a row that is as wide as it can be", { text: "x".repeat(58) }],
  [
    "two lines, the cursor on the first",
    { text: `${"a".repeat(50)}\n${"b".repeat(50)}`, cursor: 3 },
  ],
  ["two lines, the cursor on the second", { text: `${"a".repeat(50)}\n${"b".repeat(50)}` }],
  ["a menu below", { text: "ls", below: plain("m".repeat(50), "n".repeat(50)) }],
  ["wide characters", { text: "漢字".repeat(20) }],
  ["a right prompt", { text: "ls", rightPrompt: [{ text: "12:30", sgr: "" }] }],
])(
  "%s, narrowed and widened at each place on the screen, stands below its output as before",
  async (_rule, parts) => {
    for (const count of [0, 3, 20]) {
      const output = Array.from({ length: count }, (_, line) => `out ${line}`);
      using stage = new Stage(
        { columns: 60, rows: 14 },
        output.map((line) => `${line}\r\n`).join(""),
      );
      stage.draw(parts);
      for (const columns of [25, 13, 40, 60, 20, 80]) {
        await stage.resize({ columns, rows: 14 }, parts);
        using alone = new Stage(stage.size);
        alone.draw(parts);
        expect(await stage.emulator.all()).toEqual([...output, ...(await alone.emulator.all())]);
      }
    }
  },
);

test.each([3, 20])(
  "after %d lines of output a change of height leaves the entry as it was",
  async (count) => {
    const output = Array.from({ length: count }, (_, line) => `out ${line}`);
    using stage = new Stage(
      { columns: 30, rows: 12 },
      output.map((line) => `${line}\r\n`).join(""),
    );
    const parts = { text: "a\nb\nc", cursor: 2, below: plain("item") };
    stage.draw(parts);
    for (const rows of [6, 4, 20, 9]) {
      await stage.resize({ columns: 30, rows }, parts);
      expect(await stage.emulator.all()).toEqual([...output, "❯ a", "… b", "… c", "item"]);
    }
  },
);
