import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { completionScript } from "./completions.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/aish-completions-`);
  for (const shell of ["bash", "zsh", "fish"] as const) {
    await Bun.write(`${folder}/${shell}`, completionScript(shell));
  }
  await Bun.write(`${folder}/zfunc/_aish`, completionScript("zsh"));
  await Bun.write(`${folder}/files/one.toml`, "");
  await Bun.write(`${folder}/files/folder/inside`, "");
});
afterAll(() => rm(folder, { recursive: true }));

interface Case {
  readonly words: readonly string[];
  readonly offers: readonly string[];
}

const cases: readonly Case[] = [
  { words: ["aish", "jo"], offers: ["jobs"] },
  { words: ["aish", "jobs", ""], offers: ["kill", "list", "output", "start", "wait"] },
  { words: ["aish", "jobs", "--al"], offers: ["--all"] },
  { words: ["aish", "jobs", "list", "--js"], offers: ["--json"] },
  { words: ["aish", "--config", "x.toml", "jobs", "wa"], offers: ["wait"] },
  { words: ["aish", "history", "--limit", "5", "--fa"], offers: ["--failed"] },
  { words: ["aish", "history", "word", "--fa"], offers: ["--failed"] },
  { words: ["aish", "jobs", "wait", "3", "4", "--ti"], offers: ["--timeout"] },
  { words: ["aish", "jobs", "start", "./fil"], offers: ["./files"] },
  { words: ["aish", "completions", ""], offers: ["bash", "fish", "zsh"] },
  { words: ["aish", "kat", "--ra"], offers: ["--raw"] },
  { words: ["aish", "kat", "files/o"], offers: ["files/one.toml"] },
  { words: ["aish", "rou"], offers: ["route"] },
  { words: ["aish", "route", "--js"], offers: ["--json"] },
  { words: ["aish", "doctor", ""], offers: [] },
  { words: ["aish", "--config", "files/"], offers: ["files/folder", "files/one.toml"] },
  { words: ["aish", "history", "--cwd", "files/"], offers: ["files/folder"] },
];

async function run(argv: string[], env: Record<string, string> = {}): Promise<string> {
  const child = Bun.spawn(argv, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", HOME: folder, ...env },
    stdin: "ignore",
    stderr: "pipe",
  });
  const [out, complaints, status] = await Promise.all([
    child.stdout.text(),
    child.stderr.text(),
    child.exited,
  ]);
  expect({ complaints, status }).toEqual({ complaints: "", status: 0 });
  return out;
}

const sorted = (lines: string): string[] =>
  lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/\t.*$/, "").replace(/\/$/, ""))
    .toSorted();

test.each(["bash", "zsh", "fish"])("the script for %s is valid there", async (shell) => {
  expect(await run([shell, "-n", `${folder}/${shell}`])).toBe("");
});

describe("bash", () => {
  const script = `source ./bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _aish
    ((\${#COMPREPLY[@]})) && printf '%s\\n' "\${COMPREPLY[@]}"; true`;
  const offered = async (words: readonly string[]): Promise<string[]> =>
    sorted(await run(["bash", "--norc", "-c", script, "bash", ...words]));

  test.each([...cases])("offers $offers for $words", async ({ words, offers }) => {
    expect(await offered(words)).toEqual([...offers]);
  });

  test("a value behind an equals sign is a word of its own there", async () => {
    expect(await offered(["aish", "--config", "=", "files/o"])).toEqual(["files/one.toml"]);
  });

  test("the script registers the function for aish", async () => {
    const out = await run(["bash", "--norc", "-c", "source ./bash; complete -p aish"]);
    expect(out).toBe("complete -F _aish aish\n");
  });
});

async function offeredByFish(words: readonly string[]): Promise<string[]> {
  const script = `source ./fish; complete -C '${words.join(" ")}'`;
  const folders = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  return sorted(await run(["fish", "--no-config", "-c", script], folders));
}

describe("fish", () => {
  test.each([...cases])("offers $offers for $words", async ({ words, offers }) => {
    expect(await offeredByFish(words)).toEqual([...offers]);
  });

  test("a value may stand behind an equals sign", async () => {
    expect(await offeredByFish(["aish", "--config=files/o"])).toEqual(["--config=files/one.toml"]);
  });
});

describe.each([
  { how: "sourced", load: "compinit -D -u && source ./zsh" },
  { how: "found in fpath", load: "fpath=($PWD/zfunc $fpath) && compinit -D -u" },
])("zsh, $how", ({ load }) => {
  let zsh: Zsh;
  beforeAll(async () => {
    zsh = await startZsh(load);
  });
  afterAll(() => zsh.close());

  test.each([
    { typed: "aish jo", becomes: "aish jobs " },
    { typed: "aish jobs wa", becomes: "aish jobs wait " },
    { typed: "aish jobs --al", becomes: "aish jobs --all " },
    { typed: "aish jobs list --js", becomes: "aish jobs list --json " },
    { typed: "aish --config x.toml jobs wa", becomes: "aish --config x.toml jobs wait " },
    { typed: "aish history --limit 5 --fa", becomes: "aish history --limit 5 --failed " },
    { typed: "aish history word --fa", becomes: "aish history word --failed " },
    { typed: "aish jobs wait 3 4 --ti", becomes: "aish jobs wait 3 4 --timeout=" },
    { typed: "aish jobs start mkfif", becomes: "aish jobs start mkfifo " },
    { typed: "aish completions f", becomes: "aish completions fish " },
    { typed: "aish --config files/o", becomes: "aish --config files/one.toml " },
    { typed: "aish --config=files/o", becomes: "aish --config=files/one.toml " },
    { typed: "aish history --cwd files/", becomes: "aish history --cwd files/folder/" },
  ])("$typed becomes $becomes", async ({ typed, becomes }) => {
    expect(await zsh.complete(typed)).toBe(becomes);
  });
});

interface Zsh {
  /** Types a line and a Tab, and reads back what the line editor then holds. */
  complete(typed: string): Promise<string>;
  close(): Promise<void>;
}

async function startZsh(load: string): Promise<Zsh> {
  // Ctrl+X Ctrl+X prints the line; the prompt appears only when the completion is set up
  const setup = `PS1='<rea''dy>' PROMPT_EOL_MARK=''
autoload -Uz compinit && ${load}
show() { print -rn -- "<buffer>$BUFFER<end>" }
zle -N show && bindkey '^X^X' show
`;
  await Bun.write(`${folder}/zdot/.zshrc`, setup);
  let seen = "";
  let look: (() => void) | undefined;
  const decoder = new TextDecoder();
  const terminal = new Bun.Terminal({
    cols: 200,
    rows: 50,
    data(_terminal, bytes) {
      seen += decoder.decode(bytes, { stream: true });
      look?.();
    },
  });
  const shell = Bun.spawn(["zsh", "-i"], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", HOME: folder, ZDOTDIR: `${folder}/zdot`, TERM: "dumb" },
    terminal,
  });
  const matched = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`zsh did not show ${pattern}: ${seen}`));
      const deadline = setTimeout(fail, 10_000);
      look = () => {
        const found = pattern.exec(seen);
        if (found === null) return;
        clearTimeout(deadline);
        resolve(found[1] ?? "");
      };
      look();
    });
  await matched(/<ready>/);
  return {
    complete(typed) {
      seen = "";
      terminal.write(`\u0015${typed}\t\u0018\u0018`); // Ctrl+U first: an empty line
      return matched(/<buffer>(.*?)<end>/);
    },
    async close() {
      shell.kill("SIGKILL");
      await shell.exited;
      terminal.close();
    },
  };
}
