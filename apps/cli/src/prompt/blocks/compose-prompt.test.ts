import type { StyledLine } from "@aish/terminal/screen";
import type { Palette } from "@aish/terminal/theme";
import { describe, expect, test } from "bun:test";
import type { BlockName } from "./block-names.ts";
import { composePrompt } from "./compose-prompt.ts";
import type { PromptFacts, SignFacts } from "./prompt-facts.ts";

/** Says which role a text has. */
const roleNames: Palette = {
  theme: "names",
  sgr: (role) => role,
  paint: (_, text) => text,
};

const sign: SignFacts = { mode: undefined, route: "shell", vi: undefined };

const facts: PromptFacts = {
  cwd: "/home/ada/src/engine",
  home: "/home/ada",
  user: "ada",
  host: "mill.example.org",
  isRoot: false,
  isRemote: false,
  git: undefined,
  venv: undefined,
  status: 0,
  durationMs: undefined,
  jobs: { running: 0, stopped: 0 },
  model: undefined,
  contextUsed: undefined,
  now: new Date(2026, 0, 2, 3, 4, 5),
  sign,
  unicode: true,
};

const counts = {
  ahead: 0,
  behind: 0,
  staged: 0,
  modified: 0,
  untracked: 0,
  conflicts: 0,
  stashes: 0,
  tag: undefined,
};
const main = { kind: "branch", name: "main" } as const;

const textOf = (line: StyledLine): string => line.map(({ text }) => text).join("");
const rolesOf = (line: StyledLine): string =>
  line
    .filter(({ sgr }) => sgr !== "")
    .map(({ text, sgr }) => `${sgr}:${text}`)
    .join(" ");

function prompt(
  blocks: readonly BlockName[],
  more: Partial<PromptFacts>,
  columns = 100,
): readonly StyledLine[] {
  return composePrompt(
    { blocks, right: [], newline: false },
    { ...facts, ...more },
    roleNames,
    columns,
  ).rows;
}

const shown = (blocks: readonly BlockName[], more: Partial<PromptFacts>, columns?: number) =>
  prompt(blocks, more, columns).map(textOf).join("\n");

describe("a block shows", () => {
  test.each<{ block: BlockName; facts: Partial<PromptFacts>; is: string }>([
    { block: "user", facts: {}, is: "success:ada muted:@ strong:mill" },
    { block: "user", facts: { isRoot: true, user: "root" }, is: "error:root muted:@ strong:mill" },
    { block: "host", facts: {}, is: "" },
    { block: "host", facts: { isRemote: true }, is: "success:ada muted:@ strong:mill" },
    {
      block: "host",
      facts: { isRoot: true, user: "root" },
      is: "error:root muted:@ strong:mill",
    },
    { block: "directory", facts: {}, is: "directory:~/src/engine" },
    { block: "directory", facts: { cwd: "/home/ada" }, is: "directory:~" },
    { block: "directory", facts: { cwd: "/" }, is: "directory:/" },
    { block: "directory", facts: { cwd: "/a\u001B[2J\nb" }, is: "directory:/a·[2J⏎b" },
    { block: "python", facts: { venv: "work" }, is: "info:(work)" },
    { block: "python", facts: {}, is: "" },
    { block: "status", facts: { status: 0 }, is: "" },
    { block: "status", facts: { status: 1 }, is: "error:[1]" },
    { block: "status", facts: { status: 130 }, is: "error:[130 SIGINT]" },
    { block: "status", facts: { status: 255 }, is: "error:[255]" },
    { block: "duration", facts: { durationMs: 1999 }, is: "" },
    { block: "duration", facts: { durationMs: 2000 }, is: "muted:2.0s" },
    { block: "jobs", facts: { jobs: { running: 2, stopped: 1 } }, is: "muted:2& 1 stopped" },
    { block: "jobs", facts: {}, is: "" },
    { block: "model", facts: { model: "fast" }, is: "question:fast" },
    { block: "context", facts: { contextUsed: 0.123 }, is: "muted:ctx 12%" },
    { block: "context", facts: { contextUsed: 0.95 }, is: "error:ctx 95%" },
    { block: "secrets", facts: {}, is: "" },
    { block: "time", facts: {}, is: "muted:03:04:05" },
  ])("$block: $is", ({ block, facts: more, is }) => {
    const before = is === "" ? "" : `${is} `;
    expect(prompt([block], more).map(rolesOf)).toEqual([`${before}accent:❯`]);
  });

  test.each<{ git: PromptFacts["git"]; unicode?: boolean; is: string }>([
    { git: { head: main, operation: undefined, counts: undefined }, is: "branch:main" },
    { git: { head: main, operation: undefined, counts }, is: "branch:main" },
    {
      git: {
        head: { kind: "detached", commit: "1a2b3c4d5e6f" },
        operation: undefined,
        counts: { ...counts, tag: "v1" },
      },
      is: "branch:@1a2b3c4 muted:#v1",
    },
    {
      git: { head: main, operation: "rebase 2/5", counts: { ...counts, conflicts: 1 } },
      is: "error:main warning:rebase 2/5 error:!1",
    },
    {
      git: {
        head: main,
        operation: undefined,
        counts: {
          ...counts,
          ahead: 1,
          behind: 2,
          staged: 3,
          modified: 4,
          untracked: 5,
          stashes: 6,
        },
      },
      is: "warning:main info:↑1 info:↓2 success:+3 warning:~4 muted:?5 muted:$6",
    },
    {
      git: { head: main, operation: undefined, counts: { ...counts, ahead: 1, behind: 2 } },
      unicode: false,
      is: "branch:main info:^1 info:v2",
    },
    {
      git: {
        head: { kind: "branch", name: "feature/a-name-of-great-length\u001B]" },
        operation: undefined,
        counts: undefined,
      },
      is: "branch:feature/a-name-of-g…",
    },
  ])("git: $is", ({ git, unicode = true, is }) => {
    const [row] = prompt(["git"], { git, unicode });
    expect(rolesOf(row ?? [])).toBe(`${is} accent:${unicode ? "❯" : ">"}`);
  });
});

