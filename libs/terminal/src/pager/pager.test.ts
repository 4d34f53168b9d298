import { describe, expect, test } from "bun:test";
import { createKeyDecoder } from "../keys/key-decoder.ts";
import { builtInThemes } from "../theme/built-in-themes.ts";
import { createPalette } from "../theme/create-palette.ts";
import type { Palette } from "../theme/palette.ts";
import { plain } from "../theme/themes/plain.ts";
import type { TextForm } from "./language-of-path.ts";
import { Pager } from "./pager.ts";
import type { PagerResult } from "./pager-result.ts";
import { textPort, type TextPort } from "./text-port.ts";

const noColours = createPalette(plain, "none");
const size = { columns: 40, rows: 12 };

class Reader {
  readonly pager: Pager;
  size = size;
  results: PagerResult[] = [];

  constructor(text: string | TextPort, kind: TextForm["kind"] = "text", palette = () => noColours) {
    const form: TextForm = kind === "code" ? { kind, language: "ts" } : { kind };
    const port = typeof text === "string" ? textPort(text) : text;
    this.pager = new Pager({ title: "file", port, form, palette });
    this.pager.view(this.size);
  }

  /** Keys as a keyboard sends them, each drawn. */
  press(...keys: readonly string[]): this {
    for (const key of keys) {
      const decoder = createKeyDecoder();
      const events = [...decoder.decode(new TextEncoder().encode(key)), ...decoder.flush()];
      for (const event of events) this.results.push(this.pager.handle(event));
      while (this.pager.isBusy) this.pager.work();
      this.pager.view(this.size);
    }
    return this;
  }

  get rows(): readonly string[] {
    return this.pager.view(this.size).rows.map((row) => row.map(({ text }) => text).join(""));
  }

  get body(): readonly string[] {
    return this.rows.slice(1, -1).map((row) => row.trimEnd());
  }

  get bottom(): string {
    return this.rows.at(-1) ?? "";
  }
}

const numbered = (count: number): string =>
  Array.from({ length: count }, (_, line) => `line ${line + 1}\n`).join("");
const esc = "\u001B";
const enter = "\r";

describe("going through a text", () => {
  // Ten rows of text stand between the bars.
  test.each([
    [["j"], 2],
    [["j", "j", "k"], 2],
    [[`${esc}[B`], 2],
    [[" "], 10],
    [["f", "b"], 1],
    [["d"], 6],
    [["d", "u"], 1],
    [["G"], 91],
    [["G", "g"], 1],
    [["50g"], 50],
    [["7", "0", enter], 70],
    [["999G"], 91],
    [["5j"], 6],
    [["k"], 1],
    [["G", "j"], 91],
    [["3\u007F4g"], 4],
    [["5", esc, "j"], 2],
  ] as const)("%j shows line %i first", (keys, first) => {
    expect(new Reader(numbered(100)).press(...keys).body[0]).toBe(`line ${first}`);
  });

  test("a long line takes rows, and one goes through them", () => {
    const reader = new Reader(`${"abcdefghij".repeat(8)}\n${numbered(30)}`).press("j");
    expect(reader.body.slice(0, 2)).toEqual(["abcdefghij".repeat(4), "line 1"]);
  });

  test("w cuts long lines, and right shows what was cut", () => {
    const reader = new Reader(`${"a".repeat(40)}tail\n${numbered(30)}`).press("w");
    expect(reader.body.slice(0, 2)).toEqual(["a".repeat(40), "line 1"]);
    expect(reader.press(`${esc}[C`).body[0]).toBe(`${"a".repeat(20)}tail`);
  });

  test("wide letters are not cut in two at the edge", () => {
    const reader = new Reader("漢".repeat(30));
    reader.size = { columns: 11, rows: 12 };
    expect(reader.body.slice(0, 2)).toEqual(["漢".repeat(5), "漢".repeat(5)]);
  });

  test("l numbers the lines, and none is lost", () => {
    expect(new Reader(numbered(100)).press("l", "G").body.at(-1)).toBe(
      " 100 line 100".replace(" 1", "1"),
    );
  });

  test("the place stays when the window changes", () => {
    const reader = new Reader(numbered(100)).press("40g");
    reader.size = { columns: 20, rows: 6 };
    expect(reader.rows[0]).toBe("line 40");
  });

  test.each([1, 2, 3, 5])("a window of %i rows has that many", (rows) => {
    const reader = new Reader(numbered(100));
    reader.size = { columns: 8, rows };
    reader.press("j", "G", "/9", enter);
    expect(reader.rows).toHaveLength(rows);
  });

  test("s hides the bars", () => {
    expect(new Reader(numbered(100)).press("s").rows[0]).toBe("line 1");
  });
});

