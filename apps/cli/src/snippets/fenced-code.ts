import { SnippetProblem } from "./snippet-problem.ts";
import type { SnippetLanguage } from "./snippet.ts";

export interface FencedCode {
  readonly language: SnippetLanguage;
  readonly code: string;
  /** The line of the file on which the code begins, from 1. */
  readonly firstLine: number;
}

const languages = new Map<string, SnippetLanguage>([
  ["sh", "sh"],
  ["bash", "sh"],
  ["zsh", "sh"],
  ["shell", "sh"],
  ["kai", "kai"],
  ["ts", "ts"],
  ["typescript", "ts"],
]);

/** The one fenced block of a Markdown text. */
export function readFencedCode(path: string, text: string): FencedCode {
  const lines = text.split("\n");
  const blocks: FencedCode[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const open = /^ {0,3}(?<fence>`{3,}|~{3,})\s*(?<word>[^\s`]*)/.exec(lines[at] ?? "")?.groups;
    if (open === undefined) continue;
    const { fence = "", word = "" } = open;
    const close = lines.findIndex(
      (line, index) => index > at && new RegExp(`^ {0,3}${fence}${fence[0]}*\\s*$`).test(line),
    );
    if (close < 0) {
      throw new SnippetProblem(path, at + 1, "the code is not closed", `end it with ${fence}`);
    }
    const language = languages.get(word.toLowerCase());
    if (language === undefined) {
      const what =
        word === "" ? "the code names no language" : `the language ${word} cannot be run`;
      throw new SnippetProblem(path, at + 1, what, "write sh, kai or ts behind the fence");
    }
    blocks.push({ language, code: lines.slice(at + 1, close).join("\n"), firstLine: at + 2 });
    at = close;
  }
  const [block, second] = blocks;
  if (second !== undefined) {
    const hint = "make two snippets of it";
    throw new SnippetProblem(path, second.firstLine - 1, "this is a second block of code", hint);
  }
  if (block === undefined || block.code.trim() === "") {
    const line = block === undefined ? undefined : block.firstLine;
    throw new SnippetProblem(
      path,
      line,
      "there is no code in it",
      "write it between ```sh and ```",
    );
  }
  return block;
}
