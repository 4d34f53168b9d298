import { resolvePath } from "@aish/core";
import type { Resolution } from "../builtin.ts";
import { andThen } from "../code.ts";
import type { FileSystem } from "../ports.ts";
import type { Shell } from "../shell.ts";
import { toText } from "../values/value-text.ts";
import type { Awaitable } from "../values/value.ts";

/** What is outside of the kernel: a script of ours on PATH, then a program of the system. */
export type FoundProgram =
  | { readonly kind: "script"; readonly path: string }
  | { readonly kind: "external"; readonly path: string }
  | { readonly kind: "notExecutable" | "directory"; readonly path: string }
  | { readonly kind: "missing"; readonly reason: "unknown" | "noProcesses" };

export function pathOf(shell: Shell): string {
  const path = shell.scope.get("PATH");
  return path === undefined ? "" : toText(path);
}

export function findProgram(shell: Shell, name: string): Awaitable<FoundProgram> {
  const isPath = name.includes("/");
  if (isPath && name.endsWith(".kai")) return findScriptFile(shell, name);
  const script = isPath ? undefined : findScript(shell, name);
  return andThen(script, (path) =>
    path === undefined ? findExternal(shell, name) : { kind: "script", path },
  );
}

function findScriptFile(shell: Shell, name: string): Awaitable<FoundProgram> {
  const path = resolvePath(shell.cwd, name);
  return andThen(shell.runtime.host.fs.stat(path), (stat): Awaitable<FoundProgram> => {
    if (stat === undefined) return { kind: "missing", reason: "unknown" };
    return stat.kind === "directory" ? { kind: "directory", path } : { kind: "script", path };
  });
}

/** `NAME.kai` in one of the directories of PATH. */
function findScript(shell: Shell, name: string): Awaitable<string | undefined> {
  const { fs } = shell.runtime.host;
  const folders = pathOf(shell)
    .split(":")
    .filter((folder) => folder !== "");
  return firstFile(
    fs,
    folders.map((folder) => resolvePath(resolvePath(shell.cwd, folder), `${name}.kai`)),
    0,
  );
}

function firstFile(
  fs: FileSystem,
  paths: readonly string[],
  from: number,
): Awaitable<string | undefined> {
  const path = paths[from];
  if (path === undefined) return undefined;
  return andThen(fs.stat(path), (stat) =>
    stat?.kind === "file" ? path : firstFile(fs, paths, from + 1),
  );
}

function findExternal(shell: Shell, name: string): Awaitable<FoundProgram> {
  const { processes } = shell.runtime.host;
  if (processes === undefined) return { kind: "missing", reason: "noProcesses" };
  return andThen(processes.find(name, pathOf(shell), shell.cwd), (found): FoundProgram => {
    if (found.kind === "found") return { kind: "external", path: found.path };
    return found.kind === "missing" ? { kind: "missing", reason: "unknown" } : found;
  });
}

/** Whether a name is sure to be a program of the system, so that a pipe of the system is worth having. */
export function isInside(shell: Shell, name: string): boolean {
  return shell.aliases.has(name) || shell.functions.has(name) || shell.runtime.builtins.has(name);
}

const specialNames = new Set(["exit", "return", "break", "continue", "local"]);

/** Everything a name could run, in the order in which it is looked for. */
export async function resolveAll(shell: Shell, name: string): Promise<readonly Resolution[]> {
  const found: Resolution[] = [];
  const alias = shell.aliases.get(name);
  if (specialNames.has(name)) found.push({ kind: "special", name });
  if (alias !== undefined) found.push({ kind: "alias", name, words: alias });
  if (shell.functions.has(name)) found.push({ kind: "function", name });
  if (shell.runtime.builtins.has(name) && !specialNames.has(name)) {
    found.push({ kind: "builtin", name });
  }
  const script = name.includes("/") ? undefined : await findScript(shell, name);
  if (script !== undefined) found.push({ kind: "script", name, path: script });
  const outside = await (name.endsWith(".kai")
    ? findProgram(shell, name)
    : findExternal(shell, name));
  if (outside.kind === "external" || outside.kind === "script") {
    found.push({ kind: outside.kind, name, path: outside.path });
  }
  return found;
}
