import { expect, test } from "bun:test";
import { parseCases } from "./parse-cases.ts";

const [one] = parseCases(
  "x.aish",
  `a comment above the first case
#### a rule: with a colon
echo one # ## stdout: no

## STDOUT:
one

two
## END
## status: 3
## stderr-contains: first
## stderr-contains: second
## stdin: in
## file: a.txt some words
## FILE: two words.txt
b\\c
## END
`,
);

test("a case has its rule, place, script and all it expects", () => {
  expect(one).toEqual({
    name: "a rule: with a colon",
    place: "x.aish:3",
    script: "echo one # ## stdout: no\n\n",
    stdin: "in\n",
    files: { "a.txt": "some words\n", "two words.txt": "b" },
    expected: {
      kind: "runs",
      stdout: "one\n\ntwo\n",
      status: 3,
      stderr: ["first", "second"],
      warned: [],
    },
  });
});

test("what a case does not say is success and silence", () => {
  const [quiet, refused] = parseCases(
    "x",
    "#### a\n:\n## status: 0\n#### b\nif\n## rejected: PARSE\n",
  );
  expect(quiet?.expected).toEqual({ kind: "runs", stdout: "", status: 0, stderr: [], warned: [] });
  expect(refused?.expected).toEqual({ kind: "rejected", code: "PARSE" });
  expect(refused?.place).toBe("x:5");
});

test.each([
  { text: "#### a\necho a\n", says: "x:2: the case expects nothing" },
  { text: "#### a\necho a\n## stdot: a\n", says: "x:2: no such line in a case: ## stdot" },
  { text: "#### a\necho a\n## stdout: a\nb\n", says: "x:2: no such line in a case: b" },
  { text: "#### a\necho a\n## STDOUT:\na\n", says: "x:2: ## STDOUT: has no ## END" },
])("a case that cannot be read is an error with its place: $says", ({ text, says }) => {
  expect(() => parseCases("x", text)).toThrow(says);
});
