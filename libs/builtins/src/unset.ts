import { defineBuiltin, fail, ok, type ShellChange } from "@aish/kernel";
import { variableName } from "./variable-name.ts";

const element = /^([^[\]]+)\[.*\]$/s;

export const unset = defineBuiltin({
  name: "unset",
  summary: "Remove variables, elements of collections, or functions",
  details:
    "A name that is not set is no fault. One element is removed with its subscript in quotes: unset 'user[email]'.",
  examples: [
    { source: 'x=1; unset x; echo "${x:-gone}"', shows: "gone" },
    { source: "user={name: amy, age: 7}; unset 'user[age]'; keys $user", shows: undefined },
  ],
  flags: [
    { short: "f", summary: "Remove functions" },
    { short: "v", summary: "Remove variables, never a function" },
  ],
  operands: [{ name: "name", type: "variable", many: true }],

  run({ operands, flags, shell, variables }) {
    const changes: ShellChange[] = [];
    const faults: string[] = [];
    for (const operand of operands) {
      if (flags.has("f")) {
        changes.push({ kind: "removeFunction", name: operand });
        continue;
      }
      const root = element.exec(operand)?.[1];
      const name = variableName(root ?? operand);
      if (name === undefined) faults.push(`${operand}: not a name for a variable`);
      else if (root !== undefined) changes.push({ kind: "unsetElement", target: operand });
      else if (variables.get(name) === undefined && !flags.has("v") && shell.functions.has(name)) {
        changes.push({ kind: "removeFunction", name });
      } else changes.push({ kind: "unsetVariable", name });
    }
    if (faults.length === 0) return ok({ changes });
    return { ...fail(1, faults.join("; ")), changes };
  },
});