describe("searching", () => {
  test.each([
    ["forward", ["/line 42", enter], "line 42"],
    ["the next match", ["/7", enter, "n"], "line 17"],
    ["and back", ["/7", enter, "n", "N"], "line 7"],
    ["from the end to the beginning", ["G", "?7", enter], "line 87"],
    ["on past the end", ["G", "/line 5", enter, "n"], "line 50"],
    ["small letters stand for capitals", ["/LINE 4".toLowerCase(), enter], "line 4"],
  ] as const)("%s", (_rule, keys, found) => {
    expect(new Reader(numbered(100)).press(...keys).body).toContain(found);
  });

  test("a capital is meant", () => {
    expect(new Reader(numbered(100)).press("/Line 42", enter).bottom).toContain(
      "not found: Line 42",
    );
  });

  test("it goes there while it is typed, and returns when it is given up", () => {
    const reader = new Reader(numbered(100)).press("/line 42");
    expect(reader.body).toContain("line 42");
    expect(reader.press(esc).body[0]).toBe("line 1");
  });

  test("all matches are marked, the found one otherwise", () => {
    const reader = new Reader("a b a\nb a\n", "text", () => createPalette(plain, "16"));
    const [, first = [], second = []] = reader.press("/a", enter).pager.view(size).rows;
    const marked = (row: typeof first) =>
      row.filter(({ sgr }) => sgr !== "").map(({ text }) => text);
    expect([marked(first), marked(second)]).toEqual([["a", "a"], ["a"]]);
    expect(first[0]?.sgr).not.toBe(second[1]?.sgr);
  });
});

const page = `# Title

Some text with [a link](https://example.org/x) and
[another](other.md#part), and [the first](https://example.org/x) again.

## Code

\`\`\`make
all:
\tcc -o all
\`\`\`

${Array.from({ length: 20 }, (_, at) => `Paragraph ${at}.\n\n`).join("")}
### Last part

The end.
`;