describe("the sign says what Enter will do", () => {
  test.each<{ sign: Partial<SignFacts>; unicode?: boolean; is: string }>([
    { sign: {}, is: "accent:❯" },
    { sign: {}, unicode: false, is: "accent:>" },
    { sign: { route: "question" }, is: "question:?" },
    { sign: { route: "meta" }, is: "meta::" },
    { sign: { vi: "insert" }, is: "accent:❯" },
    { sign: { vi: "normal" }, is: "accent:❮" },
    { sign: { vi: "normal", route: "question" }, unicode: false, is: "question:<" },
    { sign: { vi: "visual" }, is: "accent:V" },
    { sign: { vi: "replace" }, is: "accent:R" },
    { sign: { mode: "kai" }, is: "strong:kai accent:❯" },
  ])("$is", ({ sign: more, unicode = true, is }) => {
    expect(prompt([], { sign: { ...sign, ...more }, unicode }).map(rolesOf)).toEqual([is]);
  });
});

describe("the prompt", () => {
  const git = { head: main, operation: undefined, counts: { ...counts, modified: 2 } };

  test("is one row that ends in the sign, its blocks in the order asked for", () => {
    expect(shown(["status", "git", "directory"], { git, status: 1 })).toBe(
      "[1] main ~2 ~/src/engine ❯ ",
    );
  });

  test("has user and host once", () => {
    expect(shown(["user", "host"], { isRemote: true })).toBe("ada@mill ❯ ");
  });

  test("gives the text a row of its own if asked to", () => {
    const layout = { blocks: ["directory"], right: [], newline: true } as const;
    const { rows, transient } = composePrompt(layout, facts, roleNames, 80);
    expect(rows.map(textOf)).toEqual(["~/src/engine", "❯ "]);
    expect(textOf(transient)).toBe("❯ ");
  });

  test("puts at the right edge what is asked for there", () => {
    const layout = { blocks: [], right: ["duration", "time"], newline: false } as const;
    const { right } = composePrompt(layout, { ...facts, durationMs: 3000 }, roleNames, 80);
    expect(textOf(right)).toBe("3.0s 03:04:05");
  });

  const deep = { cwd: "/home/ada/src/analytical/engine/.mill/cards", git };

  test.each([
    { columns: 100, is: "~/src/analytical/engine/.mill/cards main ~2 ❯ " },
    { columns: 60, is: "~/s/a/e/.m/cards main ~2 ❯ " },
    { columns: 40, is: "…/cards main ~2 ❯ " },
    { columns: 20, is: "…/cards ❯ " },
    { columns: 10, is: "…/cards ❯ " },
  ])("leaves room for the text in $columns columns: $is", ({ columns, is }) => {
    expect(shown(["directory", "git"], deep, columns)).toBe(is);
  });

  test("keeps the status longest beside the directory", () => {
    const more = { ...deep, status: 1, jobs: { running: 1, stopped: 0 }, isRemote: true };
    expect(shown(["host", "directory", "git", "jobs", "status"], more, 30)).toBe("…/cards [1] ❯ ");
  });

  test("is ASCII where nothing else can be shown", () => {
    const more = { ...deep, cwd: "/a/long-long-long-long-long-name\n", unicode: false };
    expect(shown(["directory", "git"], more, 36)).toBe("*/long-lon* main ~2 > ");
  });

  test("never splits a wide character of a directory", () => {
    expect(shown(["directory"], { cwd: "/文書/資料/一二三四五六七八" }, 20)).toBe("…/一二三… ❯ ");
  });
});
