import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { activeEnvironmentReader } from "./active-environment.ts";
import { activationText, deactivationText } from "./environment-text.ts";
import { pyvenvCommand } from "./pyvenv-command.ts";
import { findVirtualEnvironments, type PythonPlaces } from "./virtual-environments.ts";

let folder = "";
let places: PythonPlaces;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(`${tmpdir()}/aish-venv-`));
  const texts = {
    "project/.venv": "home = /usr/bin\n",
    "shelf/data": "home = /usr/bin\nprompt = 'the data'\n",
    "shelf/it's": "home = /usr/bin\n",
    "home/.virtualenvs/tools": "home = /usr/bin\n",
  };
  for (const [path, text] of Object.entries(texts)) {
    await Bun.write(`${folder}/${path}/pyvenv.cfg`, text);
  }
  await Bun.write(`${folder}/shelf/nothing/readme`, "");
  places = {
    cwd: `${folder}/project`,
    home: `${folder}/home`,
    variables: { AISH_VENVS: `${folder}/shelf` },
  };
});
afterAll(() => rm(folder, { recursive: true }));

const wide = 500;

describe("pyvenv", () => {
  test("lists those of the directory and of AISH_VENVS, the active one marked", () => {
    const active = { name: "", path: `${folder}/shelf/data` };
    expect(pyvenvCommand("", places, active, wide)).toEqual({
      kind: "show",
      text: [
        `   project   ${folder}/project/.venv`,
        `*  the data  ${folder}/shelf/data`,
        `   it's      ${folder}/shelf/it's`,
        "",
      ].join("\n"),
    });
  });

  test.each([
    { args: "data", path: "shelf/data" },
    { args: "the data", path: "shelf/data" },
    { args: ".venv", path: "project/.venv" },
    { args: "../shelf/it's", path: "shelf/it's" },
    { args: "~/.virtualenvs/tools", path: "home/.virtualenvs/tools" },
  ])("finds $args", ({ args, path }) => {
    expect(pyvenvCommand(args, places, undefined, wide)).toMatchObject({
      kind: "activate",
      environment: { path: `${folder}/${path}` },
    });
  });

  test("without AISH_VENVS looks into ~/.virtualenvs", () => {
    const found = pyvenvCommand("tools", { ...places, variables: {} }, undefined, wide);
    expect(found.kind).toBe("activate");
  });

  test("a pipe that has the name of an environment's file is none, and is not waited for", async () => {
    const cwd = `${folder}/piped`;
    await Bun.$`mkdir -p ${cwd}/.venv && mkfifo ${cwd}/.venv/pyvenv.cfg`.quiet();
    expect(findVirtualEnvironments({ ...places, cwd }).map(({ name }) => name)).toEqual([
      "the data",
      "it's",
    ]);
  });

  test.each([
    { args: "exit", says: "no virtual environment is active" },
    { args: "dta", says: 'there is no virtual environment "dta"' },
  ])("$args: $says", ({ args, says }) => {
    expect(() => pyvenvCommand(args, places, undefined, wide)).toThrow(says);
  });
});

const shells = ["bash", "zsh", "sh"].filter((shell) => Bun.which(shell) !== null);

describe.each(shells)("in %s", (shell) => {
  const show = 'printf "%s\\n" "$PATH" "${VIRTUAL_ENV-none}" "${PYTHONHOME-none}"';

  async function run(text: string, path: string): Promise<string[]> {
    const env = { PATH: path, PYTHONHOME: "/py" };
    const argv = [Bun.which(shell) ?? shell, "-c", `set -eu\n${text}\n${show}`];
    const child = Bun.spawn(argv, { env, stdout: "pipe", stderr: "pipe" });
    const [out, error] = await Promise.all([child.stdout.text(), child.stderr.text()]);
    expect(error).toBe("");
    return out.trimEnd().split("\n");
  }

  test("an environment is first on PATH and takes the place of the one before", async () => {
    const text = activationText("/a/one") + activationText("/a/it's");
    expect(await run(text, "/usr/bin:/bin")).toEqual([
      "/a/it's/bin:/usr/bin:/bin",
      "/a/it's",
      "none",
    ]);
  });

  test.each(["/usr/bin:/bin", "/bin", "/x/[a]*:/bin"])(
    "is left without a trace on %s",
    async (path) => {
      const text = activationText("/a/one") + deactivationText();
      expect(await run(text, path)).toEqual([path, "none", "/py"]);
    },
  );

  test("is left wherever on PATH it is", async () => {
    const text = `${activationText("/a/one")}PATH=/first:$PATH\n${deactivationText()}`;
    expect(await run(text, "/bin")).toEqual(["/first:/bin", "none", "/py"]);
  });

  test("one that bin/activate switched on is left by its own function", async () => {
    const activate =
      "_OLD_VIRTUAL_PATH=$PATH; VIRTUAL_ENV=/v; PATH=/v/bin:$PATH\n" +
      "deactivate() { PATH=$_OLD_VIRTUAL_PATH; unset _OLD_VIRTUAL_PATH VIRTUAL_ENV; }\n";
    expect(await run(activate + deactivationText(), "/bin")).toEqual(["/bin", "none", "/py"]);
  });
});

const read = (path: string, startedWith: Record<string, string>) =>
  activeEnvironmentReader(startedWith)(path.replaceAll("DIR", folder));

describe("the active environment", () => {
  test("is the one that came first on PATH since the start", () => {
    expect(read("/x/bin:DIR/shelf/data/bin:/bin", { PATH: "/bin" })).toEqual({
      name: "the data",
      path: `${folder}/shelf/data`,
      isOurs: true,
    });
  });

  test("that the program was started in is not ours to leave", () => {
    const path = `${folder}/shelf/data`;
    const startedWith = { PATH: `${path}/bin:/bin`, VIRTUAL_ENV: path };
    expect(read("DIR/shelf/data/bin:/bin", startedWith)).toMatchObject({ path, isOurs: false });
  });

  test.each([
    { what: "one that always was on PATH", path: "DIR/shelf/data/bin:/bin" },
    { what: "a directory that is none", path: "/usr/bin:/bin" },
  ])("is not $what", ({ path }) => {
    expect(read(path, { PATH: `${folder}/shelf/data/bin:/bin` })).toBeUndefined();
  });
});
