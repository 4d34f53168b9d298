import {
  type Awaitable,
  type BuiltinCall,
  type BuiltinResult,
  bytesToText,
  defineBuiltin,
  fail,
  readLine,
  type ShellChange,
} from "@aish/kernel";
import { variableName } from "./variable-name.ts";

export const read = defineBuiltin({
  name: "read",
  summary: "Read one line of stdin into variables",
  details:
    "One name gets the whole line. Several get a word each, and the last one gets the words that are " +
    "left; without a name the line goes to REPLY. Unless -r is given, \\n \\t \\r and \\\\ are escapes. " +
    "At the end of the input the status is 1 and the variables are empty.",
  examples: [
    { source: "echo 'amy 40' | read name age; echo $age", shows: "40" },
    { source: "printf 'a\\nb\\n' | while read -r line; do echo $line; done", shows: undefined },
  ],
  flags: [
    { short: "r", summary: "Take backslashes as they are" },
    {
      short: "p",
      summary: "Write a prompt to stderr first",
      value: { name: "prompt", type: "text", implied: undefined },
    },
  ],
  operands: [{ name: "name", type: "variable", min: 0, many: true }],

  run(call) {
    const names: string[] = [];
    for (const operand of call.operands) {
      const name = variableName(operand);
      if (name === undefined) return fail(2, `${operand}: not a name for a variable`);
      names.push(name);
    }
    const prompt = call.flags.text("p");
    if (prompt === undefined) return readInto(names, call);
    const written = call.stderr.write(prompt);
    return written instanceof Promise
      ? written.then(() => readInto(names, call))
      : readInto(names, call);
  },
});

function readInto(names: readonly string[], call: BuiltinCall): Awaitable<BuiltinResult> {
  const line = readLine(call.stdin);
  return line instanceof Promise
    ? line.then((late) => bind(names, late, call))
    : bind(names, line, call);
}

function bind(
  names: readonly string[],
  line: Uint8Array | undefined,
  call: BuiltinCall,
): BuiltinResult {
  const variables = names.length === 0 ? ["REPLY"] : names;
  if (line === undefined)
    return { status: 1, changes: variables.map((name) => setLocal(name, "")) };
  const raw = bytesToText(line);
  const text = call.flags.has("r") || !raw.includes("\\") ? raw : unescaped(raw);
  const [only] = variables;
  if (variables.length === 1 && only !== undefined) {
    return { status: 0, changes: [setLocal(only, text)] };
  }
  const words = text.split(blanks).filter((word) => word !== "");
  const last = variables.length - 1;
  return {
    status: 0,
    changes: variables.map((name, index) =>
      setLocal(name, index < last ? (words[index] ?? "") : words.slice(last).join(" ")),
    ),
  };
}

const blanks = /[ \t\r\n]+/;

function setLocal(name: string, value: string): ShellChange {
  return { kind: "setVariable", name, value, scope: "local" };
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gs, (written, letter: string) => escapes[letter] ?? written);
}
