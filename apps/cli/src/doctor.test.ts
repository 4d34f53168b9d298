import { AishError } from "@aish/core";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import type { Check } from "./doctor/check.ts";
import { loadConfig } from "./config.ts";
import { runChecks, type DoctorPorts } from "./doctor-checks.ts";
import { checkDirectory, checkPrivateFile, checkSpace } from "./doctor/directories.ts";
import { doctorJson, doctorStatus, doctorText } from "./doctor-report.ts";
import { checkLocale, checkTerminal } from "./doctor/terminal.ts";
import { toEnvironment } from "./environment.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/aish-doctor-`);
  await mkdir(`${folder}/private`, { mode: 0o700 });
  await mkdir(`${folder}/open`);
  await chmod(`${folder}/open`, 0o755);
  await mkdir(`${folder}/locked`);
  await chmod(`${folder}/locked`, 0o500);
  await Bun.write(`${folder}/private/aish.db`, "");
  await chmod(`${folder}/private/aish.db`, 0o600);
  await Bun.write(`${folder}/shared.db`, "");
  await chmod(`${folder}/shared.db`, 0o644);
});
afterAll(() => rm(folder, { recursive: true }));

describe("a directory", () => {
  test.each([
    { path: "private", state: "ok", detail: "/private" },
    { path: "none/below/private", state: "ok", detail: "is made when it is needed" },
    { path: "open", state: "warn", detail: "is open to others (mode 755)" },
    { path: "shared.db", state: "fail", detail: "is not a directory" },
    { path: "shared.db/below", state: "fail", detail: "cannot be made" },
  ] as const)("$path: $state", ({ path, state, detail }) => {
    const check = checkDirectory("x", `${folder}/${path}`);
    expect(check).toMatchObject({ state, detail: expect.stringContaining(detail) });
    expect(check.hint === undefined).toBe(state === "ok");
  });

  test.skipIf(userInfo().uid === 0)("that cannot be written fails", () => {
    expect(checkDirectory("x", `${folder}/locked`).detail).toContain("cannot be written");
    expect(checkDirectory("x", `${folder}/locked/below`).detail).toContain("cannot be made");
  });

  test.skipIf(userInfo().uid !== 0)("of another user is pointed out", async () => {
    await mkdir(`${folder}/theirs`, { mode: 0o700 });
    await chown(`${folder}/theirs`, 12_345, 12_345);
    expect(checkDirectory("x", `${folder}/theirs`)).toMatchObject({ state: "warn" });
  });
});

test.each([
  { path: "private/aish.db", state: "ok" },
  { path: "none.db", state: "ok" },
  { path: "shared.db", state: "warn" },
  { path: "private", state: "fail" },
] as const)("the file $path: $state", ({ path, state }) => {
  expect(checkPrivateFile("x", `${folder}/${path}`).state).toBe(state);
});

test.each([
  { least: 1, state: "ok" },
  { least: Number.MAX_SAFE_INTEGER, state: "fail" },
] as const)("space of which at least $least bytes are needed: $state", ({ least, state }) => {
  const check = checkSpace("x", `${folder}/not/there`, least);
  expect(check).toMatchObject({ state, detail: expect.stringMatching(/^\d+ MB free for /) });
});

const tty = { stdin: true, stdout: true, stderr: true, colours: 256, locale: undefined };

test.each([
  { kind: "xterm-256color", columns: 80, state: "ok" },
  { kind: "dumb", columns: 80, state: "warn" },
  { kind: undefined, columns: 80, state: "warn" },
  { kind: "xterm", columns: 20, state: "warn" },
] as const)("a terminal $kind of $columns columns: $state", ({ kind, columns, state }) => {
  expect(checkTerminal({ ...tty, kind, columns, rows: 24 }).state).toBe(state);
});

test("a pipe in place of the terminal is nothing to complain about", () => {
  const pipe = { ...tty, stdout: false, kind: undefined, columns: undefined, rows: undefined };
  expect(checkTerminal(pipe).state).toBe("ok");
});

