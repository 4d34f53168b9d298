import { expect, setDefaultTimeout, test } from "bun:test";
import { openHome, type AishHome } from "./aish-home.ts";
import type { AishPrompt } from "./aish-prompt.ts";
import { integrityOf } from "./sqlite3.ts";
import { until } from "./until.ts";

const seconds = process.env["AISH_LONG"] === "1" ? 60 : 2;
setDefaultTimeout(seconds * 1000 + 60_000);

/** What a shell did, to be found again in the database. */
interface Deeds {
  readonly name: string;
  readonly commands: number;
  readonly jobs: number;
  readonly prompt: AishPrompt | undefined;
}

type Shell = (name: string, home: AishHome, isOver: () => boolean) => Promise<Deeds>;

/** Types commands, starts jobs and looks at those of all the others. */
const prompter: Shell = async (name, home, isOver) => {
  const prompt = home.prompt();
  await prompt.ask(1);
  let commands = 0;
  let jobs = 0;
  while (!isOver()) {
    commands += 1;
    const said = await prompt.line(`echo ${name}-${commands}; (exit ${commands % 3})`);
    expect(said).toContain(`${name}-${commands}\r\n`);
    if (commands % 3 === 0) {
      jobs += 1;
      await prompt.line(`(sleep 0.0${jobs % 10}; : ${name}-job-${jobs}; exit ${jobs % 3}) &`);
    }
    if (commands % 7 === 0) await prompt.line(":jobs all");
  }
  return { name, commands, jobs, prompt };
};

const commander: Shell = async (name, home, isOver) => {
  let commands = 0;
  while (!isOver()) {
    commands += 1;
    const line = `echo ${name}-${commands}; exit ${commands % 3}`;
    const ran = await home.run(["-c", line]);
    expect(ran).toEqual({ stdout: `${name}-${commands}\n`, stderr: "", status: commands % 3 });
  }
  return { name, commands, jobs: 0, prompt: undefined };
};

const jobber: Shell = async (name, home, isOver) => {
  let jobs = 0;
  while (!isOver()) {
    jobs += 1;
    const id = (
      await home.output(["jobs", "start", `: ${name}-job-${jobs}; exit ${jobs % 3}`])
    ).trim();
    await home.output(["jobs", "list"]);
    expect(await home.run(["jobs", "wait", id])).toEqual({
      stdout: `${id} exited ${jobs % 3}\n`,
      stderr: "",
      status: jobs % 3,
    });
  }
  return { name, commands: 0, jobs, prompt: undefined };
};

test(`eight shells on one database for ${seconds} s lose nothing and get in nobody's way`, async () => {
  await using home = openHome();
  const end = performance.now() + seconds * 1000;
  const shells = [prompter, prompter, prompter, prompter, commander, commander, jobber, jobber];
  const all = await Promise.all(
    shells.map((shell, at) => shell(`shell${at}`, home, () => performance.now() > end)),
  );
  await until("all jobs to have ended and to have been told of", () => {
    const open = `ended_at IS NULL OR (session_id IS NOT NULL AND notified_at IS NULL)`;
    return home.rows(`SELECT id FROM jobs WHERE ${open}`).length === 0;
  });
  for (const { prompt } of all) if (prompt !== undefined) expect(await prompt.quit()).toBe(0);

  for (const deeds of all) expectKept(deeds, home);
  expectTold(all, home);
  const gaps = "HAVING min(seq) <> 1 OR max(seq) <> count(*)";
  expect(home.rows(`SELECT session_id FROM turns GROUP BY session_id ${gaps}`)).toEqual([]);
  expect(integrityOf(home.database)).toBe("ok");
  await until("all processes to be gone", () => home.processes().length === 0);
});

/** Every row is there, with the status that its number says. */
function expectKept({ name, commands, jobs, prompt }: Deeds, home: AishHome): void {
  expect(commands + jobs).toBeGreaterThan(0);
  expect(
    home.rows(`SELECT command FROM history WHERE command LIKE 'echo ${name}-%' ORDER BY id`).length,
  ).toBe(commands);
  expect(
    home.rows(`SELECT command, exit_code FROM history WHERE command LIKE 'echo ${name}-%'
      AND (exit_code IS NULL OR duration_ms IS NULL OR exit_code <> ${numberIn("command")} % 3)`),
  ).toEqual([]);
  expect(
    home.rows(`SELECT status, exit_code FROM jobs WHERE command LIKE '%: ${name}-job-%'
      AND status = 'exited' AND command LIKE '%; exit ' || exit_code || '%'`).length,
  ).toBe(jobs);
  if (prompt === undefined) return;
  expect(prompt.written).not.toMatch(/STORE_|locked|Error|\n\s+at /);
  const sessions = home.rows(
    `SELECT session_id, count(*) AS commands FROM history WHERE command LIKE 'echo ${name}-%' GROUP BY 1`,
  );
  expect(sessions).toMatchObject([{ commands }]);
}

const numberIn = (column: string): string =>
  `CAST(substr(${column}, instr(${column}, '-') + 1) AS INTEGER)`;

/** Each job's end appeared once, at the prompt that started it and at no other. */
function expectTold(all: readonly Deeds[], home: AishHome): void {
  for (const { name, prompt } of all) {
    if (prompt === undefined) continue;
    const own = home.rows(`SELECT id FROM jobs WHERE command LIKE '%: ${name}-job-%' ORDER BY id`);
    const told = [...prompt.written.matchAll(/\[bg:(\d+) exited/g)].map(([, id]) => Number(id));
    expect(told.toSorted((a, b) => a - b)).toEqual(own.map(({ id }) => Number(id)));
  }
}
