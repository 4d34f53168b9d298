import {
  defineBuiltin,
  fail,
  ok,
  readAll,
  type BuiltinCall,
  type ReportedDiagnostic,
  type Value,
} from "@aish/kernel";
import { pathText } from "./path-text.ts";
import { readProgram, type ProgramText } from "./read-program.ts";

export const kaishValidate = defineBuiltin({
  name: "kaish-validate",
  summary: "Say what is wrong with a program, without running it",
  details:
    "Reads a file, the text behind -e, or stdin. The status is 1 if the program would be refused. Warnings do not count.",
  examples: [
    { source: "kaish-validate -e 'echo hello'", shows: "valid" },
    { source: "kaish-validate -q -e 'for x in $y; do :; done' || echo refused", shows: "refused" },
  ],
  flags: [
    {
      short: "e",
      long: "expr",
      summary: "The program itself",
      value: { name: "source", type: "text", implied: undefined },
    },
    { short: "q", long: "quiet", summary: "Print nothing, only set the status" },
    { short: "w", long: "warnings", summary: "Tell also what is only likely to be wrong" },
  ],
  operands: [{ name: "file", type: "path", min: 0 }],

  async run(call) {
    const { flags, operands } = call;
    if (flags.has("expr") && operands.length > 0) {
      return fail(2, "takes a file or -e, not both");
    }
    const program = await programOf(call);
    if (!program.ok) return fail(1, program.message);
    const all = await call.shell.programs.check(program.text);
    const shown = all.filter(({ severity }) => severity !== "trace" || flags.has("warnings"));
    const status = all.some(({ severity }) => severity === "error") ? 1 : 0;
    const data = shown.map(record);
    if (flags.has("quiet")) return { status, data };
    const reports = shown.map(({ text }) => (text.endsWith("\n") ? text : `${text}\n`)).join("");
    return status === 0 ? ok({ text: `${reports}valid\n`, data }) : { status, text: reports, data };
  },
});

async function programOf(call: BuiltinCall): Promise<ProgramText> {
  const expression = call.flags.text("expr");
  if (expression !== undefined) return { ok: true, text: expression, path: "" };
  const [file] = call.values;
  if (file !== undefined) return readProgram(call, pathText(file));
  return { ok: true, text: new TextDecoder().decode(await readAll(call.stdin)), path: "" };
}

function record(diagnostic: ReportedDiagnostic): Value {
  return new Map<string, Value>([
    ["code", diagnostic.code],
    ["severity", diagnostic.severity],
    ["message", diagnostic.message],
    ["line", diagnostic.line],
    ["column", diagnostic.column],
  ]);
}
