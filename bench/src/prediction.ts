// How often the first suggestion is the line that was typed next, on the last fifth of a history.
// `bun bench/src/prediction.ts FILE` measures it on a history of your own: of bash, of zsh or of aish.
import { Predictor } from "@aish/completion";
import { median, milliseconds } from "./median.ts";
import { readHistoryFile } from "./read-history-file.ts";
import type { Row } from "./row.ts";
import { simulatePerson, type Trade, type TypedLine } from "./simulated-person.ts";

const lengths = [0, 3, 5] as const;
const heldBack = 0.2;
/** Seeds of the people that are measured; the weights were chosen on others. */
const measuredSeeds = [11, 12, 13];
const trades: readonly Trade[] = ["webDeveloper", "systemsEngineer", "scientist"];
const fortnight = 10;

interface Guesser {
  readonly name: string;
  learn(line: TypedLine): void;
  guess(typed: string, at: Moment): string | undefined;
}

interface Moment {
  readonly cwd: string;
  readonly now: number;
  readonly previous: TypedLine | undefined;
}

interface Hits {
  readonly hits: number;
  readonly asked: number;
}

export interface Accuracy {
  readonly name: string;
  /** For each of `lengths`. */
  readonly after: readonly Hits[];
  /** Of one guess. */
  readonly times: readonly number[];
}

function ours(): Guesser {
  const predictor = new Predictor();
  return {
    name: "aish",
    learn: (line) => predictor.learn(line),
    guess: (typed, { cwd, now, previous }) =>
      predictor.suggest({
        typed,
        cwd,
        now,
        previous: previous?.command,
        previousFailed: previous === undefined ? undefined : previous.exitCode !== 0,
        limit: 1,
      })[0]?.command,
  };
}

/** What fish and zsh-autosuggestions offer. */
function newest(): Guesser {
  const lines = new Map<string, true>();
  return {
    name: "newest line with that beginning",
    learn({ command }) {
      lines.delete(command);
      lines.set(command, true);
    },
    guess: (typed) =>
      typed === ""
        ? undefined
        : Array.from(lines.keys()).findLast(
            (line) => line.startsWith(typed) && line.length > typed.length,
          ),
  };
}

function mostFrequent(): Guesser {
  const uses = new Map<string, number>();
  return {
    name: "most frequent line with that beginning",
    learn: ({ command }) => void uses.set(command, (uses.get(command) ?? 0) + 1),
    guess(typed) {
      let best: string | undefined;
      for (const [line, count] of uses) {
        if (!line.startsWith(typed) || line.length <= typed.length) continue;
        if (best === undefined || count > (uses.get(best) ?? 0)) best = line;
      }
      return best;
    },
  };
}

/** Every guesser learns each line after it was asked for it. Lines of mistyped commands are no test. */
export function compareGuessers(lines: readonly TypedLine[]): readonly Accuracy[] {
  return [ours, newest, mostFrequent].map((create) => accuracyOf(create(), lines));
}

function accuracyOf(guesser: Guesser, lines: readonly TypedLine[]): Accuracy {
  const from = Math.floor(lines.length * (1 - heldBack));
  const after = lengths.map(() => ({ hits: 0, asked: 0 }));
  const times: number[] = [];
  const last = new Map<string, TypedLine>();
  for (const [at, line] of lines.entries()) {
    const { cwd, at: now, command, session } = line;
    if (at >= from && line.exitCode !== 127) {
      for (const [which, length] of lengths.entries()) {
        const hits = after[which]!;
        if (command.length <= length) continue;
        const startedAt = performance.now();
        const guess = guesser.guess(command.slice(0, length), {
          cwd,
          now,
          previous: last.get(session),
        });
        times.push(performance.now() - startedAt);
        hits.asked++;
        if (guess === command) hits.hits++;
      }
    }
    guesser.learn(line);
    if (line.exitCode !== 127) last.set(session, line);
  }
  return { name: guesser.name, after, times };
}

function total(accuracies: readonly Accuracy[]): Accuracy {
  return {
    name: accuracies[0]!.name,
    times: accuracies.flatMap(({ times }) => times),
    after: lengths.map((_, which) => ({
      hits: accuracies.reduce((sum, { after }) => sum + after[which]!.hits, 0),
      asked: accuracies.reduce((sum, { after }) => sum + after[which]!.asked, 0),
    })),
  };
}

export function simulatedAccuracies(seeds: readonly number[]): readonly Accuracy[] {
  const people = seeds.flatMap((seed) =>
    trades.map((trade) => compareGuessers(simulatePerson(trade, seed, fortnight))),
  );
  return [0, 1, 2].map((guesser) => total(people.map((person) => person[guesser]!)));
}

export function measurePrediction(): Promise<readonly Row[]> {
  return Promise.resolve([rowOf("three made-up trades", simulatedAccuracies(measuredSeeds))]);
}

function rowOf(whose: string, [own, ...others]: readonly Accuracy[]): Row {
  const strong = others[0]!;
  const holds = own!.after.every(({ hits }, which) => hits >= strong.after[which]!.hits);
  return {
    what: `the first suggestion is the line, after ${lengths.join(", ")} characters (${whose}, last fifth)`,
    budget: "≥ the newest line with that beginning",
    measured: shares(own!),
    holds,
    behind: [
      ...others.map((other) => `${other.name} ${shares(other)}`),
      `a guess takes ${milliseconds(median(own!.times))}`,
    ],
  };
}

function shares({ after }: Accuracy): string {
  return after
    .map(({ hits, asked }) => `${((100 * hits) / Math.max(1, asked)).toFixed(1)} %`)
    .join(", ");
}

if (import.meta.main) {
  const [file] = Bun.argv.slice(2);
  const accuracies =
    file === undefined
      ? simulatedAccuracies(measuredSeeds)
      : compareGuessers(await readHistoryFile(file));
  for (const accuracy of accuracies) {
    process.stdout.write(`${shares(accuracy).padEnd(28)} ${accuracy.name}\n`);
  }
}
