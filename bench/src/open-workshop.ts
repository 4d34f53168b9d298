import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Workshop } from "./row.ts";

export const repository = join(import.meta.dir, "../..");

/** Builds what ships into a temporary directory, and measures that. */
export async function openWorkshop(sizes: {
  readonly rounds: number;
  readonly historyRows: number;
  readonly floodBytes: number;
}): Promise<Workshop & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), "aish-bench-"));
  for (const what of ["package", "binary"]) {
    const build = Bun.spawn(
      [process.execPath, join(repository, "apps/cli/build.ts"), what, join(directory, "dist")],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    if ((await build.exited) !== 0) throw new Error(`the ${what} does not build`);
  }
  return {
    ...sizes,
    directory,
    bundled: [join(directory, "dist/aish.js")],
    compiled: [join(directory, "dist/aish")],
    async environment(name) {
      const home = join(directory, "homes", name);
      await mkdir(home, { recursive: true });
      return {
        PATH: [dirname(process.execPath), process.env["PATH"] ?? "/usr/bin:/bin"].join(delimiter),
        HOME: home,
        SHELL: Bun.which("bash") ?? "/bin/sh",
        LANG: "C.UTF-8",
      };
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
