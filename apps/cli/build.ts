// Makes what ships, out of the sources and the manifest beside this file:
//
//   build.ts package [directory]   the npm package, ready for `bun pm pack`
//   build.ts binary [directory]    one executable for this platform, named aish
//
// The directory is dist/ of the repository when none is named.
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import manifest from "./package.json" with { type: "json" };
import workspace from "../../package.json" with { type: "json" };

const repository = join(import.meta.dir, "../..");
const shared = {
  entrypoints: [join(import.meta.dir, "src/main.ts")],
  target: "bun" as const,
  format: "esm" as const,
  minify: true,
  // In one file every import of the system's modules would be moved to its top, also those that only the
  // prompt or the picker needs, and all of it would be parsed before `aish -c` can start.
  splitting: true,
  minChunkSize: 4096,
  define: { "process.env.NODE_ENV": '"production"' },
} satisfies Bun.BuildConfig;

/**
 * The package's bin, for sh and for Bun: sh reads up to its `exec`, Bun sees strings, comments and the
 * import. A plain `#!/usr/bin/env bun` would let the directory in which the shell is started decide
 * about it: Bun reads .env and runs what bunfig.toml preloads. `env -S` is not everywhere. The bundle
 * stays apart because Bun prints and parses it again when anything stands before its first line.
 */
const bin = `#!/bin/sh
":" //; command -v bun >/dev/null || { echo "aish: needs Bun ${workspace.engines.bun}; install it, then run aish again" >&2; exit 127; }
":" //; exec bun --no-env-file --config=/dev/null --no-install "$0" "$@"
import "./program/main.js";
`;

const [what, directory] = Bun.argv.slice(2);
const out = resolve(directory ?? join(repository, "dist"));
if (what === "package") await buildPackage();
else if (what === "binary") await buildBinary();
else {
  process.stderr.write("build.ts package or build.ts binary\n");
  process.exitCode = 2;
}

async function buildPackage(): Promise<void> {
  const program = join(out, "program");
  await rm(program, { recursive: true, force: true }); // the names of chunks change with what is in them
  await Bun.build({ ...shared, outdir: program });
  await writeFile(join(out, "aish.js"), bin, { mode: 0o755 });
  await writeFile(join(out, "package.json"), `${JSON.stringify(toPublished(), undefined, 2)}\n`);
  for (const name of ["README.md", "LICENSE"]) {
    await copyFile(join(repository, name), join(out, name));
  }
}

/** The manifest as it is published: everything is in the bundle, so nothing is depended upon. */
function toPublished() {
  const { name, version, description, license, type } = manifest;
  return {
    name,
    version,
    description,
    license,
    type,
    bin: { aish: "./aish.js" },
    files: ["aish.js", "program"],
    engines: workspace.engines,
    os: ["linux", "darwin"],
  };
}

async function buildBinary(): Promise<void> {
  await mkdir(out, { recursive: true });
  const outfile = join(out, `aish.${process.pid}`);
  await Bun.build({
    ...shared,
    bytecode: true,
    compile: { outfile, autoloadDotenv: false, autoloadBunfig: false },
  });
  await rename(outfile, join(out, "aish")); // in one step, also while the old one runs
}
