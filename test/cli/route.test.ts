import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { aish, aishCommand, tempHome, type Home, type ProgramEnd } from "./aish.ts";

const tables = join(import.meta.dir, "../../libs/session/src");

let home: Home;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  home = await tempHome();
  env = { ...home.env, PATH: join(home.path, "programs") };
  await buildWorld();
});
afterAll(async () => home[Symbol.asyncDispose]());

/** The files and programs of the tables, and nothing of this machine. */
async function buildWorld(): Promise<void> {
  for (const row of (await Bun.file(`${tables}/route-line.world.txt`).text()).split("\n")) {
    const [kind, content = ""] = row.split("\t");
    if (kind === "file") add(content.replace(/^~\//, ""));
    // Only the prompt knows what is defined in the start-up file.
    const programs = kind === "executable" || kind === "alias" || kind === "function";
    if (programs) for (const name of content.split(" ")) add(`programs/${name}*`);
  }
}

function add(name: string): void {
  const path = join(home.path, name.replace(/[/*]$/, ""));
  mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
  if (!name.endsWith("/")) writeFileSync(path, "");
  if (name.endsWith("*")) chmodSync(path, 0o755);
}

async function route(stdin: string, ...argv: string[]): Promise<ProgramEnd> {
  const child = Bun.spawn(aishCommand(["route", ...argv]), {
    cwd: home.path,
    env,
    stdin: Buffer.from(stdin),
    stderr: "pipe",
  });
  const [stdout, stderr, status] = await Promise.all([
    child.stdout.text(),
    child.stderr.text(),
    child.exited,
  ]);
  return { stdout, stderr, status };
}

describe("the tables of lines, through the program", () => {
  test.each([
    { table: "must", share: 1 },
    { table: "basics", share: 1 },
    { table: "commands", share: 0.98 },
    { table: "requests", share: 0.98 },
    { table: "unknown", share: 0.98 },
    { table: "fresh", share: 0.98 },
    { table: "hard", share: 0.9 },
  ])("$table", async ({ table, share }) => {
    const text = await Bun.file(`${tables}/route-line.${table}.rows.txt`).text();
    const rows = text.split("\n").filter((row) => row.includes("\t") && !row.includes("⏎"));
    const lines = rows.map((row) => row.slice(row.indexOf("\t") + 1));
    const { stdout, stderr, status } = await route(`${lines.join("\n")}\n`);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });

    const routes = stdout.split("\n").slice(0, -1);
    expect(routes).toHaveLength(rows.length);
    const wrong = rows.filter(
      (row, index) => !routes[index]?.startsWith(`${row.split("\t")[0]}\t`),
    );
    if (share === 1) expect(wrong).toEqual([]);
    expect(1 - wrong.length / rows.length).toBeGreaterThanOrEqual(share);
  });
});

test.each([
  { line: "git satus", prints: "shell\tgit is a command\n" },
  { line: "cd src", prints: "shell\tcd is a builtin\n" },
  { line: "make me a list of users", prints: "ask\treads as a request: make me a list …\n" },
  { line: "gti", prints: "unknown\tno command is called gti; did you mean git?\n" },
  { line: ":jobs", prints: "meta\tbegins with :\n" },
  { line: "", prints: "unknown\tnothing was typed\n" },
  { line: "cd src\nmake", prints: "shell\tcd is a builtin\n" },
  { line: "./\u001b[31mx", prints: "unknown\tno command is called ./·[31mx\n" },
])("$line prints $prints", async ({ line, prints }) => {
  const { stdout, status } = await route("", line);
  expect({ stdout, status }).toEqual({ stdout: prints, status: 0 });
});

test("each line of stdin has one line of output, empty and last ones too", async () => {
  const { stdout } = await route("ls\n\n \n\u0000\r\nwhat is this");
  expect(stdout.split("\n").map((line) => line.split("\t")[0])).toEqual([
    ..."shell unknown unknown unknown ask".split(" "),
    "",
  ]);
});

test("a line in any number of pieces is one line", async () => {
  const child = Bun.spawn(aishCommand(["route"]), { cwd: home.path, env, stdin: "pipe" });
  for (const piece of ["fi", "nd the lar", "gest file\nl", "s\n"]) {
    await child.stdin.write(piece);
    await child.stdin.flush();
  }
  await child.stdin.end();
  expect(await child.stdout.text()).toBe(
    "ask\treads as a request: find the largest file\nshell\tls is a command\n",
  );
});

test("--json prints rows of line, route and why", async () => {
  const { stdout } = await route("ls\ntime flies\n", "--json");
  expect(JSON.parse(stdout)).toEqual([
    { line: "ls", route: "shell", why: "ls is a command" },
    { line: "time flies", route: "ask", why: "reads as a request: time flies" },
  ]);
  expect((await route("", "--json")).stdout).toBe("[]\n");
});

test("it stops when nobody reads on", async () => {
  const child = Bun.spawn(
    [
      "/bin/sh",
      "-c",
      `/usr/bin/yes "ls" | "$@" | /usr/bin/head -n 1`,
      "sh",
      ...aishCommand(["route"]),
    ],
    { cwd: home.path, env, stdin: "ignore", stderr: "pipe" },
  );
  expect(await child.stdout.text()).toBe("shell\tls is a command\n");
  expect({ status: await child.exited, stderr: await child.stderr.text() }).toEqual({
    status: 0,
    stderr: "",
  });
});

test("nothing is run and no database is made", async () => {
  await route("", "touch made");
  await route("touch made\n!touch made\n");
  expect(existsSync(join(home.path, "made"))).toBe(false);
  expect(existsSync(home.database)).toBe(false);
});

test("two words need quotes", async () => {
  const { stderr, status } = await aish(home, ["route", "time", "flies"]);
  expect({ stderr, status }).toEqual({
    stderr: "aish: unexpected operand: flies [USAGE]\n  quote the whole line\n",
    status: 2,
  });
});
