import { fencedBlocks, type FencedBlock } from "./fenced-blocks.ts";
import type { Expectation, SpecCase } from "./spec-case.ts";

/**
 * The examples of a page, each a case. A block `kai` is a program, `kai status=1` one that ends with that
 * status; the blocks `output` and `errors` right behind it are its stdout and pieces of its stderr. `kai
 * refused=CODE` does not run at all. In a block `refused` every line is a program of its own, with the
 * code it is refused with in a comment.
 */
export function parseExamples(path: string, markdown: string): readonly SpecCase[] {
  const blocks = fencedBlocks(markdown);
  return blocks.flatMap((block, index) => {
    if (block.language === "refused") return refusedLines(path, block);
    if (block.language !== "kai") return [];
    const next = blocks.slice(index + 1, index + 3);
    return [toExample(path, block, next)];
  });
}

function toExample(path: string, block: FencedBlock, next: readonly FencedBlock[]): SpecCase {
  const code = block.attributes.get("refused");
  const outcome = next.slice(
    0,
    next.findIndex(({ language }) => language !== "output" && language !== "errors") >>> 0,
  );
  const textOf = (wanted: string): string =>
    outcome.find(({ language }) => language === wanted)?.text ?? "";
  const expected: Expectation =
    code === undefined
      ? {
          kind: "runs",
          stdout: textOf("output"),
          status: Number(block.attributes.get("status") ?? 0),
          stderr: textOf("errors")
            .split("\n")
            .filter((line) => line !== ""),
          warned: [],
        }
      : { kind: "rejected", code };
  return example(path, block, { line: block.line, script: block.text, expected });
}

function refusedLines(path: string, block: FencedBlock): readonly SpecCase[] {
  const lines = block.text.split("\n").entries();
  return [...lines].flatMap(([index, line]) => {
    if (line.trim() === "") return [];
    const [, script, code] = /^(.*?)\s+# ([A-Z0-9]+)\b[^#]*$/.exec(line) ?? [];
    if (script === undefined || code === undefined) {
      throw new Error(`${path}:${block.line + index}: no code in a comment`);
    }
    const expected: Expectation = { kind: "rejected", code };
    return [example(path, block, { line: block.line + index, script: `${script}\n`, expected })];
  });
}

function example(
  path: string,
  { heading }: FencedBlock,
  { line, script, expected }: Pick<SpecCase, "script" | "expected"> & { readonly line: number },
): SpecCase {
  const place = `${path}:${line}`;
  const name = `${heading}, line ${line}: ${script.split("\n")[0]}`;
  return { name, place, script, stdin: "", files: {}, expected };
}
