import { FileError, resolvePath } from "@aish/core";
import { defineBuiltin, fail, type BuiltinCall } from "@aish/kernel";
import { pathText } from "./path-text.ts";
import { readProgram } from "./read-program.ts";

export const source = defineBuiltin({
  name: "source",
  summary: "Run a file in this shell, so that what it sets stays set",
  details:
    "A name without a slash is looked for here first, then along $PATH. Arguments behind the file are its $1, $2, …; without any it sees those of its caller. `.` is the same command.",
  examples: [
    {
      source: "echo PORT=8080 > settings.kai; source settings.kai; echo $PORT",
      shows: "8080",
    },
  ],
  operands: [
    { name: "file", type: "path" },
    { name: "argument", min: 0, many: true },
  ],
  flagPlacement: "first",

  async run(call) {
    const file = pathText(call.values[0] ?? "");
    const program = await readProgram(call, await found(call, file));
    if (!program.ok) return fail(1, program.message);
    const own = call.values.length > 1;
    return call.shell.source(program.text, {
      path: file,
      arguments: own ? call.values.slice(1) : undefined,
      ...(own && { flags: call.operandIsFlag.slice(1) }),
    });
  },
});

async function found(call: BuiltinCall, file: string): Promise<string> {
  const { cwd, variables } = call;
  if (file === "" || file.includes("/") || (await isFile(call, `${cwd}/${file}`))) return file;
  const path = variables.get("PATH");
  for (const directory of typeof path === "string" ? path.split(":") : []) {
    if (!directory.startsWith("/")) continue;
    if (await isFile(call, `${directory}/${file}`)) return `${directory}/${file}`;
  }
  return file;
}

async function isFile({ fs }: BuiltinCall, path: string): Promise<boolean> {
  try {
    const entry = await fs.stat(resolvePath("/", path));
    return entry !== undefined && entry.kind !== "directory";
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}
