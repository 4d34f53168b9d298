import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory that is gone when the test is over. */
export function sandbox(): Disposable & { readonly path: (name: string) => string } {
  const directory = mkdtempSync(join(tmpdir(), "aish-host-"));
  return {
    path: (name) => join(directory, name),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  };
}

export function makeFifo(path: string): string {
  const made = Bun.spawnSync(["mkfifo", path]);
  if (!made.success) throw new Error(made.stderr.toString());
  return path;
}
