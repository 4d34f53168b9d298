import { describe, expect, test } from "bun:test";
import { createMarkdownStream } from "./markdown-stream.ts";

function shown(text: string, columns = 40): string {
  const stream = createMarkdownStream({ columns: () => columns, style: "plain", links: false });
  return stream.write(text) + stream.end();
}

function coloured(text: string, links = false): string {
  const stream = createMarkdownStream({ columns: () => 40, style: "ansi", links });
  return (stream.write(text) + stream.end()).replaceAll("\u001b", "^");
}

test.each([
  ["plain text", "hello", "hello\n"],
  ["a line of a paragraph stays a line", "a\nb", "a\nb\n"],
  ["blank lines part paragraphs, one is enough", "\n\na\n\n\n\nb\n\n", "a\n\nb\n"],
  ["a hard break", "a  \nb\\\nc", "a\nb\nc\n"],
  ["emphasis", "*a* _b_ **c** __d e__ ~~f~~ ***g***", "a b c d e f g\n"],
  ["emphasis in emphasis", "**a *b* c** and *d **e***", "a b c and d e\n"],
  ["emphasis over lines", "**a\nb** c", "a\nb c\n"],
  ["emphasis beside Japanese", "これは**重要**です", "これは重要です\n"],
  ["code", "`a*b*c` ``x`y`` `` ` ``", "a*b*c x`y `\n"],
  ["code inside emphasis", "**run `a**b` now**", "run a**b now\n"],
  ["a heading of the first level", "# One #\ntext", "One\n═══\ntext\n"],
  ["a heading of the second level", "## C# and `F#`", "C# and F#\n─────────\n"],
  ["a heading of the third level", "### Three ###", "Three\n"],
  ["a rule", "a\n\n---\n\nb", `a\n\n${"─".repeat(39)}\n\nb\n`],
  ["a list", "- a\n* b\n+ c", "• a\n• b\n• c\n"],
  ["a list in a list", "- a\n  - b\n    - c\n- d", "• a\n  ◦ b\n    ▪ c\n• d\n"],
  ["four spaces nest, too", "* a\n    * b\n    * c\n* d", "• a\n  ◦ b\n  ◦ c\n• d\n"],
  ["two spaces nest under a number", "1. a\n  - b\n2. c", "1. a\n   • b\n2. c\n"],
  ["a number is as written", "3. a\n5) b", "3. a\n5) b\n"],
  ["a number that is repeated counts", "1. a\n1. b\n1. c", "1. a\n2. b\n3. c\n"],
  ["tasks", "- [ ] a\n- [x] b\n- [y] c", "[ ] a\n[x] b\n• [y] c\n"],
  ["a paragraph in a list", "- a\n\n  b\n\nc", "• a\n\n  b\n\nc\n"],
  ["a line that goes on unindented", "- a\nb", "• a\n  b\n"],
  ["an empty entry", "-\n- a", "•\n• a\n"],
  ["a quote", "> a\n> b\n>\n> > c\n\nd", "│ a\n│ b\n│\n│ │ c\n\nd\n"],
  ["a list in a quote", "> - a\n>   b", "│ • a\n│   b\n"],
  ["a fence", "```sh\nls  -l\n\n\tx\n```\nb", "sh\nls  -l\n\n    x\nb\n"],
  ["a fence of tildes", "~~~\na ``` b\n```\n~~~\nc", "a ``` b\n```\nc\n"],
  ["a longer fence", "````md\n```sh\nls\n```\n````", "md\n```sh\nls\n```\n"],
  ["a fence that is not closed", "```\na", "a\n"],
  [
    "a fence in a list has no frame",
    "1. a\n   ```py\n   if x:\n       y\n   ```\n2. b",
    "1. a\npy\nif x:\n    y\n2. b\n",
  ],
  ["a fence in a quote ends with it", "> ```\n> a\nb", "a\nb\n"],
  ["a fence behind the mark of a list", "- ```\n  a\n  ```", "•\na\n"],
  ["code by indentation", "a\n\n    x  *y*\n\nb", "a\n\nx  *y*\n\nb\n"],
  ["a link", '[a *b*](https://x.y/z_(1) "title")', "a b (https://x.y/z_(1))\n"],
  ["a link that shows its address", "[https://x.y](https://x.y)", "https://x.y\n"],
  ["an image", "![a cat](cat.png)", "a cat (cat.png)\n"],
  ["a pointed address", "<https://x.y> <a@b.c>", "https://x.y <a@b.c>\n"],
  ["escapes", "\\*a\\* \\`b\\` \\q \\(x\\)", "*a* `b` \\q \\(x\\)\n"],
  ["HTML as written", "<b>a</b><br>\n<!-- c -->", "<b>a</b><br>\n<!-- c -->\n"],
  ["a reference as written", "[a][b]\n\n[b]: https://x.y", "[a][b]\n\n[b]: https://x.y\n"],
  ["a heading underlined as written", "Title\n=====", "Title\n=====\n"],
])("%s", (_what, text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  "*.ts files",
  "all *.ts and *.js",
  "2 * 3 * 4",
  "2*3*4",
  "2 ** 3 ** 4 and 2**3**4",
  "snake_case_name a_b _a",
  "__init__.py and __main__",
  "$(x) [1] ~/x ~user",
  "f(*args, **kwargs)",
  "*/5 * * * *",
  "a ` b",
  "[ -f x ] [x] [a](b c)",
  "#!/bin/sh",
  "#include",
  "1.5 is a number, 2024 a year",
  "-v and --flag",
  "!important !! [",
  "a\\",
  "| not a table |",
  "http:// h ht https",
  "**a",
  "`a",
  "[a](b",
])("%p comes out as written", (text) => {
  expect(shown(text, 80)).toBe(`${text}\n`);
});

