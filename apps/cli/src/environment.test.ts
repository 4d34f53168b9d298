import { describe, expect, test } from "bun:test";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { toEnvironment, type Environment } from "./environment.ts";

const around = {
  cwd: () => "/work",
  homeDirectory: () => "/home/passwd",
  isExecutable: (path: string) => !path.startsWith("/missing"),
  isTty: (stream: string) => stream !== "stderr",
  size: () => ({ columns: 80, rows: 24 }),
};
const read = (variables: Record<string, string>): Environment => toEnvironment(variables, around);
const home = { HOME: "/home/ada" };

describe("paths", () => {
  test.each([
    { set: home, key: "configDirectory", is: "/home/ada/.config/aish" },
    { set: home, key: "dataDirectory", is: "/home/ada/.local/share/aish" },
    { set: home, key: "stateDirectory", is: "/home/ada/.local/state/aish" },
    { set: {}, key: "stateDirectory", is: "/home/passwd/.local/state/aish" },
    { set: { HOME: "" }, key: "dataDirectory", is: "/home/passwd/.local/share/aish" },
    { set: { HOME: "ada" }, key: "dataDirectory", is: "/home/passwd/.local/share/aish" },
    { set: { ...home, XDG_DATA_HOME: "/d" }, key: "dataDirectory", is: "/d/aish" },
    { set: { ...home, XDG_STATE_HOME: "/s" }, key: "stateDirectory", is: "/s/aish" },
    { set: { ...home, XDG_CONFIG_HOME: "/c" }, key: "configDirectory", is: "/c/aish" },
    {
      set: { ...home, XDG_STATE_HOME: "relative" },
      key: "stateDirectory",
      is: "/home/ada/.local/state/aish",
    },
    {
      set: { ...home, XDG_CONFIG_HOME: "" },
      key: "configDirectory",
      is: "/home/ada/.config/aish",
    },
  ] as const)("with $set the $key is $is", ({ set, key, is }) => {
    expect(read(set).paths[key]).toBe(is);
  });

  test.each([
    { set: home, path: "/home/ada/.config/aish/config.toml", variable: undefined },
    {
      set: { ...home, AISH_CONFIG: "" },
      path: "/home/ada/.config/aish/config.toml",
      variable: undefined,
    },
    { set: { ...home, AISH_CONFIG: "/x.toml" }, path: "/x.toml", variable: "AISH_CONFIG" },
    { set: { ...home, AISH_CONFIG: "x.toml" }, path: "/work/x.toml", variable: "AISH_CONFIG" },
  ])("with $set the configuration is $path", ({ set, path, variable }) => {
    expect(read(set).paths.config).toEqual({ path, variable });
  });

  test("AISH_DB names the database, relative to the working directory", () => {
    expect(read({ AISH_DB: "a.db" }).paths.database).toEqual({
      path: "/work/a.db",
      variable: "AISH_DB",
    });
  });

  test("a working directory that is gone matters only to relative names", () => {
    const gone = { ...around, cwd: () => expect.unreachable("cwd was asked for") };
    expect(toEnvironment({ AISH_DB: "/a.db" }, gone).paths.database.path).toBe("/a.db");
  });
});

describe("colour", () => {
  test.each([
    { set: {}, stdout: true, stderr: false },
    { set: { NO_COLOR: "1" }, stdout: false, stderr: false },
    { set: { NO_COLOR: "" }, stdout: true, stderr: false },
    { set: { FORCE_COLOR: "1" }, stdout: true, stderr: true },
    { set: { FORCE_COLOR: "0" }, stdout: false, stderr: false },
    { set: { FORCE_COLOR: "1", NO_COLOR: "1" }, stdout: false, stderr: false },
    { set: { FORCE_COLOR: "1", TERM: "dumb" }, stdout: true, stderr: true },
    { set: { TERM: "dumb" }, stdout: false, stderr: false },
    { set: { TERM: "xterm" }, stdout: true, stderr: false },
  ])("with $set stdout has it: $stdout, stderr: $stderr", ({ set, stdout, stderr }) => {
    expect(read(set).colour).toEqual({ stdout, stderr });
  });

  test.each([
    { set: {}, colours: 0 },
    { set: { TERM: "dumb", COLORTERM: "truecolor" }, colours: 0 },
    { set: { TERM: "vt100" }, colours: 8 },
    { set: { TERM: "tmux-256color" }, colours: 256 },
    { set: { TERM: "xterm", COLORTERM: "24bit" }, colours: 16_777_216 },
    { set: { TERM: "xterm-direct" }, colours: 16_777_216 },
  ])("a terminal with $set has $colours colours", ({ set, colours }) => {
    expect(read(set).terminal.colours).toBe(colours);
  });
});

