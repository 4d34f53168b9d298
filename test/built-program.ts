import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";

const repository = join(import.meta.dir, "..");
/** Not among what the tests leave behind: like what is installed, it is there for the next run. */
const kept = join(repository, "node_modules/.cache/aish-program");
const directories = ["apps/cli", "libs", "migrations", "docs"];
const files = ["package.json", "bun.lock", "README.md", "LICENSE"];
const dayMs = 86_400_000;

/**
 * The directory with the program as it is shipped, made of the sources as they are now; by whoever needs
 * it first. It starts several times faster than the sources, and it is what people run.
 */
export function builtProgram(): string {
  program ??= findOrBuild();
  return program;
}

let program: string | undefined;

function findOrBuild(): string {
  const built = join(kept, keyOfSources());
  if (existsSync(built)) return built;
  mkdirSync(kept, { recursive: true });
  removeOld();
  const making = mkdtempSync(join(kept, "making-"));
  const build = [process.execPath, join(repository, "apps/cli/build.ts"), "package", making];
  const { exitCode, stderr } = Bun.spawnSync(build);
  if (exitCode !== 0) throw new Error(`the program cannot be built: ${stderr.toString()}`);
  try {
    renameSync(making, built);
  } catch {
    rmSync(making, { recursive: true, force: true }); // somebody else was faster
  }
  return built;
}

/** How to start it without a shell that looks for Bun. */
export function builtCommand(): string[] {
  const bin = join(builtProgram(), "aish.js");
  return [process.execPath, "--no-env-file", "--config=/dev/null", "--no-install", bin];
}

function keyOfSources(): string {
  const within = directories.flatMap((directory) =>
    readdirSync(join(repository, directory), { recursive: true, encoding: "utf8" }).map((path) =>
      join(directory, path),
    ),
  );
  const hash = new Bun.CryptoHasher("sha256");
  for (const path of [...within, ...files].toSorted()) {
    if (path.includes(".test.") || path.includes("node_modules")) continue;
    const found = statSync(join(repository, path), { throwIfNoEntry: false });
    if (found?.isFile() === true) hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** One that a run still uses is younger. */
function removeOld(): void {
  for (const name of readdirSync(kept)) {
    const path = join(kept, name);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > dayMs) rmSync(path, { recursive: true, force: true });
  }
}