test.each([
  ["an entry hangs", "- one two three four", 13, "• one two\n  three four\n"],
  ["a long word is cut", "ab abcdefghijklm", 11, "ab\nabcdefghij\nklm\n"],
  ["wide characters count twice", "日本語日本語", 8, "日本語\n日本語\n"],
  ["a full stop does not begin a line", "日本語。", 7, "日本\n語。\n"],
  ["code is not wrapped", "```\na b c d e f g\n```", 6, "a b c d e f g\n"],
  ["the outer marks give way on a narrow screen", "> > > a b c", 6, "│ a b\n│ c\n"],
])("%s", (_what, text, columns, expected) => {
  expect(shown(text, columns)).toBe(expected);
});

describe("a table", () => {
  test("has columns as wide as its cells, aligned as it says", () => {
    const table = "| a | b | c |\n|:-|-:|:-:|\n| 日本 | 12 | `x|y` |\n| 1 | 3 | a\\|b";
    expect(shown(table)).toBe(
      "a    │  b │  c\n─────┼────┼────\n日本 │ 12 │ x|y\n1    │  3 │ a|b\n",
    );
  });

  test("wraps its wide cells", () => {
    const table = "| a | b |\n|---|---|\n| 1 | one two three four five six |";
    expect(shown(table, 24)).toBe(
      "a │ b\n──┼────────────────────\n1 │ one two three four\n  │ five six\n",
    );
  });

  test("becomes a list where its columns have no room", () => {
    const table = "| name | what |\n|---|---|\n| a | something long |";
    expect(shown(table, 13)).toBe("name: a\nwhat:\nsomething\nlong\n────────\n");
  });

  test("is held until it is whole, and ends with its lines", () => {
    const stream = createMarkdownStream({ columns: () => 40, style: "plain", links: false });
    expect(stream.write("| a |\n|---|\n| 1 |\n")).toBe("");
    expect(stream.write("after")).toStartWith("a\n─\n1\n");
  });

  test("that is huge comes out as it comes in", () => {
    const stream = createMarkdownStream({ columns: () => 40, style: "plain", links: false });
    stream.write("| a |\n|---|\n");
    const row = `| ${"x".repeat(20)} |\n`;
    expect(stream.write(row.repeat(10_000))).not.toBe("");
    expect(stream.write(row)).toBe(`${"x".repeat(20)}\n`);
  });
});

test("what is not ambiguous is on the screen at once", () => {
  const stream = createMarkdownStream({ columns: () => 40, style: "ansi", links: false });
  expect(stream.write("Hel")).toBe("Hel");
  expect(stream.write("lo wor")).toBe("lo wor");
  expect(stream.write("ld **bo")).toBe("ld");
  expect(stream.write("ld**.")).toBe(" \u001b[1mbold\u001b[0m.");
});

