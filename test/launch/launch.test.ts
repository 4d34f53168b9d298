import { describe, expect, test } from "bun:test";
import { appendFile, exists, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeClone } from "./clone.ts";
import { serveRegistry } from "./registry.ts";

const start = ["sh", "launch", "start"];
const npm = Bun.which("npm") !== null;
const installing = "aish: installing the locked dependencies into node_modules/\n";
const installs = (asked: readonly string[]) =>
  asked.filter((line) => line.startsWith("install")).length;

describe("what is asked reaches the program", () => {
  const shells = ["sh", "dash", "bash", "bash --posix", "zsh --emulate sh", "busybox sh"];
  const present = shells.filter((shell) => Bun.which(shell.split(" ")[0]!) !== null);
  test.each(present)("through %s", async (name) => {
    await using clone = await makeClone();
    const [program, ...options] = name.split(" ");
    const shell = [Bun.which(program!)!, ...options];
    const argv = ["-c", 'echo "hi"  $HOME `x` \\', "", "it's", "new\nline", "*", "é", "--", "!"];
    const ran = await clone.run([...shell, "launch", "start", ...argv]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ argv, greeting: "hi" });
    expect(ran).toMatchObject({ stderr: installing, status: 0 });
  });

  const runners = [
    ["npm", "--silent", "start", "--"],
    ["bun", "--silent", "start"],
  ];
  const installed = runners.filter(([name]) => Bun.which(name!) !== null);
  test.each(installed)(
    "through %s start, without the variables and the PATH that it adds",
    async (...command) => {
      await using clone = await makeClone({ npm });
      const argv = ["", "a  b", "$HOME", "-x"];
      const ran = await clone.run([...command, ...argv]);
      const { PATH, ...said } = JSON.parse(ran.stdout);
      expect(said).toMatchObject({ argv, cwd: clone.root, runner: [] });
      expect(PATH).not.toContain("node_modules");
    },
  );

  test("stdin passes through, set-up takes none of it", async () => {
    await using clone = await makeClone();
    const ran = await clone.run([...start, "read"], { stdin: "first\nsecond\n" });
    expect(JSON.parse(ran.stdout).stdin).toBe("first\nsecond\n");
  });

  test.each([0, 1, 2, 78, 130, 255])("its status %i comes back", async (status) => {
    await using clone = await makeClone();
    expect((await clone.run([...start, "status", String(status)])).status).toBe(status);
  });

  test("a signal to the launcher is one to the program, which replaces it", async () => {
    await using clone = await makeClone();
    await clone.run(start);
    const child = Bun.spawn([...start, "wait"], {
      cwd: clone.root,
      env: { PATH: Bun.env["PATH"], HOME: clone.home },
      stdout: "pipe",
    });
    const reader = child.stdout.getReader();
    const { value } = await reader.read();
    expect(JSON.parse(new TextDecoder().decode(value)).pid).toBe(child.pid);
    child.kill("SIGTERM");
    expect(await child.exited).toBe(34);
  });

  test("it has the terminal, and Ctrl+C on it is the program's", async () => {
    await using clone = await makeClone();
    let seen = "";
    const child = Bun.spawn([...start, "wait"], {
      cwd: clone.root,
      env: { PATH: Bun.env["PATH"], HOME: clone.home },
      terminal: {
        data(terminal, bytes) {
          seen += new TextDecoder().decode(bytes);
          if (seen.includes('"tty":')) terminal.write("\u0003");
        },
      },
    });
    expect(await child.exited).toBe(33);
    expect(seen).toContain('"tty":true');
    child.terminal?.close();
  });
});

describe("where it runs", () => {
  test("in the directory of whoever asked, by the launcher's own path", async () => {
    await using clone = await makeClone();
    const ran = await clone.run(["sh", "../a clone/launch", "start"], { cwd: clone.home });
    expect(JSON.parse(ran.stdout).cwd).toBe(clone.home);
  });

  test.skipIf(!npm)("in the subfolder where npm start was typed", async () => {
    await using clone = await makeClone({ npm });
    await mkdir(join(clone.root, "docs"));
    const cwd = join(clone.root, "docs");
    expect(JSON.parse((await clone.run(["npm", "-s", "start"], { cwd })).stdout).cwd).toBe(cwd);
  });

  test("the .env and bunfig.toml of that directory are not the program's", async () => {
    await using clone = await makeClone();
    await writeFile(join(clone.home, ".env"), "SECRET=leaked\n");
    await writeFile(join(clone.home, "bunfig.toml"), 'preload = ["./preload.ts"]\n');
    await writeFile(join(clone.home, "preload.ts"), 'console.log("preloaded");\n');
    const ran = await clone.run(["sh", join(clone.root, "launch"), "start"], { cwd: clone.home });
    expect(JSON.parse(ran.stdout)).not.toHaveProperty("SECRET");
  });

  test("without HOME, or with one that does not exist, nothing is made outside the clone", async () => {
    await using clone = await makeClone();
    const nowhere = join(clone.home, "nowhere");
    for (const HOME of [undefined, nowhere]) {
      await rm(join(clone.root, "node_modules"), { recursive: true, force: true });
      expect(await clone.run(start, { env: { HOME } })).toMatchObject({ status: 0 });
    }
    expect(await exists(nowhere)).toBe(false);
    expect(await readdir(clone.home)).toEqual([]);
  });
});

