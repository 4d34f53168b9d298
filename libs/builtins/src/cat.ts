import { FileError } from "@aish/core";
import {
  type Awaitable,
  type BuiltinCall,
  type BuiltinResult,
  type ByteSink,
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
import { watchOwnOutput } from "./own-output.ts";
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

  run(call) {
    if (!call.flags.has("number")) return call.values.length === 0 ? passOn(call) : print(call);
    return call.json ? listLines(call) : print(call);
  },
});

/** stdin as it is: without a promise as long as neither end makes anybody wait. */
function passOn(call: BuiltinCall): Awaitable<BuiltinResult> {
  const { stdin, stdout } = call;
  try {
    for (;;) {
      const chunk = stdin.read();
      if (chunk instanceof Promise) return passOnLater(stdin, stdout, chunk);
      if (chunk === undefined) return ok();
      const written = stdout.write(chunk);
      if (written instanceof Promise) {
        return passOnLater(
          stdin,
          stdout,
          written.then(() => stdin.read()),
        );
      }
    }
  } catch (error) {
    return unreadable(error);
  }
}

async function passOnLater(
  source: ByteSource,
  sink: ByteSink,
  first: Promise<Uint8Array | undefined>,
): Promise<BuiltinResult> {
  try {
    let next: Awaitable<Uint8Array | undefined> = first;
    for (;;) {
      const chunk = next instanceof Promise ? await next : next;
      if (chunk === undefined) return ok();
      const written = sink.write(chunk);
      if (written instanceof Promise) await written;
      next = source.read();
    }
  } catch (error) {
    return unreadable(error);
  }
}

function unreadable(error: unknown): BuiltinResult {
  if (error instanceof FileError) return fail(1, `-: ${error.message}`);
  throw error;
}

function print(call: BuiltinCall): Promise<BuiltinResult> {
  const numbers = call.flags.has("number") ? new LineNumbers() : undefined;
  return eachInput(call, async (source, path) => {
    numbers?.nextFile();
    const isOwnOutput = watchOwnOutput(call, path);
    for (;;) {
      const next = source.read();
      const chunk = next instanceof Promise ? await next : next;
      if (chunk === undefined) return undefined;
      const shown = numbers === undefined ? chunk : numbers.number(chunk);
      const written = call.stdout.write(shown);
      if (written instanceof Promise) await written;
      if (await isOwnOutput(shown.length)) return "the file is the output as well";
    }
  });
}

/** One record per line, for `--json`. */
async function listLines(call: BuiltinCall): Promise<BuiltinResult> {
  const lines: string[] = [];
  const result = await eachInput(call, async (source) => {
    const text = bytesToText(await readAll(source));
    for (const line of linesOf(text)) lines.push(line);
    return undefined;
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

/** Answers with what is wrong with the file. */
type Visit = (source: ByteSource, path: string) => Promise<string | undefined>;

/**
 * Goes on after a file that cannot be read. Its fault is told before the next file begins, so that it
 * stands where it happened; under `--json` there is only one place for all of them.
 */
async function eachInput(call: BuiltinCall, visit: Visit): Promise<BuiltinResult> {
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

async function readOut(input: Input, path: string, visit: Visit): Promise<string | undefined> {
  try {
    const fault = await visit(input.source, path);
    return fault === undefined ? undefined : `${path}: ${fault}`;
  } catch (error) {
    if (error instanceof FileError) return `${path}: ${error.message}`;
    throw error;
  } finally {
    input.close();
  }
}