test("an opening mark is held for some 200 characters at most", () => {
  const stream = createMarkdownStream({ columns: () => 400, style: "ansi", links: false });
  expect(stream.write("*a")).toBe("");
  expect(stream.write(" a".repeat(150))).toStartWith("*a a");
});

test("a word that turns out too long for its line is taken to the next", () => {
  const stream = createMarkdownStream({ columns: () => 11, style: "ansi", links: false });
  expect(stream.write("one two th")).toBe("one two th");
  expect(stream.write("ree")).toBe("\u001b[3D\u001b[K\nthree");
});

test("a new width counts from the next line on", () => {
  let columns = 21;
  const stream = createMarkdownStream({ columns: () => columns, style: "plain", links: false });
  const before = stream.write("aaaa aaaa aaaa aaaa ");
  columns = 11;
  expect(before + stream.write("aaaa aaaa aaaa") + stream.end()).toBe(
    "aaaa aaaa aaaa aaaa\naaaa aaaa\naaaa\n",
  );
});

test("no style goes beyond its line or its call", () => {
  expect(coloured("**a\nb** `c`")).toBe("^[1ma^[0m\n^[1mb^[0m ^[36mc^[0m\n");
  const stream = createMarkdownStream({ columns: () => 9, style: "ansi", links: false });
  expect(stream.write("# one two three")).toBe(
    "\u001b[1mone two\u001b[0m\n\u001b[1mthree\u001b[0m",
  );
});

test.each([
  ["a link is one for the terminal", "[a b](https://x.y)", "^]8;id=r1;https://x.y^\\^[4ma b"],
  ["an address is a link", "https://x.y/é.", "^]8;id=r1;https://x.y/%C3%A9^\\"],
  ["another scheme is read", "[a](javascript:x)", "^[4ma^[0m (^[2mjavascript:x^[0m)"],
  [
    "a text that names another address is not believed",
    "[https://a.b](https://c.d)",
    "(^[2mhttps://c.d^[0m)",
  ],
  ["a control character is not sent in an address", "[a](https://x\u0007y)", "https://x%C2%B7y^\\"],
])("%s", (_what, text, expected) => {
  const output = coloured(text, true);
  expect(output).toContain(expected.replace(/\^\[4ma b$/, ""));
  expect(output.split("^]8;;^\\").length).toBe(output.split("^]8;id").length);
});

test.each([
  ["a sequence", "a\u001b[31mb\u001b]0;title\u0007c", "a·[31mb·]0;title·c\n"],
  ["a sequence of one character", "a\u009b31mb", "a·31mb\n"],
  ["text that is turned round", "a\u202ecba\u2066d", "a·cba·d\n"],
  ["letters that hide", "r\u200bm\u00ad -\u2060rf\ufeff \u{E0041}x", "rm -rf x\n"],
  ["a joiner outside emoji", "a\u200db 👩\u200d👩 ❤\ufe0f a\ufe0f", "ab 👩\u200d👩 ❤\ufe0f a\n"],
  ["a carriage return", "good\rbad\r\nnext", "good·bad\nnext\n"],
  ["a blank letter", "a\u3164b", "a·b\n"],
  ["a lone half of a pair", "a\ud83d b", "a\ufffd b\n"],
  ["a tab", "a\tb", "a b\n"],
])("%s is made harmless, however it is cut", (_what, text, expected) => {
  expect(shown(text)).toBe(expected);
  expect(shown(`\`\`\`\n${text}`)).toBe(
    expected.replace("a b\n", text === "a\tb" ? "a   b\n" : "a b\n"),
  );
  const stream = createMarkdownStream({ columns: () => 40, style: "plain", links: false });
  const cut = Array.from({ length: text.length }, (_, at) => stream.write(text.charAt(at)));
  expect(cut.join("") + stream.end()).toBe(expected);
});

test.each([
  ["brackets", "["],
  ["stars", "*a "],
  ["backticks", "`"],
  ["bars", "|"],
  ["quotes", ">"],
  ["one word", "a"],
  ["addresses", "https://a"],
  ["combining marks", "\u0301"],
])("a hundred thousand %s are drawn", (_what, piece) => {
  const output = shown(piece.repeat(100_000));
  expect(output).toEndWith("\n");
  const drawnPieces = output.replaceAll(/[\s│]/g, "").length;
  expect(drawnPieces).toBeGreaterThan(piece === ">" ? 90_000 : piece.trim().length * 100_000 - 1);
});
