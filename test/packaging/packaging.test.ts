import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import manifest from "../../apps/cli/package.json" with { type: "json" };

const repository = join(import.meta.dir, "../..");
const npm = Bun.which("npm");
const system = "/usr/bin:/bin";
/** Building, installing and a dozen starts, on a machine that does other things as well. */
const long = 60_000;
let scratch = "";
let bin = "";

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "aish-packaging-"));
  bin = join(scratch, "bin");
  await mkdir(bin);
  await symlink(process.execPath, join(bin, "bun"));
  await symlink(process.execPath, join(bin, "bunx"));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

async function run(command: readonly string[], cwd: string, env = {}): Promise<Ran> {
  const child = Bun.spawn([...command], {
    cwd,
    env: {
      PATH: [bin, system, ...(npm === null ? [] : [dirname(npm)])].join(delimiter),
      HOME: scratch,
      npm_config_update_notifier: "false",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, status] = await Promise.all([
    child.stdout.text(),
    child.stderr.text(),
    child.exited,
  ]);
  return { stdout, stderr, status };
}

async function done(command: readonly string[], cwd: string): Promise<string> {
  const { stdout, stderr, status } = await run(command, cwd);
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}

const build = (what: "package" | "binary", directory: string) =>
  done([process.execPath, join(repository, "apps/cli/build.ts"), what, directory], scratch);

/** What the program must do however it was installed, in a home and a directory of its own. */
async function works(aish: readonly string[], name: string, env = {}): Promise<void> {
  const home = join(scratch, `home of ${name}`);
  await mkdir(home);
  const cwd = join(scratch, name);
  await writeFile(join(cwd, ".env"), "LEAKED=from-dotenv\n");
  await writeFile(join(cwd, "bunfig.toml"), 'preload = ["./preload.ts"]\n');
  await writeFile(join(cwd, "preload.ts"), 'console.log("preloaded");\n');
  const ask = (...argv: string[]) => run([...aish, ...argv], cwd, { ...env, HOME: home });

  expect(await ask("--version")).toEqual({
    stdout: `aish ${manifest.version}\n`,
    stderr: "",
    status: 0,
  });
  expect(await ask("-c", 'echo "hi $LEAKED"; exit 3')).toMatchObject({
    stdout: "hi \n",
    status: 3,
  });
  expect(await ask("kai", "-c", "for i in $@; do echo $i; done | cat; exit 5", "a", "b")).toEqual({
    stdout: "a\nb\n",
    stderr: "",
    status: 5,
  });
  // Costly for a machine that can go back, so another one takes over, which has a bundle of its own.
  const costly = `[[ ${"a".repeat(3000)}b =~ ^(a+)+$ ]]`;
  expect(await ask("kai", "-c", costly)).toEqual({ stdout: "", stderr: "", status: 1 });
  expect(await ask("kai", "--check", "-c", "if")).toMatchObject({ stdout: "", status: 1 });
  expect((await ask("kai", "--help")).stdout).toContain("aish kai");
  expect(await ask("kai", "--nonsense")).toMatchObject({ stdout: "", status: 2 });
  expect(await ask("jobs", "start", "echo from-job; exit 4")).toMatchObject({ status: 0 });
  expect(await ask("jobs", "wait", "1")).toMatchObject({ status: 4 });
  expect(await ask("jobs", "output", "1")).toMatchObject({ stdout: "from-job\n", status: 0 });
  const jobs = JSON.parse((await ask("jobs", "list", "--json")).stdout);
  expect(jobs).toMatchObject([{ id: 1, status: "exited", exit_code: 4, log_bytes: 9 }]);
  const history = JSON.parse((await ask("history", "--json")).stdout);
  expect(history).toMatchObject([{ actor: "script", channel: "sh", exit_code: 3 }]);
}

describe("the npm package", () => {
  let tarball = "";

  beforeAll(async () => {
    const directory = join(scratch, "package");
    await build("package", directory);
    await done([process.execPath, "pm", "pack", "--quiet"], directory);
    tarball = join(directory, `aish-${manifest.version}.tgz`);
  }, long);

  test("holds the bundles, their bin, the manifest, README and LICENSE, and depends on nothing", async () => {
    const listing = await done(["tar", "-tzf", tarball], scratch);
    expect(listing.trimEnd().split("\n").toSorted(compare)).toEqual([
      "package/LICENSE",
      "package/README.md",
      "package/aish.js",
      "package/documents.js",
      "package/documents.js.jsc",
      "package/expressions.js",
      "package/expressions.js.jsc",
      "package/kai-whole.js",
      "package/kai-whole.js.jsc",
      "package/kai.js",
      "package/kai.js.jsc",
      "package/line.js",
      "package/line.js.jsc",
      "package/package.json",
      "package/program.js",
      "package/program.js.jsc",
      "package/user-mode.ts",
    ]);
    const packed = JSON.parse(
      await done(["tar", "-xzOf", tarball, "package/package.json"], scratch),
    );
    expect(packed).toMatchObject({ name: "aish", bin: { aish: "./aish.js" } });
    expect(packed).not.toHaveProperty("dependencies");
  });

  test(
    "installed by bun in an empty folder it runs as bunx aish",
    async () => {
      const folder = join(scratch, "by bun");
      await mkdir(folder);
      await done([process.execPath, "add", tarball], folder);
      await works(["bunx", "aish"], "by bun");
    },
    long,
  );

  test.skipIf(npm === null)(
    "installed by npm it runs as npx aish",
    async () => {
      const folder = join(scratch, "by npm");
      await mkdir(folder);
      await writeFile(join(folder, "package.json"), "{}\n");
      await done(["npm", "install", "--offline", "--no-audit", "--no-fund", tarball], folder);
      const version = await done(["npx", "--offline", "aish", "--version"], folder);
      expect(version).toBe(`aish ${manifest.version}\n`);
      await works([join(folder, "node_modules/.bin/aish")], "by npm");
    },
    long,
  );

  test("without Bun its bin says in one line what is missing", async () => {
    const empty = join(scratch, "empty");
    await mkdir(empty);
    const ran = await run([join(scratch, "package/aish.js")], empty, { PATH: empty });
    expect(ran).toEqual({
      stdout: "",
      stderr: "aish: needs Bun >=1.4.5; install it, then run aish again\n",
      status: 127,
    });
  });
});

test(
  "the binary is one file that needs no Bun",
  async () => {
    const directory = join(scratch, "binary");
    await build("binary", directory);
    expect(await readdir(directory)).toEqual(["aish"]);
    await works([join(directory, "aish")], "binary", { PATH: system });
  },
  long,
);

function compare(left: string, right: string): number {
  return left < right ? -1 : 1;
}
