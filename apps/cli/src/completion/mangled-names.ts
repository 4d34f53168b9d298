import { readdir } from "node:fs/promises";
import { resolve } from "node:path";

// oxlint-disable-next-line no-control-regex -- they are what mangles
const control = /[\u0000-\u001F\u007F-\u009F]/g;

/**
 * What a tool that prints a name a line makes of names with control characters in a directory: none of
 * it is there under that name.
 */
export async function mangledNames(directory: string, cwd: string): Promise<ReadonlySet<string>> {
  try {
    const names = await readdir(resolve(cwd, directory));
    return new Set(
      names
        .filter((name) => name.search(control) >= 0)
        .flatMap((name) => [name, ...name.split("\n")])
        .map((name) => directory + name.replaceAll(control, "")),
    );
  } catch {
    return new Set(); // no such directory: nothing of it is offered either
  }
}