test.each([
  { locale: "C.UTF-8", state: "ok" },
  { locale: "de_DE.utf8", state: "ok" },
  { locale: "C", state: "warn" },
  { locale: undefined, state: "warn" },
] as const)("the locale $locale: $state", ({ locale, state }) => {
  const facts = { ...tty, kind: "xterm", columns: 80, rows: 24, locale };
  expect(checkLocale(facts).state).toBe(state);
});

function ports(changes: Partial<DoctorPorts> = {}): DoctorPorts {
  const environment = toEnvironment(
    { HOME: folder, TERM: "xterm", LANG: "C.UTF-8", AISH_DB: `${folder}/private/aish.db` },
    {
      cwd: () => folder,
      homeDirectory: () => folder,
      isExecutable: () => true,
      isTty: () => true,
      size: () => ({ columns: 80, rows: 24 }),
    },
  );
  return {
    bunVersion: Bun.version,
    environment,
    loadConfig: () => loadConfig(environment, undefined),
    findShell: () => "/bin/bash",
    which: () => undefined,
    inspectDatabase: async () => [],
    askModels: async () => [
      { name: "fast", endpoint: "http://x", answer: { kind: "reached", detail: "qwen" } },
    ],
    ...changes,
  };
}
function stateOf(checks: readonly Check[], name: string): string | undefined {
  return checks.find((check) => check.name === name)?.state;
}

function refuse(): never {
  throw new AishError("CONFIG_INVALID", "a.toml:1: no", { hint: "correct it" });
}

describe("all checks", () => {
  test("are well on a machine where all is well", async () => {
    const checks = await runChecks(ports());
    expect(checks.filter(({ state }) => state !== "ok")).toEqual([]);
    expect(doctorStatus(checks)).toBe(0);
  });

  test.each([
    { name: "Bun", state: "fail", changes: { bunVersion: "1.3.9" } },
    { name: "configuration", state: "fail", changes: { loadConfig: refuse } },
    { name: "shell", state: "fail", changes: { findShell: refuse } },
    { name: "database", state: "fail", changes: { inspectDatabase: async () => ["row 3", "b"] } },
    { name: "database", state: "fail", changes: { inspectDatabase: async () => refuse() } },
    { name: "models", state: "warn", changes: { askModels: async () => [] } },
    { name: "models", state: "fail", changes: { askModels: async () => refuse() } },
  ] as const)("$name is found: $state", async ({ name, state, changes }) => {
    const checks = await runChecks(ports(changes));
    expect(stateOf(checks, name)).toBe(state);
    expect(checks.filter((check) => check.state !== "ok")).toHaveLength(1);
    expect(doctorStatus(checks)).toBe(state === "fail" ? 1 : 0);
  });

  test("a server that does not answer is named with what to do", async () => {
    const error = new AishError("BROKER_UNREACHABLE", "nothing answers", { hint: "start it" });
    const answers = [
      { name: "deep", endpoint: "http://x", answer: { kind: "failed", error } },
    ] as const;
    expect(await runChecks(ports({ askModels: async () => answers }))).toContainEqual({
      name: "model deep",
      state: "fail",
      detail: "nothing answers [BROKER_UNREACHABLE]",
      hint: "start it",
    });
  });

  test("a bug in a check is not reported as a finding", async () => {
    const broken = ports({ inspectDatabase: () => Promise.reject(new TypeError("bug")) });
    const thrown = await runChecks(broken).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).toBeInstanceOf(TypeError);
  });
});

describe("the report", () => {
  const checks: Check[] = [
    { name: "Bun", state: "ok", detail: "1.4.5", hint: undefined },
    { name: "database", state: "fail", detail: "damaged", hint: "copy it" },
  ];

  test("has what to do under what failed", () => {
    expect(doctorText(checks, false)).toBe(
      `ok    Bun       1.4.5
fail  database  damaged
                copy it

1 ok, 0 to look at, 1 failed
`,
    );
  });

  test("says the same in colour", () => {
    expect(Bun.stripANSI(doctorText(checks, true))).toBe(doctorText(checks, false));
  });

  test("has null for no hint as JSON", () => {
    expect(doctorJson(checks)[0]).toEqual({
      name: "Bun",
      state: "ok",
      detail: "1.4.5",
      hint: null,
    });
  });
});
