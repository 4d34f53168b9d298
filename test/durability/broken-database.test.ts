import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { closeSync, copyFileSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { mkdirSync, readdirSync, statSync, truncateSync } from "node:fs";
import { dirname, join } from "node:path";
import { openHome, type AishHome } from "./aish-home.ts";
import { troubles, unwritable, withHistory, type Trouble } from "./database-troubles.ts";
import { Random } from "./random.ts";
import { integrityOf } from "./sqlite3.ts";

const isLong = process.env["AISH_LONG"] === "1";
const seed = Number(process.env["AISH_SEED"] ?? Date.now() % 1_000_000);
setDefaultTimeout(isLong ? 600_000 : 60_000);

const isRoot = process.getuid?.() === 0;
const mayMount = isRoot && Bun.spawnSync(["unshare", "-m", "true"]).exitCode === 0;

function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const file = openSync(path, "r+");
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

async function meets(home: AishHome, { code, hint, make, keeps }: Trouble): Promise<void> {
  const path = join(home.directory, "elsewhere", "aish.db");
  mkdirSync(dirname(path));
  const { within = [] } = await make(path, home);
  const before = keeps === true ? readFileSync(path) : undefined;
  const options = { within, env: { AISH_DB: path } };
  const lines = new RegExp(`^aish: \\P{Cc}*${path}\\P{Cc}* \\[${code}\\]\\n  ${hint}\\n$`, "u");

  const ran = await home.run(["-c", "echo hi; exit 5"], options);
  expect(ran).toEqual({ stdout: "hi\n", stderr: expect.stringMatching(lines), status: 5 });
  for (const argv of [["jobs", "list"], ["jobs", "start", "true"], ["history"], ["sessions"]]) {
    const refused = await home.run(argv, options);
    expect({ argv, ...refused }).toEqual({
      argv,
      stdout: "",
      stderr: expect.stringMatching(lines),
      status: 1,
    });
  }
  const prompt = home.prompt([], options);
  await prompt.ask(1);
  expect(await prompt.line("cd /; echo still $PWD")).toContain("still /\r\n");
  await prompt.line("sleep 0.01; exit 3");
  await prompt.says(/ \[3\] /);
  expect(prompt.written.split(`[${code}]`).length - 1).toBe(1);
  expect(await prompt.quit()).toBe(0);
  if (before !== undefined) expect(readFileSync(path).equals(before)).toBe(true);
}

describe("a database that is", () => {
  test.concurrent.each([...troubles])(
    "$name is said once, and the shell works",
    async (trouble) => {
      await using home = openHome();
      await meets(home, trouble);
    },
  );

  test.skipIf(!mayMount).concurrent.each([...unwritable])(
    "$name is said once, and the shell works",
    async (trouble) => {
      await using home = openHome();
      await meets(home, trouble);
    },
  );

  test.concurrent(
    "too large for what a file may be is said, and the command's status stands",
    async () => {
      await using home = openHome();
      await withHistory(home);
      const within = ["sh", "-c", `ulimit -f 8; trap '' XFSZ; exec "$@"`, "sh"];
      expect(await home.run(["-c", "echo hi; exit 5"], { within })).toEqual({
        stdout: "hi\n",
        stderr: expect.stringMatching(/^aish: no space is left .* \[STORE_UNWRITABLE\]\n {2}.*\n$/),
        status: 5,
      });
    },
  );
});

describe("a database locked by another program", () => {
  test.concurrent("holds a command up for seconds, not more, and the prompt once", async () => {
    await using home = openHome();
    await withHistory(home);
    await using holder = await holdLock(home);
    expect(holder).toBeDefined();
    const said = /^aish: .* is locked by another program \[STORE_LOCKED\]\n {2}.*\n$/;

    const prompt = home.prompt();
    await prompt.ask(1);
    const begun = performance.now();
    const ran = home.run(["-c", "echo hi; exit 5"]).then((result) => {
      expect(result).toEqual({ stdout: "hi\n", stderr: expect.stringMatching(said), status: 5 });
      return performance.now() - begun;
    });
    expect(await prompt.line("echo one")).toContain("[STORE_LOCKED]");
    expect(performance.now() - begun).toBeLessThan(boundMs);
    expect(await ran).toBeLessThan(boundMs);

    const later = performance.now();
    expect(await prompt.line("echo two")).not.toContain("STORE_");
    expect(await home.output(["history", "--limit", "1"])).toContain("made up command 3000");
    expect(await prompt.quit()).toBe(0);
    expect(performance.now() - later).toBeLessThan(boundMs);
  });

  const boundMs = 10_000;

  test.concurrent("gets what it refused when the prompt is left", async () => {
    await using home = openHome();
    await withHistory(home);
    const prompt = home.prompt();
    await prompt.ask(1);
    {
      await using holder = await holdLock(home);
      expect(holder).toBeDefined();
      expect(await prompt.line("echo one")).toContain("[STORE_LOCKED]");
      expect(await prompt.line("echo two")).toContain("two");
    }
    expect(await prompt.quit()).toBe(0);
    const told = home.rows("SELECT content FROM turns ORDER BY seq").map(({ content }) => content);
    expect(told).toEqual([
      expect.stringContaining("echo one"),
      expect.stringContaining("echo two"),
    ]);
    expect(home.rows("SELECT id FROM sessions WHERE ended_at IS NULL")).toEqual([]);
  });
});

describe("a damaged database", () => {
  const recovered =
    /^aish: the database was damaged; saved .* and kept the damaged file as (\S+) \[STORE_DAMAGED\]\n$/;

  test.concurrent(
    "in its data is told by whoever meets it; the next start saves the rest",
    async () => {
      await using home = openHome();
      const path = await withHistory(home);
      overwrite(path, pageOf(path, "made up command 1500"), Buffer.alloc(4096, 0x5a));
      const damaged = readFileSync(path);
      expect(await home.run(["history", "--limit", "5000"])).toEqual({
        stdout: "",
        stderr: expect.stringMatching(
          /^aish: .* is damaged \[STORE_DAMAGED\]\n {2}start aish again.*\n$/,
        ),
        status: 1,
      });
      const { stdout, stderr, status } = await home.run(["-c", "echo hi; exit 5"]);
      expect({ stdout, status }).toEqual({ stdout: "hi\n", status: 5 });
      expect(stderr).toMatch(recovered);
      const [, backup = ""] = recovered.exec(stderr) ?? [];
      expect(readFileSync(backup).equals(damaged)).toBe(true);
      expect(integrityOf(path)).toBe("ok");
      const [kept] = home.rows(
        "SELECT count(*) AS count FROM history WHERE command LIKE 'made up %'",
      );
      expect(Number(kept?.["count"])).toBeGreaterThan(2800);
      expect(privateFilesOf(path)).toEqual([]);
      expect(await home.run(["-c", "echo hi"])).toEqual({ stdout: "hi\n", stderr: "", status: 0 });
    },
  );

  test.concurrent("that was cut off is recovered when it is opened", async () => {
    await using home = openHome();
    const path = await withHistory(home);
    truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096);
    const { stdout, stderr, status } = await home.run(["-c", "echo hi; exit 5"]);
    expect({ stdout, status }).toEqual({ stdout: "hi\n", status: 5 });
    expect(stderr).toMatch(recovered);
    expect(integrityOf(path)).toBe("ok");
    expect(
      home.rows("SELECT id FROM history WHERE command LIKE 'made up %'").length,
    ).toBeGreaterThan(100);
  });

  test.concurrent.each([
    { name: "whose header names an older schema", at: 60, bytes: [0, 0, 0, 1], saved: 3000 },
    { name: "whose header names no schema", at: 60, bytes: [0, 0, 0, 0], saved: 3000 },
    { name: "whose header names an unknown format", at: 44, bytes: [9, 9, 9, 9], saved: 0 },
  ])("$name is recovered when it is opened", async ({ at, bytes, saved }) => {
    await using home = openHome();
    const path = await withHistory(home);
    overwrite(path, at, Uint8Array.from(bytes));
    const { stdout, stderr, status } = await home.run(["-c", "echo hi; exit 5"]);
    expect({ stdout, status }).toEqual({ stdout: "hi\n", status: 5 });
    expect(stderr).toMatch(recovered);
    const kept = home.rows("SELECT id FROM history WHERE command LIKE 'made up %'");
    expect(kept).toHaveLength(saved);
    expect(await home.run(["-c", "echo hi"])).toEqual({ stdout: "hi\n", stderr: "", status: 0 });
  });

  const rounds = isLong ? 300 : 5;
  const atMostOne = /^$|^aish: \P{Cc}* \[STORE_\w+\]\n(?: {2}\P{Cc}*\n)?$/u;

  test.concurrent(`at random places never stops the shell (AISH_SEED=${seed})`, async () => {
    await using home = openHome();
    const sound = join(home.directory, "sound.db");
    copyFileSync(await withHistory(home), sound);
    const random = new Random(seed);
    for (let round = 1; round <= rounds; round++) {
      for (const name of readdirSync(home.directory)) {
        if (name.startsWith("hurt.db")) await Bun.file(join(home.directory, name)).delete();
      }
      const path = join(home.directory, "hurt.db");
      copyFileSync(sound, path);
      const places = Array.from({ length: 1 + random.below(4) }, () => hurt(path, random));
      for (const argv of [["-c", "echo hi; exit 5"], ["history", "--limit", "5000"], ["jobs"]]) {
        const { stdout, stderr, status } = await home.run(argv, { env: { AISH_DB: path } });
        const where = { round, places, argv };
        expect({ ...where, stderr }).toEqual({
          ...where,
          stderr: expect.stringMatching(atMostOne),
        });
        if (argv[0] !== "-c") continue;
        expect({ ...where, stdout, status }).toEqual({ ...where, stdout: "hi\n", status: 5 });
      }
    }
  });
});

