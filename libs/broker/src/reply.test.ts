import { describe, expect, test } from "bun:test";
import { createReplyParser, type ReplyPart } from "./reply.ts";

/** The parts of a reply that arrives in pieces of the given size, neighbours joined. */
function parse(
  text: string,
  size: number,
  options: { readonly cut?: boolean; readonly toolCalls?: boolean } = {},
): readonly ReplyPart[] {
  const parser = createReplyParser(options);
  const parts: ReplyPart[] = [];
  const take = (more: readonly ReplyPart[]): void => {
    for (const part of more) {
      const last = parts.at(-1);
      if (part.kind !== "run" && last?.kind === part.kind) {
        parts[parts.length - 1] = { kind: part.kind, text: last.text + part.text };
      } else parts.push(part);
    }
  };
  for (let at = 0; at < text.length; at += size) take(parser.push(text.slice(at, at + size)));
  take(parser.end(options));
  return parts;
}

const say = (text: string): ReplyPart => ({ kind: "say", text });
const think = (text: string): ReplyPart => ({ kind: "think", text });
const run = (command: string, background = false): ReplyPart => ({
  kind: "run",
  command,
  background,
});

const replies: readonly (readonly [string, string, readonly ReplyPart[]])[] = [
  ["prose is said", "Hello.\n\nBye.", [say("Hello.\n\nBye.")]],
  ["an empty reply has no parts", "", []],
  ["a marker line is run", "CMD: ls -la", [run("ls -la")]],
  ["with or without a space", "CMD:ls", [run("ls")]],
  ["CMD&: is run in the background", "CMD&: make -j8\n", [run("make -j8", true)]],
  [
    "prose and commands keep their order",
    "First.\nCMD: a\nThen.\nCMD&: b\nCMD: c\nLast.",
    [say("First."), run("a"), say("Then."), run("b", true), run("c"), say("Last.")],
  ],
  ["a carriage return at the end is no part of it", "CMD: ls\r\nok\r\n", [run("ls"), say("ok")]],
  ["a marker in the middle of a line is prose", "use CMD: ls", [say("use CMD: ls")]],
  ["an indented marker is prose", "  CMD: ls", [say("  CMD: ls")]],
  ["a quoted marker is prose", "> CMD: ls\n`CMD: ls`", [say("> CMD: ls\n`CMD: ls`")]],
  ["another word is prose", "CMDS: ls\nCMD ls", [say("CMDS: ls\nCMD ls")]],
  [
    "a marker in a fence is prose",
    "```\nCMD: ls\n```\nCMD: a",
    [say("```\nCMD: ls\n```"), run("a")],
  ],
  [
    "a fence ends only with as many marks",
    "````sh\n```\nCMD: ls\n````\nCMD: a",
    [say("````sh\n```\nCMD: ls\n````"), run("a")],
  ],
  [
    "a fence of tildes is a fence",
    "~~~\n```\nCMD: ls\n~~~\nCMD: a",
    [say("~~~\n```\nCMD: ls\n~~~"), run("a")],
  ],
  ["a fence that never ends hides all", "```\nCMD: ls", [say("```\nCMD: ls")]],
  ["inline code of three marks is no fence", "```a``` b\nCMD: c", [say("```a``` b"), run("c")]],
  [
    "an open quote takes the lines that close it",
    "CMD: echo 'a\nb' c\nok",
    [run("echo 'a\nb' c"), say("ok")],
  ],
  [
    "a here-document is taken to its end",
    "CMD: cat > x <<'EOF'\nit's\nCMD: no\n\nEOF\nok",
    [run("cat > x <<'EOF'\nit's\nCMD: no\n\nEOF"), say("ok")],
  ],
  [
    "a here-document without an end ends with the reply",
    "CMD: cat <<EOF\nbody",
    [run("cat <<EOF\nbody")],
  ],
  [
    "a backslash takes the next line",
    "CMD: a \\\n  -b \\\n  c\nok",
    [run("a \\\n  -b \\\n  c"), say("ok")],
  ],
  [
    "a quote that nothing closes does not swallow the next command",
    "CMD: echo it's\nCMD: ls",
    [run("echo it's"), run("ls")],
  ],
  [
    "nor the prose behind it",
    "CMD: echo it's\nThis prints it.",
    [run("echo it's"), say("This prints it.")],
  ],
  [
    "a bare marker takes the fence that follows",
    "CMD:\n```sh\ncd x\nmake\n```\nok",
    [run("cd x\nmake"), say("ok")],
  ],
  ["also after an empty line", "CMD&:\n\n```\nmake\n```", [run("make", true)]],
  ["also a fence that the end of the reply closes", "CMD:\n```\nmake", [run("make")]],
  ["a bare marker without a fence is prose", "CMD:\nls", [say("CMD:\nls")]],
  ["but what follows it counts", "CMD:\nCMD: ls", [say("CMD:"), run("ls")]],
  ["backticks around a command are not its own", "CMD: `ls -la`", [run("ls -la")]],
  ["backticks inside it are", "CMD: echo `date`", [run("echo `date`")]],
  ["backticks in a fence are its own", "CMD:\n```\n`date`\n```", [run("`date`")]],
  ["an empty fence is no command", "CMD:\n```\n```\nok", [say("CMD:\n```\n```\nok")]],
  ["lower case is prose", "cmd: ls\nCmd: ls", [say("cmd: ls\nCmd: ls")]],
  [
    "a bullet, a number and bold are prose",
    "- CMD: a\n1. CMD: b\n**CMD: c**\n* CMD: d",
    [say("- CMD: a\n1. CMD: b\n**CMD: c**\n* CMD: d")],
  ],
  [
    "a fence in a list hides all until its end",
    "1. do\n    ```sh\nCMD: a\n    ```\nCMD: b",
    [say("1. do\n    ```sh\nCMD: a\n    ```"), run("b")],
  ],
  [
    "a fence behind a bullet is one",
    "- ```\n  CMD: a\nCMD: b\n  ```\nCMD: c",
    [say("- ```\n  CMD: a\nCMD: b\n  ```"), run("c")],
  ],
  [
    "a loop takes its lines",
    "CMD: for i in 1 2; do\n  echo $i\n\n  echo again\ndone | tail\nok",
    [run("for i in 1 2; do\n  echo $i\n\n  echo again\ndone | tail"), say("ok")],
  ],
  [
    "so do blocks in blocks",
    "CMD: if a; then\nwhile b\ndo c; done\nelse { d; }\nfi\nok",
    [run("if a; then\nwhile b\ndo c; done\nelse { d; }\nfi"), say("ok")],
  ],
  [
    "and a case",
    "CMD: case $x in\n  a) b ;;\n  *) c ;;\nesac\nok",
    [run("case $x in\n  a) b ;;\n  *) c ;;\nesac"), say("ok")],
  ],
  [
    "and a function",
    "CMD: f() {\n  a\n}\nCMD: function g {\n  b\n}\nok",
    [run("f() {\n  a\n}"), run("function g {\n  b\n}"), say("ok")],
  ],
  ["and a group", "CMD: (\ncd x\nmake\n)\nok", [run("(\ncd x\nmake\n)"), say("ok")]],
  [
    "a here-document in a loop is taken to its end",
    "CMD: for i in 1; do\ncat <<E\nCMD: no\nE\ndone\nok",
    [run("for i in 1; do\ncat <<E\nCMD: no\nE\ndone"), say("ok")],
  ],
  ["a pipe at the end takes the next line", "CMD: a |\n  b\nok", [run("a |\n  b"), say("ok")]],
  ["so does &&", "CMD: a &&\nb\nok", [run("a &&\nb"), say("ok")]],
  [
    "a block on one line is whole",
    "CMD: if a; then b; fi\nok",
    [run("if a; then b; fi"), say("ok")],
  ],
  ["its words elsewhere are none", "CMD: echo for if {\nok", [run("echo for if {"), say("ok")]],
  [
    "a block that nothing closes does not swallow the next command",
    "CMD: for i in 1; do\necho\nCMD: ls",
    [run("for i in 1; do"), say("echo"), run("ls")],
  ],
  [
    "nor a sentence behind an empty line",
    "CMD: while a; do\n\nThis is done\nwhen it is.\ndone",
    [run("while a; do"), say("\nThis is done\nwhen it is.\ndone")],
  ],
  [
    "an apostrophe is no quote, whatever comes",
    "CMD: echo it's\nThat's it.",
    [run("echo it's"), say("That's it.")],
  ],
  [
    "thought at the start is apart",
    "<think>hm\nCMD: no</think>\n\nHi",
    [think("hm\nCMD: no"), say("Hi")],
  ],
  ["also after white space", "\n <think>a</think>CMD: b", [think("a"), run("b")]],
  ["a thought that never ends is one", "<think>a <b", [think("a <b")]],
  ["a thought in the middle is prose", "Hi <think>a</think>", [say("Hi <think>a</think>")]],
  ["what only begins like a thought is prose", "<thin", [say("<thin")]],
  ["a half marker at the end is prose", "a\nCM", [say("a\nCM")]],
];

