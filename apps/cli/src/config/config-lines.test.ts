import { expect, test } from "bun:test";
import { linesOfKeys } from "./config-lines.ts";

const document = `# models.fast = 1
default_model = "fast" # [not.a.table]

[models.fast]
endpoint = "http://x # not a comment"
'model' = '''
[conversation]
max_steps = 1
'''
notes = """
one \\"""
price_in = 2
"""
"price_in" = 0.5

  [ models . "a.b\\u00e9" ]   # spaces
endpoint="x"
context=1

[conversation]
max_steps = 3

[inline]
table = { a = 1, b.c = [ "x]", { d = 2 } ],
  e = 'last' }
list = [
  1, # a comment ] with a bracket
  2,
]
after = 1979-05-27
[[array]]
first = 1
[[array]]
second = 2
[models]
deep.endpoint = "y"
`;

test.each([
  { path: ["default_model"], line: 2 },
  { path: ["models"], line: 4 },
  { path: ["models", "fast"], line: 4 },
  { path: ["models", "fast", "endpoint"], line: 5 },
  { path: ["models", "fast", "model"], line: 6 },
  { path: ["models", "fast", "notes"], line: 10 },
  { path: ["models", "fast", "price_in"], line: 14 },
  { path: ["models", "a.bé"], line: 16 },
  { path: ["models", "a.bé", "endpoint"], line: 17 },
  { path: ["models", "a.bé", "context"], line: 18 },
  { path: ["conversation", "max_steps"], line: 21 },
  { path: ["inline", "table", "a"], line: 24 },
  { path: ["inline", "table", "b", "c"], line: 24 },
  { path: ["inline", "table", "e"], line: 25 },
  { path: ["inline", "list"], line: 26 },
  { path: ["inline", "after"], line: 30 },
  { path: ["array", "second"], line: 34 },
  { path: ["models", "deep"], line: 36 },
  { path: ["models", "deep", "endpoint"], line: 36 },
  { path: ["nowhere"], line: undefined },
])("$path stands on line $line", ({ path, line }) => {
  expect(linesOfKeys(document)(path)).toBe(line);
});

test("the document is TOML, and line ends and a byte order mark change nothing", () => {
  expect(() => Bun.TOML.parse(document)).not.toThrow();
  const windows = `\uFEFF${document.replaceAll("\n", "\r\n")}`;
  expect(linesOfKeys(windows)(["models", "deep", "endpoint"])).toBe(36);
});

test.each(["", "=", "[", "]]", "a = [", 'a = "', "{", "a.", "\u0000", "a = {b", "'", '["'])(
  "%p is walked to its end although it is no TOML",
  (text) => {
    expect(linesOfKeys(text)(["b", "c"])).toBeUndefined();
  },
);
