import { defineBuiltin, fail, ok, type ShellChange, type Value } from "@aish/kernel";
import { quoted } from "./quote-word.ts";

const validName = /^[^\s=/$'"`\\|&;<>(){}#~*?[\]-][^\s=/$'"`\\|&;<>(){}*?[\]]*$/;

export const alias = defineBuiltin({
  name: "alias",
  summary: "Define short names for commands, or show them",
  details:
    "An alias replaces the first word of a command. Its text is split at blanks, without quoting; what needs more is a function.",
  examples: [
    { source: "alias ll='ls -la'; alias ll", shows: "alias ll='ls -la'" },
    { source: "alias hello='echo hello'; hello world", shows: undefined },
  ],
  operands: [{ name: "name[=command]", min: 0, many: true }],
  assignments: true,

  run({ operands, shell }) {
    const { aliases } = shell;
    const shown: string[] = [];
    const changes: ShellChange[] = [];
    const faults: string[] = [];
    for (const operand of operands.length === 0 ? [...aliases.keys()].toSorted() : operands) {
      const at = operand.indexOf("=");
      const name = at === -1 ? operand : operand.slice(0, at);
      const words = aliases.get(name);
      if (at !== -1) {
        if (!validName.test(name)) faults.push(`${quoted(name)} cannot be the name of an alias`);
        else changes.push({ kind: "setAlias", name, words: operand.slice(at + 1) });
      } else if (words === undefined) faults.push(`${name}: no such alias`);
      else shown.push(name);
    }
    const text = shown.map((name) => `alias ${name}=${quoted(aliases.get(name) ?? "")}\n`).join("");
    const data = new Map<string, Value>(shown.map((name) => [name, aliases.get(name) ?? ""]));
    const result = faults.length === 0 ? ok() : fail(1, faults.join("; "));
    return {
      ...result,
      changes,
      ...((shown.length > 0 || operands.length === 0) && { text, data }),
    };
  },
});
