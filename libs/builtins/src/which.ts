import { assertNever } from "@aish/core";
import { defineBuiltin, fail, ok, type Resolution, type Value } from "@aish/kernel";
import { nearName } from "./near-name.ts";
import { quoted } from "./quote-word.ts";
import { specialForms } from "./special-forms.ts";

export const which = defineBuiltin({
  name: "which",
  summary: "Show what a name runs",
  details: "The path of a program or a script; for everything else, what kind of command it is.",
  examples: [
    { source: "which cd", shows: "cd: builtin" },
    { source: "greet() { echo hello; }; which greet", shows: "greet: function" },
  ],
  flags: [
    { short: "a", long: "all", summary: "Show all it could run, the first of which it does" },
  ],
  operands: [{ name: "name", type: "command", many: true }],

  async run({ operands, flags, shell }) {
    const found: Found[] = [];
    const missing: string[] = [];
    for (const name of operands) {
      const resolutions: readonly Found[] = specialForms.has(name)
        ? [{ kind: "statement", name }]
        : await shell.resolve(name, flags.has("all"));
      if (resolutions.length === 0) missing.push(name);
      found.push(...resolutions);
    }
    const text = found.map((resolution) => `${described(resolution)}\n`).join("");
    const data: Value = found.map(
      (resolution) => new Map<string, Value>(Object.entries(resolution)),
    );
    if (missing.length === 0) return ok({ text, data });
    const [first = ""] = missing;
    const hint = nearName(first, [...shell.builtinNames, ...shell.functions.keys()]);
    const message = missing.map((name) => `no ${name} in PATH`).join("; ");
    return { ...fail(1, message, hint), text };
  },
});

/** Whatever else has the name of a statement, the statement is what runs. */
type Found = Resolution | { readonly kind: "statement"; readonly name: string };

function described(resolution: Found): string {
  switch (resolution.kind) {
    case "statement":
      return `${resolution.name}: statement`;
    case "special":
    case "builtin":
      return `${resolution.name}: builtin`;
    case "function":
      return `${resolution.name}: function`;
    case "alias":
      return `${resolution.name}: alias for ${quoted(resolution.words)}`;
    case "script":
    case "external":
      return resolution.path;
    default:
      return assertNever(resolution);
  }
}