describe("Markdown", () => {
  test("links are numbered by where they lead", () => {
    const { body } = new Reader(page, "markdown");
    expect(body.join(" ")).toMatch(/a link\[1\] and +another\[2\], and the +first\[1\]/);
  });

  test("the lines of a paragraph are filled", () => {
    const { body } = new Reader("one\ntwo\nthree\n\nfour  \nfive", "markdown");
    expect(body.slice(0, 4)).toEqual(["  one two three", "", "  four", "  five"]);
  });

  test("tab goes from item to item, and y copies code as it was written", () => {
    const reader = new Reader(page, "markdown").press("\t", "\t", "\t", "\t", "y");
    expect(reader.results.at(-1)).toEqual({ kind: "copy", text: "all:\n\tcc -o all\n" });
    expect(reader.bottom).toContain("copied the code");
    expect(reader.body.filter((row) => row.startsWith("▌"))).toHaveLength(3);
  });

  test.each([
    ["tab and enter", ["\t", enter], "https://example.org/x"],
    ["its number and o", ["2o"], "other.md#part"],
    ["shift and tab goes back", ["\t", "\t", `${esc}[Z`, enter], "https://example.org/x"],
  ] as const)("%s follows a link", (_rule, keys, address) => {
    const reader = new Reader(page, "markdown").press(...keys);
    expect(reader.results.at(-1)).toEqual({ kind: "follow", address });
  });

  test("a number that no link has is said", () => {
    expect(new Reader(page, "markdown").press("9o").bottom).toContain("there is no link 9");
  });

  test("a link into the text goes to its heading", () => {
    const reader = new Reader(`[go](#last-part)\n\n${page}`, "markdown").press("\t", enter);
    expect(reader.body).toContain("  Last part");
  });

  test.each([
    ["] goes to the next heading", ["]"], "  Code"],
    ["[ goes to the one before", ["]", "["], "  Title"],
    ["t chooses one by its letters", ["t", "code", enter], "  Code"],
  ] as const)("%s", (_rule, keys, heading) => {
    const reader = new Reader(page, "markdown").press(...keys);
    expect(reader.body[0]).toBe(heading);
  });

  test("the list of headings shows how they belong together", () => {
    const rows = new Reader(page, "markdown").press("t").rows.map((row) => row.trimEnd());
    expect(rows.slice(1, 4)).toEqual(["> Title", "    Code", "      Last part"]);
  });

  test("r shows the source, at the same place, and back", () => {
    const reader = new Reader(page, "markdown").press("]", "r");
    expect(reader.body[0]).toBe("## Code");
    expect(reader.press("r").body[0]).toBe("  Code");
  });

  test("what the text does not say the keys do", () => {
    const reader = new Reader(page, "markdown").press("h");
    expect(reader.rows.join("\n")).toContain("go down a line");
    expect(reader.press("q").body[0]).toBe("  Title");
  });

  test("a text can steer nothing", () => {
    const reader = new Reader(
      `a\u001B[2Jb \u009B5A\n\n\`\`\`\n\u001B]0;x\u0007\n\`\`\`\n`,
      "markdown",
    );
    expect(reader.rows.join("")).not.toMatch(/\p{Cc}/u);
  });
});

test("code is coloured by the theme, and by another as soon as there is one", () => {
  let palette: Palette = createPalette(builtInThemes[0] ?? plain, "truecolor");
  const reader = new Reader("const a = 1; // no\n", "code", () => palette);
  const look = () => reader.pager.view(size).rows[1]?.find(({ text }) => text === "const")?.sgr;
  expect(look()).toBe(palette.sgr("keyword"));
  palette = createPalette(builtInThemes[1] ?? plain, "truecolor");
  expect(look()).toBe(palette.sgr("keyword"));
});

test("F stays at the end of a text that grows, until one goes elsewhere", () => {
  let text = numbered(50);
  const port: TextPort = {
    get size() {
      return text.length;
    },
    read: (start, length) => Buffer.from(text).subarray(start, start + length),
  };
  const reader = new Reader(port).press("F");
  text += "more\n";
  reader.pager.grown();
  expect(reader.body.at(-1)).toBe("more");
  reader.press("k");
  text += "and more\n";
  reader.pager.grown();
  while (reader.pager.work());
  expect(reader.body.at(-1)).toBe("line 50");
});

test.each([
  ["q", "q", { kind: "quit", all: false }],
  ["Ctrl+C, which leaves all texts", "\u0003", { kind: "quit", all: true }],
  ["escape", esc, { kind: "quit", all: false }],
] as const)("%s closes it", (_rule, key, result) => {
  expect(new Reader(numbered(3)).press(key).results.at(-1)).toEqual(result);
});

test("escape gives up a search before it closes", () => {
  const reader = new Reader(numbered(30)).press("/7", enter, esc);
  expect(reader.results.at(-1)).toEqual({ kind: "open" });
  expect(reader.press(esc).results.at(-1)).toEqual({ kind: "quit", all: false });
});
