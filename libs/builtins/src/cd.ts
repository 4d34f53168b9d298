import { FileError, resolvePath } from "@aish/core";
import {
  defineBuiltin,
  fail,
  ok,
  type BuiltinCall,
  type BuiltinResult,
  type FileStat,
} from "@aish/kernel";
import { pathText } from "./path-text.ts";

export const cd = defineBuiltin({
  name: "cd",
  summary: "Change the working directory",
  details:
    "Without a directory it goes to $HOME; `cd -` goes back to $OLDPWD and prints where that is. PWD and OLDPWD follow.",
  examples: [
    { source: "cd /tmp && pwd", shows: "/tmp" },
    { source: "cd /tmp; cd /; cd -", shows: "/tmp" },
  ],
  operands: [{ name: "directory", type: "directory", min: 0 }],

  run(call) {
    const [value] = call.values;
    if (value === undefined) return changeTo(call, "HOME");
    const operand = pathText(value);
    if (operand === "-") return changeTo(call, "OLDPWD");
    if (operand === "") return fail(1, "the name of the directory is empty");
    return change(call, operand, false);
  },
});

function changeTo(
  call: BuiltinCall,
  name: "HOME" | "OLDPWD",
): BuiltinResult | Promise<BuiltinResult> {
  const directory = call.variables.get(name);
  if (typeof directory !== "string" || directory === "") return fail(1, `${name} not set`);
  return change(call, directory, name === "OLDPWD");
}

async function change(
  call: BuiltinCall,
  directory: string,
  printed: boolean,
): Promise<BuiltinResult> {
  const path = resolvePath(call.cwd, directory);
  const entry = await statOf(call, path);
  if (typeof entry === "string") return fail(1, `${directory}: ${entry}`);
  if (entry === undefined) return fail(1, `${directory}: no such directory`);
  if (entry.kind !== "directory") return fail(1, `${directory}: not a directory`);
  if (!entry.executable) return fail(1, `${directory}: permission denied`);
  return ok({
    ...(printed && { text: `${path}\n` }),
    changes: [
      { kind: "setVariable", name: "OLDPWD", value: call.cwd, scope: "visible" },
      { kind: "setCwd", path },
      { kind: "setVariable", name: "PWD", value: path, scope: "visible" },
    ],
  });
}

async function statOf({ fs }: BuiltinCall, path: string): Promise<FileStat | string | undefined> {
  try {
    return await fs.stat(path);
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}
