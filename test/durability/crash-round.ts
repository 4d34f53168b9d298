import { expect } from "bun:test";
import type { AishHome } from "./aish-home.ts";
import type { AishPrompt } from "./aish-prompt.ts";
import type { JobLedger } from "./job-ledger.ts";
import { signalIfThere } from "./processes.ts";
import type { Random } from "./random.ts";

/** One round: what is done, and with what luck. */
export interface CrashRound {
  readonly home: AishHome;
  readonly ledger: JobLedger;
  readonly random: Random;
  readonly number: number;
  /** Jobs whose end some prompt has told so far. */
  readonly told: Set<number>;
}

/** After the input was sent, the program is killed within this time. */
const killWithinMs = 150;

/** Starts the program, has it do things, and kills it at some moment. Nothing is tidied up after it. */
export async function crash(round: CrashRound): Promise<void> {
  const { random, ledger } = round;
  const sort = random.next();
  if (sort < 0.6) return crashPrompt(round);
  if (sort < 0.85 || ledger.live.length === 0) return crashStarts(round);
  return crashBystander(round);
}

async function crashPrompt(round: CrashRound): Promise<void> {
  const { home, random } = round;
  const resumes = round.number > 1 && random.chance(0.4);
  const prompt = home.prompt(resumes && hasSession(home) ? ["--resume", "last"] : []);
  await prompt.ask(1);
  const lines = Array.from({ length: 1 + random.below(4) }, (_, at) => someLine(round, at));
  const aheadFrom = random.below(lines.length);
  for (const line of lines.slice(0, aheadFrom)) await prompt.line(line.text);
  prompt.type(...lines.slice(aheadFrom).map(({ text }) => text));
  await Bun.sleep(random.next() * killWithinMs); // the moment of the crash is what is random
  await prompt.kill();
  checkAcknowledged(prompt, lines, round);
}

interface Line {
  readonly text: string;
  /** What a foreground command must leave in `history`; undefined for all else. */
  readonly exitCode: number | undefined;
}

function someLine({ random, number, ledger }: CrashRound, at: number): Line {
  const sort = random.next();
  if (sort < 0.3) {
    const exitCode = random.below(4);
    return { text: `echo round ${number} line ${at}; (exit ${exitCode})`, exitCode };
  }
  if (sort < 0.45 && ledger.live.length > 0) {
    return {
      text: `:bg-kill ${ledger.live[random.below(ledger.live.length)]}`,
      exitCode: undefined,
    };
  }
  const job = someJob(random);
  return { text: random.chance(0.5) ? `(${job}) &` : `:bg-spawn ${job}`, exitCode: undefined };
}

function someJob(random: Random): string {
  return random.of([
    `echo quick; exit ${random.below(5)}`,
    "true",
    "no-such-program",
    `sleep 0.0${random.below(10)}; exit ${random.below(5)}`,
    "sleep 300",
    "sleep 300; exit 3",
    "kill -SEGV $$",
    "head -c 200000 /dev/zero; sleep 300",
    "trap 'exit 9' TERM; sleep 300 & wait",
  ]);
}

/** A prompt that came back is a promise: the command before it is in the history with its status. */
function checkAcknowledged(
  prompt: AishPrompt,
  lines: readonly Line[],
  { home, told }: CrashRound,
): void {
  const done = lines.slice(0, prompt.asked - 1).filter(({ exitCode }) => exitCode !== undefined);
  const stored = done.map(({ text }) =>
    home.rows(
      `SELECT command AS text, exit_code AS exitCode FROM history WHERE command = '${text}'`,
    ),
  );
  expect(stored.flat()).toEqual(done.map(({ text, exitCode = null }) => ({ text, exitCode })));
  expectStarted(numbers(prompt.written, /\[bg:(\d+) started\]/g), home);
  for (const id of numbers(prompt.written, /\[bg:(\d+) (?:exited|killed|lost|failed)/g)) {
    expect([...told]).not.toContain(id);
    told.add(id);
  }
}

function expectStarted(ids: readonly number[], home: AishHome): void {
  if (ids.length === 0) return;
  const found = home.rows(`SELECT id, status FROM jobs WHERE id IN (${ids.join(", ")})`);
  expect(found.filter(({ status }) => status !== "failed").map(({ id }) => id)).toEqual([...ids]);
}

async function crashStarts({ home, random }: CrashRound): Promise<void> {
  const count = 1 + random.below(3);
  const starts = Array.from({ length: count }, async () => {
    const child = home.start(["jobs", "start", someJob(random)]);
    const said = child.stdout.text();
    await Bun.sleep(random.next() * killWithinMs); // the moment of the crash is what is random
    child.kill("SIGKILL");
    await child.exited;
    expectStarted(numbers(await said, /^(\d+)\n/g), home);
  });
  await Promise.all(starts);
}

/** Kills the wrapper of a job, or a program that reconciles or kills jobs, not one that starts them. */
async function crashBystander({ home, random, ledger }: CrashRound): Promise<void> {
  const id = String(ledger.live[random.below(ledger.live.length)]);
  if (random.chance(0.3)) {
    const [row] = home.rows(`SELECT pid FROM jobs WHERE id = ${id} AND status = 'running'`);
    if (row !== undefined) signalIfThere(Number(row["pid"]), "SIGKILL");
    return;
  }
  const child = home.start(random.chance(0.5) ? ["jobs", "list"] : ["jobs", "kill", id]);
  await Bun.sleep(random.next() * killWithinMs); // the moment of the crash is what is random
  child.kill("SIGKILL");
  await child.exited;
}

function hasSession(home: AishHome): boolean {
  return home.rows("SELECT id FROM sessions LIMIT 1").length > 0;
}

function numbers(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map(([, number]) => Number(number));
}
