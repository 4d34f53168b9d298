import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { assertNever } from "@aish/core";
import type { Workshop } from "../row.ts";

export type ShellName = "kai" | "bash" | "dash" | "busybox" | "fish" | "nu" | "just-bash";

/** A shell that runs program files. */
export interface Shell {
  readonly name: ShellName;
  readonly argv: readonly string[];
}

/**
 * The shells among `names` that are on PATH, and the names of the others. `npm i just-bash nushell` in
 * any folder and its node_modules/.bin on PATH bring two of them. Nobody's configuration is read.
 */
export function shellsHere(
  names: readonly ShellName[],
  workshop: Workshop,
): { readonly found: readonly Shell[]; readonly absent: readonly string[] } {
  const found: Shell[] = [];
  const absent: string[] = [];
  for (const name of names) {
    const argv = argvOf(name, workshop);
    if (argv === undefined) absent.push(name);
    else found.push({ name, argv });
  }
  return { found, absent };
}

function argvOf(name: ShellName, workshop: Workshop): readonly string[] | undefined {
  if (name === "kai") return [...workshop.bundled, "kai"];
  const program = Bun.which(name);
  if (program === null) return undefined;
  switch (name) {
    case "busybox":
      return [program, "sh"];
    case "fish":
      return [program, "--no-config"];
    case "nu":
      return [nativeNu(program), "--no-config-file"];
    case "bash":
    case "dash":
    case "just-bash":
      return [program];
    default:
      return assertNever(name);
  }
}

/** The npm package puts a script for node before the program; it would be measured along with it. */
function nativeNu(program: string): string {
  const script = realpathSync(program);
  const modules = /^.*\/node_modules(?=\/nushell\/)/.exec(script)?.[0];
  if (modules === undefined) return program;
  const native = join(modules, `@nushell/${process.platform}-${process.arch}/bin/nu`);
  return existsSync(native) ? native : program;
}