describe("a reply, however it is cut", () => {
  test.each(replies)("%s", (_, text, expected) => {
    for (let size = 1; size <= text.length + 1; size += 1) {
      expect(parse(text, size)).toEqual([...expected]);
    }
  });
});

describe("prose comes out as it arrives", () => {
  test.each([
    ["a word in a line", "Hel", [say("Hel")]],
    ["code in a fence", "```\nls", [say("```\nls")]],
    ["the thought", "<think>hm", [think("hm")]],
    ["but not what may become a marker", "CM", []],
    ["nor a command that is not whole", "CMD: ls", []],
    ["nor a fence that may be a command's", "CMD:\n```\nls\n", []],
  ] as const)("%s", (_, text, expected) => {
    expect(createReplyParser().push(text)).toEqual([...expected]);
  });
});

describe("a reply that is cut off runs nothing that may be half", () => {
  test.each([
    ["a line", "CMD: a\nCMD: rm -r /tmp/x", [run("a"), say("CMD: rm -r /tmp/x")]],
    ["a quote", "CMD: echo 'a\nb", [say("CMD: echo 'a\nb")]],
    ["a here-document", "CMD&: cat <<E\na\n", [say("CMD&: cat <<E\na")]],
    ["a fence", "CMD:\n```sh\nmake\n", [say("CMD:\n```sh\nmake")]],
    ["a block", "CMD: for i in 1; do\n  a", [say("CMD: for i in 1; do\n  a")]],
    ["but what was whole", "CMD: a\n", [run("a")]],
  ] as const)("%s", (_, text, expected) => {
    for (let size = 1; size <= text.length; size += 1) {
      expect(parse(text, size, { cut: true })).toEqual([...expected]);
    }
  });
});