describe("dependencies", () => {
  test("a second start installs nothing, asks Bun only its version, and is quiet", async () => {
    await using clone = await makeClone();
    await clone.run(start);
    const before = await clone.asked();
    expect((await clone.run(start)).stderr).toBe("");
    const after = (await clone.asked()).slice(before.length);
    expect(after.map((line) => line.split(" ")[0])).toEqual(["--version", "--no-env-file"]);
  });

  test.each([
    ["a changed lockfile", "bun.lock", "\n"],
    ["a changed manifest", "apps/cli/package.json", "\n"],
    ["a changed bunfig.toml", "bunfig.toml", "\n"],
  ])("%s installs again, once", async (_rule, path, text) => {
    await using clone = await makeClone();
    await clone.run(start);
    await appendFile(join(clone.root, path), text);
    expect((await clone.run(start)).stderr).toBe(installing);
    expect((await clone.run(start)).stderr).toBe("");
  });

  test.each(["node_modules", "apps/cli/node_modules"])(
    "a missing %s installs again",
    async (path) => {
      await using clone = await makeClone();
      await clone.run(start);
      await rm(join(clone.root, path), { recursive: true });
      expect(await clone.run(start)).toMatchObject({ stderr: installing, status: 0 });
    },
  );

  test("an install that fails says why in one line, runs nothing, and is tried again", async () => {
    const install = '[ -e "$HOME/mended" ] || { echo "error: no route to host"; exit 1; }';
    await using clone = await makeClone({ install });
    const failed = await clone.run(start);
    expect(failed).toEqual({
      stdout: "",
      stderr: `${installing}aish: cannot install the locked dependencies (error: no route to host); connect to the network and run this again (.bun/setup.log has the rest)\n`,
      status: 1,
    });
    await writeFile(join(clone.home, "mended"), "");
    expect(await clone.run(start)).toMatchObject({ stderr: installing, status: 0 });
  });

  test("a set-up killed in the middle is done again by the next start", async () => {
    const install = '[ -e "$HOME/again" ] || { : >"$HOME/again"; kill -9 $PPID; exit 1; }';
    await using clone = await makeClone({ install });
    expect((await clone.run(start)).status).toBe(137);
    expect(await exists(join(clone.root, ".bun/lock"))).toBe(true);
    expect(await clone.run(start)).toMatchObject({ stderr: installing, status: 0 });
    expect(await exists(join(clone.root, ".bun/lock"))).toBe(false);
  });

  test("starts at the same time install once and all run", async () => {
    await using clone = await makeClone({ install: "sleep 0.3" });
    const ran = await Promise.all(Array.from({ length: 5 }, () => clone.run(start)));
    expect(ran.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0]);
    expect(installs(await clone.asked())).toBe(1);
  });
});

describe("Bun", () => {
  test("without Bun and npm one line says what to install", async () => {
    await using clone = await makeClone({ bun: "none" });
    expect(await clone.run(start)).toEqual({
      stdout: "",
      stderr: "aish: needs Bun 1.4.5 or newer; install Bun, or Node with npm, and run this again\n",
      status: 1,
    });
  });

  test("the one in ~/.bun is found when PATH has none", async () => {
    await using clone = await makeClone({ bun: "none" });
    await mkdir(join(clone.home, ".bun/bin"), { recursive: true });
    await symlink(process.execPath, join(clone.home, ".bun/bin/bun"));
    expect(await clone.run(start)).toMatchObject({ stderr: installing, status: 0 });
  });

  const fetches = [
    ["npm fetches it when there is none", "none", true, ""],
    ["npm fetches it when the one on PATH is too old", "old", true, ""],
    ["an old Bun fetches it where there is no npm", "old", false, "is older"],
  ] as const;
  const possible = fetches.filter((row) => !row[2] || npm);
  test.each(possible)("%s, into the clone and only once", async (_rule, bun, withNpm, note) => {
    using registry = await serveRegistry("1.4.5");
    await using clone = await makeClone({ bun, npm: withNpm });
    const env = { npm_config_registry: registry.url };
    const first = await clone.run(start, { env });
    expect(first).toMatchObject({ status: 0 });
    expect(first.stderr).toStartWith("aish: fetching Bun 1.4.5 from the npm registry into .bun/");
    expect(first.stderr).toContain(note);
    expect(await readdir(join(clone.root, ".bun/bin"))).toEqual(["bun"]);
    const asked = registry.asked.length;
    expect(asked).toBeGreaterThan(0);
    expect(await clone.run(start, { env })).toMatchObject({ stderr: "", status: 0 });
    expect(registry.asked).toHaveLength(asked);
    expect((await readdir(clone.home)).filter((name) => name !== ".npm")).toEqual([]);
  });

  test.skipIf(!npm)("without a network one line says what is missing and what to do", async () => {
    await using clone = await makeClone({ bun: "none", npm: true });
    const env = { npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0" };
    const { stderr, status } = await clone.run(start, { env });
    const [fetching, failed, ...more] = stderr.trimEnd().split("\n");
    expect(fetching).toContain("fetching Bun");
    expect(failed).toMatch(
      /^aish: cannot fetch Bun 1\.4\.5 from the npm registry \(.+\); connect to the network and run this again, or install Bun 1\.4\.5 or newer$/,
    );
    expect({ more, status }).toEqual({ more: [], status: 1 });
  });

  test("the launcher, the manifests and the types name one version", async () => {
    const root = join(import.meta.dir, "../..");
    const launcher = await Bun.file(join(root, "launch")).text();
    const workspace = await Bun.file(join(root, "package.json")).json();
    const version = workspace.workspaces.catalog["bun-types"];
    expect(launcher).toContain(`\nbun_version=${version}\n`);
    expect(workspace.engines).toEqual({ bun: `>=${version}` });
  });
});

test("what is neither start, test nor bun is wrong use", async () => {
  await using clone = await makeClone();
  expect(await clone.run(["sh", "launch", "stat"])).toEqual({
    stdout: "",
    stderr: "aish: launch start, launch test or launch bun, not 'stat'\n",
    status: 2,
  });
});
