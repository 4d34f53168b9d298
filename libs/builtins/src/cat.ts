import { FileError } from "@aish/core";
import {
  type BuiltinCall,
  type BuiltinResult,
  type ByteSource,
  type Value,
  bytesToText,
  defineBuiltin,
  fail,
  ok,
  readAll,
} from "@aish/kernel";
import { LineNumbers } from "./line-numbers.ts";
import { type Input, openInput } from "./open-input.ts";
import { pathText } from "./path-text.ts";

export const cat = defineBuiltin({
  name: "cat",
  summary: "Print files, or stdin, one after the other",
  details: "Bytes go through unchanged. The operand - stands for stdin.",
  examples: [
    { source: "cat header.txt body.txt", shows: undefined },
    { source: "printf 'a\\nb\\n' | cat -n", shows: "     1\ta" },
  ],
  flags: [{ short: "n", long: "number", summary: "Number the lines" }],
  operands: [{ name: "file", type: "path", min: 0, many: true }],

  run: (call) => (call.json && call.flags.has("number") ? listLines(call) : print(call)),
});

function print(call: BuiltinCall): Promise<BuiltinResult> {
  const numbers = call.flags.has("number") ? new LineNumbers() : undefined;
  return eachInput(call, async (source) => {
    numbers?.nextFile();
    for (;;) {
      const next = source.read();
      const chunk = next instanceof Promise ? await next : next;
      if (chunk === undefined) return;
      const written = call.stdout.write(numbers === undefined ? chunk : numbers.number(chunk));
      if (written instanceof Promise) await written;
    }
  });
}

/** One record per line, for `--json`. */
async function listLines(call: BuiltinCall): Promise<BuiltinResult> {
  const lines: string[] = [];
  const result = await eachInput(call, async (source) => {
    const text = bytesToText(await readAll(source));
    for (const line of linesOf(text)) lines.push(line);
  });
  return result.status === 0 ? ok({ data: lines.map(numberedLine) }) : result;
}

function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function numberedLine(text: string, index: number): Value {
  return new Map<string, Value>([
    ["line", index + 1],
    ["text", text],
  ]);
}

/**
 * Goes on after a file that cannot be read. Its fault is told before the next file begins, so that it
 * stands where it happened; under `--json` there is only one place for all of them.
 */
async function eachInput(
  call: BuiltinCall,
  visit: (source: ByteSource) => Promise<void>,
): Promise<BuiltinResult> {
  const paths = call.values.map(pathText);
  let result = ok();
  for (const path of paths.length === 0 ? ["-"] : paths) {
    if (result.message !== undefined && !call.json) {
      await call.stderr.write(`${call.name}: ${result.message}\n`);
      result = { status: 1 };
    }
    const input = await openInput(call, path);
    const fault = typeof input === "string" ? input : await readOut(input, path, visit);
    if (fault === undefined) continue;
    result = fail(1, result.message === undefined ? fault : `${result.message}; ${fault}`);
  }
  return result;
}

async function readOut(
  input: Input,
  path: string,
  visit: (source: ByteSource) => Promise<void>,
): Promise<string | undefined> {
  try {
    await visit(input.source);
    return undefined;
  } catch (error) {
    if (error instanceof FileError) return `${path}: ${error.message}`;
    throw error;
  } finally {
    input.close();
  }
}