describe("a printed tool call", () => {
  const call = '{"name": "run", "arguments": {"command": "ls -la"}}';
  test.each<[string, string, readonly ReplyPart[]]>([
    [
      "is one at the start of a line",
      `I look.\n<tool_call>${call}</tool_call>\nok`,
      [say("I look."), run("ls -la"), say("ok")],
    ],
    ["over several lines", `<tool_call>\n${call}\n</tool_call>`, [run("ls -la")]],
    ["without its end", `<tool_call>\n${call}`, [run("ls -la")]],
    [
      "in the background",
      '<tool_call>{"name":"run","arguments":"{\\"command\\":\\"a\\",\\"background\\":true}"}</tool_call>',
      [run("a", true)],
    ],
    [
      "two of them in a line",
      `<tool_call>${call}</tool_call> <tool_call>${call}</tool_call>`,
      [run("ls -la"), run("ls -la")],
    ],
    [
      "is prose in a line",
      `so <tool_call>${call}</tool_call>`,
      [say(`so <tool_call>${call}</tool_call>`)],
    ],
    [
      "is prose in a fence",
      `\`\`\`\n<tool_call>${call}</tool_call>\n\`\`\``,
      [say(`\`\`\`\n<tool_call>${call}</tool_call>\n\`\`\``)],
    ],
    [
      "of another tool is prose",
      '<tool_call>{"name":"rm","arguments":{"command":"a"}}</tool_call>',
      [say('<tool_call>{"name":"rm","arguments":{"command":"a"}}</tool_call>')],
    ],
    [
      "half of it is prose",
      '<tool_call>\n{"name":"run","ar',
      [say('<tool_call>\n{"name":"run","ar')],
    ],
  ])("%s", (_, text, expected) => {
    for (let size = 1; size <= text.length; size += 1) {
      expect(parse(text, size, { toolCalls: true })).toEqual([...expected]);
    }
  });

  test("is prose where the model is not offered tools", () => {
    const text = `<tool_call>${call}</tool_call>`;
    expect(parse(text, 5)).toEqual([say(text)]);
  });
});

test("what was written is kept without the thought", () => {
  const parser = createReplyParser();
  parser.push("<think>a</think>\n\nHi\nCMD: ls\n");
  parser.end();
  expect(parser.written).toBe("Hi\nCMD: ls\n");
});
