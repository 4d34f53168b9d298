import { Database } from "bun:sqlite";
import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { aish, tempHome } from "./aish.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(40_000);

test("what is kept, and where, is said at the first start and never again", async () => {
  await using home = await tempHome();
  await using first = new Screen(home, [], { columns: 160 });
  await first.waitForPrompt();
  expect(first.text()).toContain("is kept in ~/.local/share/aish/aish.db;");
  first.type(":quit\r");
  expect(await first.ended()).toBe(0);
  await using second = new Screen(home);
  await second.waitForPrompt();
  expect(second.text()).toBe("~ ❯");
});

test("a session in which nothing was done leaves no row", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run(":help");
  screen.type("\x04");
  await screen.ended();
  expect(home.query("select * from sessions")).toEqual([]);
});

/** The shell works, with its state, and the trouble is told once. */
async function expectWorks(screen: Screen, says: string): Promise<void> {
  await screen.run("cd /usr; kept=yes");
  expect(await screen.run("pwd; echo $kept")).toBe("/usr\nyes");
  await screen.run("echo once more");
  expect(screen.text().split(says)).toHaveLength(2);
  screen.type("\x04");
  expect(await screen.ended()).toBe(0);
  expect(screen.flags).toEqual(screen.flagsBefore);
}

describe("the prompt comes and commands run, and it is said once,", () => {
  test("when nothing can be written into the home", async () => {
    await using home = await tempHome();
    const file = join(home.path, "file");
    writeFileSync(file, ""); // holds for root too, unlike missing rights
    await using screen = new Screen(home, [], { env: { HOME: file }, columns: 160 });
    await expectWorks(screen, "[STORE_UNREADABLE]");
    expect(screen.text()).toContain(`cannot write to ${file}/.local/state/aish`);
  });

  test("when the database is a directory", async () => {
    await using home = await tempHome();
    mkdirSync(home.database, { recursive: true });
    await using screen = new Screen(home, [], { columns: 160 });
    await expectWorks(screen, "[STORE_UNREADABLE]");
  });

  test("when the database is of a newer aish, which is left as it is", async () => {
    await using home = await tempHome();
    await aish(home, ["-c", "echo earlier"]);
    {
      using db = new Database(home.database);
      db.run("pragma user_version = 9999");
    }
    await using screen = new Screen(home, [], { columns: 160 });
    await expectWorks(screen, "[STORE_NEWER]");
    expect(home.query("select command from history")).toEqual([{ command: "echo earlier" }]);
  });

  test("when the database is some other file, which is left as it is", async () => {
    await using home = await tempHome();
    const text = "this is no database, ".repeat(1000);
    mkdirSync(dirname(home.database), { recursive: true });
    writeFileSync(home.database, text);
    await using screen = new Screen(home, [], { columns: 160 });
    await expectWorks(screen, "[STORE_UNREADABLE]");
    expect(readFileSync(home.database, "utf8")).toBe(text);
  });

  test("when the database is damaged, and the next start keeps the file and begins anew", async () => {
    await using home = await tempHome();
    await using before = new Screen(home);
    await before.run("seq 1000");
    before.type("\x04");
    await before.ended();
    expect(readdirSync(dirname(home.database))).toEqual(["aish.db"]); // nothing is left in a WAL
    const bytes = readFileSync(home.database);
    writeFileSync(home.database, bytes.fill(0x55, 4096, Math.floor(bytes.length / 2)));
    await using first = new Screen(home, [], { columns: 200 });
    await expectWorks(first, "[STORE_DAMAGED]");

    await using second = new Screen(home, [], { columns: 200 });
    await expectWorks(second, "[STORE_DAMAGED]");
    expect(second.text()).toContain("kept the damaged file as");
    expect(home.query("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(home.query("select command from history order by id desc limit 1")).toEqual([
      { command: "echo once more" },
    ]);
    const folder = readdirSync(dirname(home.database));
    expect(folder.some((name) => name.startsWith("aish.db.damaged-"))).toBe(true);
  });

  test("when another process holds the database", async () => {
    await using home = await tempHome();
    await aish(home, ["-c", "echo earlier"]);
    using db = new Database(home.database);
    db.run("begin exclusive");
    await using screen = new Screen(home, [], { columns: 160 });
    await expectWorks(screen, "[STORE_LOCKED]");
    db.run("rollback");
  });
});
