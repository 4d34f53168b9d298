import { defineBuiltin, ok, type BuiltinResult, type ShellAccess } from "@aish/kernel";

export const command = defineBuiltin({
  name: "command",
  summary: "Run a command past aliases and functions, or look whether there is one",
  details:
    "With -v nothing runs: what a name would run is printed, and status 1 says that it is nothing.",
  examples: [
    { source: "command -v cd", shows: "cd" },
    { source: "command -v no-such-tool || echo missing", shows: "missing" },
    { source: "command echo hi", shows: "hi" },
  ],
  flags: [{ short: "v", summary: "Say what each name would run, and run nothing" }],
  operands: [
    { name: "command", type: "command" },
    { name: "argument", min: 0, many: true },
  ],
  flagPlacement: "first",

  async run({ flags, operands, values, operandIsFlag, shell }) {
    if (flags.has("v")) return look(operands, shell);
    return shell.run(values, { flags: operandIsFlag, pastFunctions: true });
  },
});

async function look(names: readonly string[], shell: ShellAccess): Promise<BuiltinResult> {
  const found: string[] = [];
  for (const name of names) {
    const [resolution] = await shell.resolve(name, false);
    if (resolution === undefined) continue;
    found.push("path" in resolution ? resolution.path : resolution.name);
  }
  const text = found.map((line) => `${line}\n`).join("");
  return found.length === names.length
    ? ok({ text, data: found })
    : { status: 1, text, data: found };
}
