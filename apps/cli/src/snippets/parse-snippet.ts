import { nearestName } from "@aish/core";
import { codeGaps } from "./code-gaps.ts";
import { readFencedCode, type FencedCode } from "./fenced-code.ts";
import { lineOfKey, readFrontMatter, type FrontMatter } from "./front-matter.ts";
import { parseArgument } from "./parse-argument.ts";
import { SnippetProblem } from "./snippet-problem.ts";
import type { Snippet, SnippetArgument } from "./snippet.ts";

const keys = ["description", "args", "confirm", "cwd"];

/** Reads the file of a snippet; throws a `SnippetProblem` for what is wrong in it. */
export function parseSnippet(name: string, path: string, written: string): Snippet {
  const text = written.replaceAll("\r\n", "\n").replace(/^\uFEFF/, "");
  const head = readFrontMatter(path, text);
  const { description, args, confirm, cwd } = toHead(path, head);
  const block = readFencedCode(path, text);
  checkGaps(path, block, args);
  const { language, code } = block;
  return { name, path, description, args, confirm, cwd, language, code };
}

function toHead(
  path: string,
  head: FrontMatter | undefined,
): Pick<Snippet, "description" | "args" | "confirm" | "cwd"> {
  const none = { description: "", args: [], confirm: false, cwd: undefined };
  if (head === undefined || head.values === null || head.values === undefined) return none;
  const { values } = head;
  function wrong(key: string, message: string, hint: string): SnippetProblem {
    return new SnippetProblem(path, lineOfKey(head ?? noHead, [key]), `${key} ${message}`, hint);
  }
  if (!isRecord(values)) {
    throw new SnippetProblem(path, 2, "the head has no keys", "write key: value lines");
  }
  for (const key of Object.keys(values)) {
    if (keys.includes(key)) continue;
    const guess = nearestName(key, keys);
    const hint = guess === undefined ? `the keys are ${keys.join(", ")}` : `did you mean ${guess}?`;
    throw wrong(key, "is no key of a snippet", hint);
  }
  const { description = "", args = [], confirm = false, cwd } = values;
  if (typeof description !== "string")
    throw wrong("description", "is no text", "put quotes around it");
  if (typeof confirm !== "boolean")
    throw wrong("confirm", "is neither true nor false", "write true");
  if (cwd !== undefined && (typeof cwd !== "string" || cwd === "")) {
    throw wrong("cwd", "is no directory", "write a path");
  }
  if (!Array.isArray(args)) throw wrong("args", "is no list", "write - name: … lines under it");
  const list = args.map((each: unknown, index) => parseArgument(path, head, each, index));
  for (const [index, { name }] of list.entries()) {
    if (list.findIndex((each) => each.name === name) === index) continue;
    const line = lineOfKey(head, ["args", index, "name"]);
    throw new SnippetProblem(path, line, `there are two arguments ${name}`, "name one otherwise");
  }
  return { description, args: list, confirm, cwd };
}

const noHead: FrontMatter = { values: undefined, text: "", firstLine: 1 };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A gap that nothing fills is more likely a slip than code. */
function checkGaps(path: string, block: FencedCode, args: readonly SnippetArgument[]): void {
  const names = args.map(({ name }) => name);
  for (const { name, start } of codeGaps(block.code)) {
    if (names.includes(name)) continue;
    const line = block.firstLine + block.code.slice(0, start).split("\n").length - 1;
    const guess = nearestName(name, names);
    const hint =
      guess === undefined
        ? `name it under args, or write a backslash before {{${name}}} to keep it`
        : `did you mean ${guess}?`;
    throw new SnippetProblem(path, line, `{{${name}}} is no argument`, hint);
  }
}
