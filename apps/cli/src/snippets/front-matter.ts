import { SnippetProblem } from "./snippet-problem.ts";

/** The head of a file between two lines of `---`, and where in the file it begins. */
export interface FrontMatter {
  readonly values: unknown;
  /** As it is written, to find keys in. */
  readonly text: string;
  /** The line of the file, from 1, on which `text` begins. */
  readonly firstLine: number;
}

/** Undefined if the file does not begin with `---`. */
export function readFrontMatter(path: string, text: string): FrontMatter | undefined {
  const lines = text.split("\n");
  if (lines[0]?.trimEnd() !== "---") return undefined;
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === "---");
  if (end < 0) {
    throw new SnippetProblem(path, 1, "the head is not closed", "end it with a line of ---");
  }
  const head = lines.slice(1, end);
  const written = head.join("\n");
  const values = parseYaml(written);
  if (!values.ok) {
    const line = 2 + firstBadLine(head);
    throw new SnippetProblem(path, line, "this is no YAML", "write key: value lines");
  }
  return { values: values.value, text: written, firstLine: 2 };
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

function parseYaml(text: string): Parsed {
  try {
    return { ok: true, value: Bun.YAML.parse(text) };
  } catch {
    return { ok: false }; // the error knows no line, so the line is looked for
  }
}

/** The line behind the longest beginning that could be read. */
function firstBadLine(lines: readonly string[]): number {
  for (let count = lines.length - 1; count > 0; count -= 1) {
    if (parseYaml(lines.slice(0, count).join("\n")).ok) return count;
  }
  return 0;
}

/** The line of the file on which a key stands; `item`: in the so manieth entry of the list. */
export function lineOfKey(head: FrontMatter, path: readonly (string | number)[]): number {
  const lines = head.text.split("\n");
  let at = 0;
  for (const part of path) {
    const wanted =
      typeof part === "number"
        ? /^\s*-(?:\s|$)/
        : new RegExp(`^[\\s-]*["']?${RegExp.escape(part)}["']?\\s*:`);
    let left = typeof part === "number" ? part : 0;
    const found = lines.findIndex((line, index) => {
      if (index < at || !wanted.test(line)) return false;
      left -= 1;
      return left < 0;
    });
    if (found < 0) break;
    at = found;
  }
  return head.firstLine + at;
}
