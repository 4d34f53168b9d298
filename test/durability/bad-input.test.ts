import { describe, expect, test } from "bun:test";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openHome, type AishHome } from "./aish-home.ts";

interface Mistake {
  readonly argv: readonly string[];
  readonly says: string;
  readonly hint: string;
}

/** One line that names the thing, one that says what to do, nothing on standard output. */
async function expectRefused(
  home: AishHome,
  { argv, says, hint }: Mistake,
  status: number,
): Promise<void> {
  const stderr = `aish: ${says}\n  ${hint}\n`;
  expect(await home.run(argv)).toEqual({ stdout: "", stderr, status });
}

describe("what the program does not understand ends it with status 2", () => {
  const mistakes: readonly Mistake[] = [
    {
      argv: ["--verison"],
      says: "unknown flag: --verison for aish [USAGE]",
      hint: "did you mean --version?",
    },
    {
      argv: ["resume"],
      says: "unknown command: aish resume [USAGE]",
      hint: "did you mean --resume?",
    },
    {
      argv: ["histroy"],
      says: "unknown command: aish histroy [USAGE]",
      hint: "did you mean history?",
    },
    {
      argv: ["jobs", "lits"],
      says: "unknown command: aish jobs lits [USAGE]",
      hint: "did you mean list?",
    },
    {
      argv: ["sessions", "--jsn"],
      says: "unknown flag: --jsn for aish sessions [USAGE]",
      hint: "did you mean --json?",
    },
    {
      argv: ["sessions", "\u001B[31m"],
      says: String.raw`unexpected operand: \x1b[31m [USAGE]`,
      hint: "run aish sessions --help",
    },
    {
      argv: ["-c", "echo", "hi"],
      says: "unexpected operand: hi [USAGE]",
      hint: "quote the whole line after -c",
    },
    { argv: ["-c"], says: "-c needs a value [USAGE]", hint: "write --command=LINE" },
    {
      argv: ["-p"],
      says: "aish -p needs a question [USAGE]",
      hint: "write it behind -p, or pipe it in",
    },
    {
      argv: ["jobs", "start"],
      says: "aish jobs start needs a command [USAGE]",
      hint: "run aish jobs start --help",
    },
    {
      argv: ["jobs", "output", "last"],
      says: "not the number of a job: last [USAGE]",
      hint: "run aish jobs to see the numbers",
    },
    {
      argv: ["jobs", "wait", "--timeout", "soon", "1"],
      says: "--timeout is not a number of seconds: soon [USAGE]",
      hint: "write --timeout=30",
    },
    {
      argv: ["history", "--limit", "many"],
      says: "--limit is not a whole number above 0: many [USAGE]",
      hint: "write --limit=10",
    },
    {
      argv: [],
      says: "the prompt needs a terminal [USAGE]",
      hint: "run one line with aish -c, or ask one question with aish -p",
    },
  ];

  test.concurrent.each([...mistakes])("aish $argv", async (mistake) => {
    await using home = openHome();
    await expectRefused(home, mistake, 2);
  });
});

const bad = (text: string) => (path: string) => writeFileSync(path, text);

describe("a configuration that cannot be used ends it with status 78", () => {
  const file = ".config/aish/config.toml";
  const correct = "correct it; aish config --default prints every key with what is allowed";

  const mistakes: readonly (Omit<Mistake, "argv"> & {
    readonly name: string;
    readonly make: (path: string) => void;
  })[] = [
    {
      name: "a misspelt key",
      make: bad('\ndefalt_model = "fast"\n'),
      says: ":2: defalt_model: unknown key; allowed: default_model, shell, rc, theme, models, prompt, editor, notify, hooks, conversation, output, retention, discovery, keys",
      hint: "did you mean default_model?",
    },
    {
      name: "a wrong type",
      make: bad('[conversation]\nmax_steps = "many"\n'),
      says: ':2: conversation.max_steps: found "many", must be a whole number from 1 to 1000',
      hint: correct,
    },
    {
      name: "a value out of range",
      make: bad("[retention]\n\njobs_days = 0\n"),
      says: ":3: retention.jobs_days: found 0, must be a whole number from 1 to 36500",
      hint: correct,
    },
    {
      name: "a directory",
      make: (path) => mkdirSync(path),
      says: ": is a directory, must be a TOML file",
      hint: correct,
    },
  ];

  test.concurrent.each([...mistakes])("$name", async ({ make, says, hint }) => {
    await using home = openHome();
    const path = join(home.directory, file);
    mkdirSync(dirname(path), { recursive: true });
    make(path);
    const line = `${path}${says} [CONFIG_INVALID]`;
    for (const argv of [["-c", "echo hi"], ["jobs", "start", "true"], ["config"]]) {
      await expectRefused(home, { argv, says: line, hint }, 78);
    }
    expect(home.rows("SELECT id FROM jobs")).toEqual([]);
    const around = await home.run(["--config", "/dev/null", "-c", "echo hi"]);
    expect(around).toEqual({ stdout: "hi\n", stderr: "", status: 0 });
  });

  test.concurrent("a file that was named and is not there", async () => {
    await using home = openHome();
    const path = join(home.directory, "none.toml");
    const says = `${path}: no such file, must be a TOML file [CONFIG_INVALID]`;
    const hint = "correct --config, which names this file";
    await expectRefused(home, { argv: ["--config", path, "-c", "echo hi"], says, hint }, 78);
  });
});