async function holdLock(home: AishHome): Promise<AsyncDisposable> {
  const holder = Bun.spawn(["sqlite3", home.database], {
    env: { PATH: "/usr/bin:/bin", HOME: home.directory },
    stdio: ["pipe", "pipe", "ignore"],
  });
  void holder.stdin.write("BEGIN EXCLUSIVE;\nSELECT 'held';\n");
  void holder.stdin.flush();
  const { value } = await holder.stdout.getReader().read();
  expect(new TextDecoder().decode(value)).toBe("held\n");
  return {
    async [Symbol.asyncDispose]() {
      holder.kill();
      await holder.exited;
    },
  };
}

/** In the header, in the schema or anywhere: up to 600 bytes. */
function hurt(path: string, random: Random): string {
  const sort = random.next();
  const { size } = statSync(path);
  const at = sort < 0.3 ? 16 + random.below(84) : random.below(sort < 0.6 ? 24_000 : size);
  const count = 1 + random.below(sort < 0.3 ? 8 : 600);
  overwrite(
    path,
    at,
    Uint8Array.from({ length: count }, () => random.below(256)),
  );
  return `${at}+${count}`;
}

function pageOf(path: string, words: string): number {
  const at = readFileSync(path).indexOf(words);
  expect(at).toBeGreaterThan(4096);
  return at - (at % 4096);
}

/** Those of the database's files that others than the person may read. */
function privateFilesOf(path: string): string[] {
  const files = readdirSync(dirname(path)).map((name) => join(dirname(path), name));
  return files.filter((file) => existsSync(file) && (statSync(file).mode & 0o77) !== 0);
}
