import { defineBuiltin, fail, ok, type BuiltinCall, type BuiltinResult } from "@aish/kernel";
import { exportableText } from "./exportable-text.ts";

export const env = defineBuiltin({
  name: "env",
  summary: "Run a command with a changed environment, or print the environment",
  examples: [
    { source: "env -i LANG=C", shows: "LANG=C" },
    { source: "env -i GREETING=hello env", shows: "GREETING=hello" },
  ],
  flags: [
    { short: "i", long: "ignore-environment", summary: "Begin with nothing" },
    {
      short: "u",
      long: "unset",
      summary: "Leave this variable out",
      value: { name: "name", type: "variable", implied: undefined },
      repeatable: true,
    },
    { short: "0", long: "null", summary: "End each line with a NUL instead of a newline" },
  ],
  operands: [
    { name: "name=value", min: 0 },
    { name: "command", type: "command", min: 0, many: true },
  ],
  flagPlacement: "first",

  run(call) {
    const changed: Record<string, string | undefined> = {};
    for (const name of call.flags.all("unset")) {
      if (name === "" || name.includes("=")) return fail(2, `-u ${name}: not a name of a variable`);
      changed[name] = undefined;
    }
    const { operands, operandIsFlag } = call;
    let at = 0;
    for (; at < operands.length; at += 1) {
      const operand = operands[at] ?? "";
      const equals = operand.indexOf("=");
      if (equals === -1 || operandIsFlag[at] === true) break;
      if (equals === 0) return fail(2, `${operand}: the name before = is missing`);
      changed[operand.slice(0, equals)] = operand.slice(equals + 1);
    }
    if (at === operands.length) return print(call, changed);
    if (call.flags.has("null")) return fail(2, "-0 goes with printing, not with a command");
    const ended = call.shell.run(call.values.slice(at), {
      env: changed,
      clearEnv: call.flags.has("ignore-environment"),
      flags: operandIsFlag.slice(at),
    });
    // It runs in an environment of its own, so an `exit` ends only that.
    return ended instanceof Promise
      ? ended.then((end) => ({ status: end.status }))
      : { status: ended.status };
  },
});

function print(
  { variables, flags }: BuiltinCall,
  changed: Readonly<Record<string, string | undefined>>,
): BuiltinResult {
  const environment = new Map<string, string>();
  for (const name of flags.has("ignore-environment") ? [] : variables.names()) {
    const value = variables.isExported(name) ? variables.get(name) : undefined;
    if (value === undefined || Object.hasOwn(changed, name)) continue;
    const text = exportableText(value);
    if (text === undefined) {
      return fail(
        1,
        `${name} cannot be given to a program`,
        `a list or a record goes out as text: ${name}=$(tojson $${name})`,
      );
    }
    environment.set(name, text);
  }
  for (const [name, text] of Object.entries(changed)) {
    if (text !== undefined) environment.set(name, text);
  }
  const end = flags.has("null") ? "\0" : "\n";
  return ok({ text: [...environment].map(([name, text]) => `${name}=${text}${end}`).join("") });
}
