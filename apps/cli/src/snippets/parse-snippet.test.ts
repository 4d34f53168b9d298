import { describe, expect, test } from "bun:test";
import { parseSnippet } from "./parse-snippet.ts";
import { SnippetProblem } from "./snippet-problem.ts";

const code = "```sh\necho {{a}}\n```\n";

test("a file has a head, and one block of code with gaps", () => {
  const text = `---
description: switch branches
args:
  - { name: branch, command: git branch }
  - name: how
    type: choice
    values: [soft, 1, true]
    default: soft
  - name: note
  - { name: file, type: path, default: . }
  - { name: token, type: secret }
confirm: true
cwd: ~/work
---
# Notes that nobody runs

\`\`\`bash
git switch {{branch}}
\`\`\`
`;
  expect(parseSnippet("sw", "/sw.md", text)).toEqual({
    name: "sw",
    path: "/sw.md",
    description: "switch branches",
    args: [
      {
        kind: "choice",
        name: "branch",
        values: { kind: "command", command: "git branch" },
        usual: undefined,
      },
      {
        kind: "choice",
        name: "how",
        values: { kind: "list", values: ["soft", "1", "true"] },
        usual: "soft",
      },
      { kind: "text", name: "note", usual: undefined },
      { kind: "path", name: "file", usual: "." },
      { kind: "secret", name: "token" },
    ],
    confirm: true,
    cwd: "~/work",
    language: "sh",
    code: "git switch {{branch}}",
  });
});

test.each([
  ["~~~~kai\n```\n~~~~\n", "kai", "```"],
  ["---\n---\n```ts\nlet a\n\nlet b\n```", "ts", "let a\n\nlet b"],
  ["\uFEFF---\r\n# nothing\r\n---\r\n```sh\r\nls\r\n```\r\n", "sh", "ls"],
])("%j is %s code", (text, language, written) => {
  expect(parseSnippet("x", "x", text)).toMatchObject({ language, code: written, args: [] });
});

describe("what is wrong is told with its line", () => {
  test.each([
    ["---\na: b\n", 1, "the head is not closed"],
    ["---\ndescription: x\nargs: [\n---\n" + code, 3, "this is no YAML"],
    ["---\n- a\n---\n" + code, 2, "the head has no keys"],
    ["---\ndescription: x\n\ndescripton: y\n---\n" + code, 4, "descripton is no key of a snippet"],
    ["---\ndescription: [x]\n---\n" + code, 2, "description is no text"],
    ["---\nconfirm: 1\n---\n" + code, 2, "confirm is neither true nor false"],
    ["---\ncwd: 3\n---\n" + code, 2, "cwd is no directory"],
    ["---\nargs: 3\n---\n" + code, 2, "args is no list"],
    ["---\nargs:\n  - a\n---\n" + code, 3, "args has an entry without a name"],
    ["---\nargs:\n  - name: a\n  - name: 3\n---\n" + code, 4, "args.2.name is no name"],
    [
      "---\nargs:\n  - name: a\n  - name: b\n    type: txt\n---\n" + code,
      5,
      'args.2.type cannot be "txt"',
    ],
    ["---\nargs:\n  - name: a\n    vaules: [x]\n---\n" + code, 4, "args.1.vaules is no key"],
    [
      "---\nargs:\n  - name: a\n    type: choice\n---\n" + code,
      3,
      "args.1.name has nothing to choose from",
    ],
    ["---\nargs:\n  - name: a\n    values: []\n---\n" + code, 4, "args.1.values has nothing"],
    [
      "---\nargs:\n  - name: a\n    values: [{}]\n---\n" + code,
      4,
      "args.1.values has an entry that is no text",
    ],
    [
      "---\nargs:\n  - name: a\n    values: [x]\n    command: ls\n---\n" + code,
      5,
      "args.1.command and values are both there",
    ],
    [
      "---\nargs:\n  - name: a\n    type: text\n    values: [x]\n---\n" + code,
      5,
      "args.1.values is only for a choice",
    ],
    [
      "---\nargs:\n  - name: a\n    type: secret\n    default: x\n---\n" + code,
      5,
      "args.1.default would be a secret",
    ],
    ["---\nargs:\n  - name: a\n  - name: a\n---\n" + code, 4, "there are two arguments a"],
    ["---\nargs:\n  - name: aa\n---\n" + code, 6, "{{a}} is no argument"],
    ["```sh\nls\n", 1, "the code is not closed"],
    ["text\n```\nls\n```\n", 2, "the code names no language"],
    ["```perl\nls\n```\n", 1, "the language perl cannot be run"],
    ["```sh\nls\n```\n\n```sh\nls\n```\n", 5, "this is a second block of code"],
    ["```sh\n\n```\n", 2, "there is no code in it"],
    ["just words\n", undefined, "there is no code in it"],
  ])("%j: line %p, %s", (text, line, message) => {
    let problem: unknown;
    try {
      parseSnippet("x", "/x.md", text);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(SnippetProblem);
    const place = line === undefined ? "/x.md" : `/x.md:${line}`;
    expect((problem as SnippetProblem).message).toStartWith(`${place}: ${message}`);
    expect((problem as SnippetProblem).hint).toBeDefined();
  });
});

test("the example of the document is a snippet", async () => {
  const document = await Bun.file(`${import.meta.dir}/../../../../docs/snippets.md`).text();
  const example = /````markdown\n(?<text>.*?)````/s.exec(document)?.groups?.["text"] ?? "";
  expect(parseSnippet("sw", "/sw.md", example)).toMatchObject({
    confirm: true,
    args: [{ name: "branch" }, { name: "how", usual: "--merge" }],
    code: "git switch {{how}} {{branch}}",
  });
});