describe("what is not there ends it with status 1", () => {
  const listJobs = "list the jobs with aish jobs, or :jobs at the prompt";
  const listSessions = "list them with aish sessions, or :sessions at the prompt";
  const mistakes: readonly Mistake[] = [
    ...["output", "wait", "kill"].map((action) => ({
      argv: ["jobs", action, "99"],
      says: "there is no job 99 [JOB_NOT_FOUND]",
      hint: listJobs,
    })),
    ...[["history"], ["jobs", "list"], ["jobs", "start", "true"]].map((argv) => ({
      argv: [...argv.slice(0, 2), "--session", "nobody", ...argv.slice(2)],
      says: "there is no session nobody [SESSION_NOT_FOUND]",
      hint: listSessions,
    })),
    {
      argv: ["history", "--session", "twin"],
      says: "twin fits several sessions: twinbbbbbb, twinaaaaaa [SESSION_AMBIGUOUS]",
      hint: "write more of the one you mean",
    },
  ];

  test.concurrent.each([...mistakes])("aish $argv", async (mistake) => {
    await using home = openHome();
    await withTwins(home);
    await expectRefused(home, mistake, 1);
    expect(home.rows("SELECT id FROM jobs")).toEqual([]);
  });

  test.concurrent.each([
    { reference: "nobody", says: "there is no session nobody [SESSION_NOT_FOUND]" },
    { reference: "twin", says: "twin fits several sessions: twinbbbbbb, twinaaaaaa" },
  ])("aish --resume $reference at a terminal", async ({ reference, says }) => {
    await using home = openHome();
    await withTwins(home);
    const prompt = home.prompt(["--resume", reference]);
    expect(await prompt.exited).toBe(1);
    expect(prompt.written).toStartWith(`aish: ${says}`);
    expect(prompt.written.match(/\n/g)?.length).toBe(2);
  });
});

describe("at the prompt", () => {
  const mistakes = [
    { line: ":hlep", says: "there is no command :hlep", hint: "did you mean :help?" },
    { line: ":bg-kill 99", says: "there is no job 99", hint: "list the jobs" },
    { line: ":bg-kill it", says: ":bg-kill needs the number of a job", hint: "see :help bg-kill" },
    { line: ":resume nobody", says: "there is no session nobody", hint: "list them" },
  ];

  test("a mistake is answered in two lines and costs nothing", async () => {
    await using home = openHome();
    const prompt = home.prompt();
    await prompt.ask(1);
    for (const { line, says, hint } of mistakes) {
      const [, ...lines] = (await prompt.line(line)).split("\r\n");
      expect(lines).toHaveLength(3); // two, and the next prompt
      expect(lines[0]).toContain(`aish: ${says}`);
      expect(lines[1]).toContain(`  ${hint}`);
    }
    expect(await prompt.line("echo still here")).toContain("still here\r\n");
    expect(await prompt.quit()).toBe(0);
  });
});

/** Two sessions whose ids begin alike, with something in each. */
async function withTwins(home: AishHome): Promise<void> {
  await home.output(["-c", "true"]);
  for (const [id, second] of [
    ["twinaaaaaa", "01"],
    ["twinbbbbbb", "02"],
  ]) {
    const at = `2026-01-01T00:00:${second}.000Z`;
    home.rows(
      `INSERT INTO sessions (id, cwd, created_at, updated_at) VALUES ('${id}', '/', '${at}', '${at}')`,
    );
  }
}
