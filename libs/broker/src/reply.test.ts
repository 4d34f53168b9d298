import { describe, expect, test } from "bun:test";
import { createReplyParser, type ReplyPart } from "./reply.ts";

/** The parts of a reply that arrives in pieces of the given size, neighbours joined. */
function parse(text: string, size: number): readonly ReplyPart[] {
  const parser = createReplyParser();
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
  take(parser.end());
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

test("a long reply without a line end takes time in proportion to its length", () => {
  const parser = createReplyParser();
  const began = performance.now();
  for (let count = 0; count < 200_000; count += 1) parser.push("word ");
  expect(performance.now() - began).toBeLessThan(1000);
});