test.each([
  { SHELL: "/bin/zsh", is: "/bin/zsh" },
  { SHELL: "/opt/bin/bash", is: "/opt/bin/bash" },
  { SHELL: "/usr/bin/fish", is: undefined },
  { SHELL: "/bin/sh", is: undefined },
  { SHELL: "zsh", is: undefined },
  { SHELL: "/missing/zsh", is: undefined },
  { SHELL: "", is: undefined },
])("with SHELL=$SHELL the login shell to use is $is", ({ SHELL, is }) => {
  expect(read({ SHELL }).loginShell).toBe(is);
});

test.each([
  { set: { LC_ALL: "a", LC_CTYPE: "b", LANG: "c" }, locale: "a" },
  { set: { LC_ALL: "", LC_CTYPE: "b", LANG: "c" }, locale: "b" },
  { set: { LANG: "c" }, locale: "c" },
  { set: {}, locale: undefined },
])("with $set the locale is $locale", ({ set, locale }) => {
  expect(read(set).terminal.locale).toBe(locale);
});

test("variables that are not set are left out, empty ones kept", () => {
  expect(toEnvironment({ A: "1", B: undefined, C: "" }, around).variables).toEqual({
    A: "1",
    C: "",
  });
});

test("what needs the terminal is not asked before it is needed", () => {
  const asked: string[] = [];
  const isTty = (stream: string): boolean => asked.push(stream) > 0;
  const environment = toEnvironment({}, { ...around, isTty });
  expect(asked).toEqual([]);
  expect(environment.terminal).toMatchObject({ stdin: true, columns: 80 });
  expect(environment.terminal).toBe(environment.terminal);
  expect(asked.toSorted()).toEqual(["stderr", "stdin", "stdout"]);
});

const script = `import { readEnvironment } from "${import.meta.dir}/environment.ts";
  const { terminal, paths } = readEnvironment();
  require("node:fs").writeFileSync(process.argv[1], JSON.stringify({ ...terminal, ...paths }));`;

test("the real environment: pipes, files and /dev/null are no terminals", async () => {
  const path = `${tmpdir()}/aish-environment-${process.pid}.json`;
  const child = Bun.spawn([process.execPath, "-e", script, path], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: Bun.file("/dev/null"),
  });
  expect(await child.exited).toBe(0);
  const seen = await Bun.file(path).json();
  await rm(path);
  expect(seen).toMatchObject({ stdin: false, stdout: false, stderr: false });
});

test("the real environment: a terminal is one, with its size, and HOME may be missing", async () => {
  const path = `${tmpdir()}/aish-environment-tty-${process.pid}.json`;
  const child = Bun.spawn([process.execPath, "-e", script, path], {
    terminal: { cols: 91, rows: 17 },
    env: { TERM: "xterm-256color" },
  });
  // What the system knows, not the HOME that the test itself was given.
  const lookUp = Bun.spawnSync(["sh", "-c", 'getent passwd "$(id -u)" | cut -d: -f6']);
  const homeByPasswd = lookUp.stdout.toString().trim();
  expect(await child.exited).toBe(0);
  const seen = await Bun.file(path).json();
  await rm(path);
  expect(seen).toMatchObject({
    stdin: true,
    stdout: true,
    stderr: true,
    columns: 91,
    rows: 17,
    colours: 256,
    stateDirectory: `${homeByPasswd}/.local/state/aish`,
  });
});
