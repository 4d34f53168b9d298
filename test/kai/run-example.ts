import { readdirSync } from "node:fs";
import { join } from "node:path";
import { aish, type Home, type ProgramEnd } from "../cli/aish.ts";

export const exampleFolder = join(import.meta.dir, "../../examples");

/** Runs an example in the home directory, with that home's environment. */
export function runExample(
  home: Home,
  name: string,
  argv: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramEnd> {
  return aish(home, ["kai", join(exampleFolder, name), ...argv], env);
}

/** Only printed that, and succeeded. */
export function says(stdout: string): ProgramEnd {
  return { stdout, stderr: "", status: 0 };
}

export async function writeFiles(
  home: Home,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) await Bun.write(join(home.path, name), text);
}

export function readText(home: Home, name: string): Promise<string> {
  return Bun.file(join(home.path, name)).text();
}

export function namesIn(home: Home, directory: string): readonly string[] {
  return readdirSync(join(home.path, directory)).toSorted();
}
