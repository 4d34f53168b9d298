import { describe, expect, test } from "bun:test";
import { createReplyParser, type ReplyPart } from "./reply.ts";
import { writeReply, writeStep } from "./write-step.ts";

describe("a command is written as the lines that stand for it", () => {
  test.each([
    ["one line", "ls -la", "CMD: ls -la"],
    ["a here-document that ends", "cat <<E\na\nE", "CMD: cat <<E\na\nE"],
    ["a loop over lines", "for i in 1; do\na\ndone", "CMD: for i in 1; do\na\ndone"],
    ["two commands", "cd x\nmake", "CMD:\n```\ncd x\nmake\n```"],
    ["an open quote", "echo 'a", "CMD:\n```\necho 'a\n```"],
    ["a fence in it", "cat <<E\n```\nE\nls", "CMD:\n````\ncat <<E\n```\nE\nls\n````"],
    ["backticks around it", "`date`", "CMD:\n```\n`date`\n```"],
  ])("%s", (_, command, lines) => {
    expect(writeStep(command, false)).toBe(lines);
    expect(writeStep(command, true)).toBe(lines.replace("CMD:", "CMD&:"));
  });
});

/** Small and repeatable: the seed is in the name of the test that fails. */
function random(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const scraps = [
  "CMD:",
  "CMD&:",
  "CMD: ls",
  "ls -la",
  "echo",
  "it's",
  "'",
  '"',
  "`",
  "```",
  "````sh",
  "~~~",
  "~~~~",
  "<<E",
  "E",
  "EOF",
  "<<'EOF'",
  "\\",
  "|",
  "&&",
  "for i in 1; do",
  "done",
  "if a; then",
  "fi",
  "{",
  "}",
  "(",
  ")",
  "case x in",
  "esac",
  "$(",
  "<think>",
  "</think>",
  "<tool_call>",
  "</tool_call>",
  '{"name":"run","arguments":{"command":"x"}}',
  "- ",
  "1. ",
  "> ",
  "    ",
  "\t",
  " ",
  "  ",
  "#",
  "This is prose.",
  "déjà 世界 🎉",
  "\r",
  "\n",
  "\n",
  "\n",
  "\n\n",
  "x",
];

function scribble(next: (below: number) => number, most: number): string {
  let text = "";
  for (let count = next(most); count >= 0; count -= 1) text += scraps[next(scraps.length)] ?? "";
  return text;
}

function parse(text: string, next?: (below: number) => number, toolCalls = false): ReplyPart[] {
  const parser = createReplyParser({ toolCalls });
  const parts: ReplyPart[] = [];
  const take = (more: readonly ReplyPart[]): void => {
    for (const part of more) {
      const last = parts.at(-1);
      if (part.kind !== "run" && last?.kind === part.kind) {
        parts[parts.length - 1] = { kind: part.kind, text: last.text + part.text };
      } else parts.push(part);
    }
  };
  for (let at = 0; at < text.length;) {
    const end = next === undefined ? text.length : at + 1 + next(8);
    take(parser.push(text.slice(at, end)));
    at = end;
  }
  take(parser.end());
  return parts;
}

const seeds = Array.from({ length: 30 }, (_, index) => index + 1);

describe("for any text", () => {
  test.each(seeds)("the parts do not depend on the cuts (seed %i)", (seed) => {
    const next = random(seed);
    for (let count = 0; count < 200; count += 1) {
      const text = scribble(next, 20);
      const toolCalls = count % 2 === 0;
      const whole = parse(text, undefined, toolCalls);
      expect({ text, parts: parse(text, next, toolCalls) }).toEqual({ text, parts: whole });
    }
  });

  test.each(seeds)("what it says and runs is read again from its parts (seed %i)", (seed) => {
    const next = random(seed);
    for (let count = 0; count < 200; count += 1) {
      const text = scribble(next, 20);
      const parts = parse(text, undefined, true).filter(({ kind }) => kind !== "think");
      const written = writeReply(parts);
      expect({ text, parts: shape(parse(written)) }).toEqual({ text, parts: shape(parts) });
    }
  });

  test.each(seeds)("a command of any text is read again (seed %i)", (seed) => {
    const next = random(seed);
    for (let count = 0; count < 200; count += 1) {
      const command = scribble(next, 8)
        .replace(/\r+(?=\n|$)/g, "")
        .trim();
      if (command === "") continue;
      const background = next(2) === 0;
      const step: ReplyPart = { kind: "run", command, background };
      const before = scribble(next, 6);
      const parts = [...parse(before).filter(({ kind }) => kind !== "think"), step, step];
      const written = writeReply(parts);
      expect({ before, written, parts: shape(parse(written)) }).toEqual({
        before,
        written,
        parts: shape(parts),
      });
      expect(parse(`${writeStep(command, background)}\nIt's so.`)[0]).toEqual(step);
    }
  });
});

/** White space around what is said, and the end of a fence that was open, may differ. */
function shape(parts: readonly ReplyPart[]): readonly unknown[] {
  const runs = parts.filter(({ kind }) => kind === "run");
  const said = parts.map((part) => (part.kind === "say" ? part.text : "")).join("");
  return [runs, said.replaceAll(/\s+|[`~]{3,}/g, "")];
}
