// Makes what ships, out of the sources and the manifest beside this file:
//
//   build.ts package [directory]   the npm package, ready for `bun pm pack`
//   build.ts binary [directory]    one executable for this platform, named aish
//
// The directory is dist/ of the repository when none is named.
import { copyFile, mkdir, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { BunPlugin } from "bun";
import manifest from "./package.json" with { type: "json" };
import workspace from "../../package.json" with { type: "json" };

const repository = join(import.meta.dir, "../..");
const program = join(import.meta.dir, "src/main.ts");
const shared = {
  target: "bun" as const,
  minify: true,
  bytecode: true,
  define: { "process.env.NODE_ENV": '"production"' },
} satisfies Partial<Bun.BuildConfig>;

/**
 * The package's bin, for sh and for Bun: sh reads up to its `exec`, Bun sees strings, comments and the
 * import. A plain `#!/usr/bin/env bun` would let the directory in which the shell is started decide
 * about it: Bun reads .env and runs what bunfig.toml preloads. `env -S` is not everywhere. The bundles
 * stay apart because Bun prints and parses one again when anything stands before its first line; the
 * ones for `aish -c line` and `aish kai` are small, because Bun reads all of a bundle before any of it runs.
 */
const bin = `#!/bin/sh
":" //; command -v bun >/dev/null || { echo "aish: needs Bun ${workspace.engines.bun}; install it, then run aish again" >&2; exit 127; }
":" //; exec bun --no-env-file --config=/dev/null --no-install "$0" "$@"
const [, , flag, line, ...more] = process.argv;
const isLine = flag === "-c" && line && line[0] !== "-" && !more.length;
import(isLine ? "./line.js" : flag === "kai" && line ? "./kai.js" : "./program.js");
`;

/** What a bundle needs rarely stands in one of its own: reading it would slow every start. */
interface Bundle {
  readonly entry: string;
  readonly naming: string;
  /** The modules that are left out, as the end of how they are imported, and the bundles that have them. */
  readonly apart?: readonly Apart[];
}

interface Apart {
  readonly name: string;
  readonly naming: string;
}

/** The types of a mode of the person's own. */
const userMode = "user-mode.ts";
const expressions = { name: "re2js", naming: "expressions.js" };
const wholeKai = { name: "kai/whole-kai.ts", naming: "kai-whole.js" };
const documents = { name: "own-documents.ts", naming: "documents.js" };
const bundles: readonly Bundle[] = [
  { entry: program, naming: "program.js", apart: [wholeKai, documents] },
  {
    entry: join(import.meta.dir, "src", wholeKai.name),
    naming: wholeKai.naming,
    apart: [expressions],
  },
  {
    entry: join(import.meta.dir, "src/modes/documentation", documents.name),
    naming: documents.naming,
  },
  { entry: join(import.meta.dir, "src/line.ts"), naming: "line.js" },
  { entry: join(import.meta.dir, "src/kai.ts"), naming: "kai.js", apart: [expressions] },
  {
    entry: Bun.resolveSync(expressions.name, join(repository, "libs/kernel")),
    naming: expressions.naming,
  },
];

const [what, directory] = Bun.argv.slice(2);
const out = resolve(directory ?? join(repository, "dist"));
if (what === "package") await buildPackage();
else if (what === "binary") await buildBinary();
else {
  process.stderr.write("build.ts package or build.ts binary\n");
  process.exitCode = 2;
}

async function buildPackage(): Promise<void> {
  // CommonJS: as an ECMAScript module, one file would import everything of the system's that any part
  // of it needs, readline for the picker among it, before `aish -c` could start.
  for (const { entry, naming, apart } of bundles) {
    await Bun.build({
      ...shared,
      entrypoints: [entry],
      format: "cjs",
      outdir: out,
      naming,
      plugins: (apart ?? []).map(leaveOut),
    });
  }
  await writeFile(join(out, "aish.js"), bin, { mode: 0o755 });
  await writeFile(join(out, "package.json"), `${JSON.stringify(toPublished(), undefined, 2)}\n`);
  for (const name of ["README.md", "LICENSE"]) {
    await copyFile(join(repository, name), join(out, name));
  }
  await copyFile(join(import.meta.dir, "src/modes/user", userMode), join(out, userMode));
}

function leaveOut({ name, naming }: Apart): BunPlugin {
  return {
    name: `leave out ${name}`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`(?:^|/)${RegExp.escape(name)}$`) }, () => ({
        path: `./${naming}`,
        external: true,
      }));
    },
  };
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
    files: ["aish.js", userMode, ...bundles.flatMap(({ naming }) => [naming, `${naming}.jsc`])],
    engines: workspace.engines,
    os: ["linux", "darwin"],
  };
}

async function buildBinary(): Promise<void> {
  await mkdir(out, { recursive: true });
  const outfile = join(out, `aish.${process.pid}`);
  await Bun.build({
    ...shared,
    entrypoints: [program],
    format: "esm",
    // Without it the imports of the system's modules would all stand at the top, as above.
    splitting: true,
    compile: { outfile, autoloadDotenv: false, autoloadBunfig: false },
  });
  await rename(outfile, join(out, "aish")); // in one step, also while the old one runs
}
