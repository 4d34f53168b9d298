import {
  defineBuiltin,
  fail,
  ok,
  type BuiltinCall,
  type BuiltinResult,
  type ShellChange,
  type Value,
} from "@aish/kernel";
import { exportableText } from "./exportable-text.ts";
import { variableName } from "./variable-name.ts";

export const exportBuiltin = defineBuiltin({
  name: "export",
  summary: "Give variables to the programs that are started from here",
  details:
    "Without a name it lists what is exported. Only text, numbers and booleans can be exported: a list or a record goes out as text, with $(tojson $x).",
  examples: [
    { source: "export GREETING=hello; env GREETING=bye true; echo $GREETING", shows: "hello" },
    { source: "export GREETING=hello; export -p", shows: undefined },
  ],
  flags: [
    { short: "p", summary: "List what is exported" },
    { short: "n", summary: "Keep the variable, but no longer export it" },
  ],
  operands: [{ name: "name[=value]", type: "variable", min: 0, many: true }],
  assignments: true,

  run(call) {
    const { operands, assigned, variables } = call;
    if (operands.length === 0) return list(call);
    const exported = !call.flags.has("n");
    const changes: ShellChange[] = [];
    const faults: string[] = [];
    let hint: string | undefined;
    for (const [index, operand] of operands.entries()) {
      const at = operand.indexOf("=");
      const written = at === -1 ? operand : operand.slice(0, at);
      const name = variableName(written);
      if (name === undefined) {
        faults.push(`${written}: not a name for a variable`);
        continue;
      }
      const value =
        at === -1 ? variables.get(name) : (assigned.get(index) ?? operand.slice(at + 1));
      if (value === undefined) {
        if (exported) faults.push(`${name} is not set`);
        hint ??= `give it a value: export ${name}=value`;
        continue;
      }
      if (at !== -1) changes.push({ kind: "setVariable", name, value, scope: "visible" });
      if (exported && exportableText(value) === undefined) {
        faults.push(`${name} is ${whatItIs(value)}, which a program cannot be given`);
        hint ??= `export it as text: export ${name}=$(tojson $${name})`;
      }
      // Marked all the same: a program that is started then fails, instead of missing it in silence.
      changes.push({ kind: "exportVariable", name, exported });
    }
    if (faults.length === 0) return ok({ changes });
    return { ...fail(1, faults.join("; "), hint), changes };
  },
});

function whatItIs(value: Value): string {
  if (value instanceof Uint8Array) return "binary data";
  return value instanceof Map ? "a record" : "a list";
}

function list({ variables }: BuiltinCall): BuiltinResult {
  const lines: string[] = [];
  const data = new Map<string, Value>();
  for (const name of variables.names()) {
    const value = variables.isExported(name) ? variables.get(name) : undefined;
    if (value === undefined) continue;
    const text = exportableText(value);
    data.set(name, text ?? null);
    lines.push(`declare -x ${name}${text === undefined ? "" : `="${escape(text)}"`}\n`);
  }
  return ok({ text: lines.join(""), data });
}

function escape(text: string): string {
  return text.replace(/["\\$]/g, "\\$&").replaceAll("\n", "\\n");
}
