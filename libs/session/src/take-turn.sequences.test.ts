import { AishError } from "@aish/core";
import { expect, test } from "bun:test";
import type { CommandEnd, ConsentAnswer, NewTurn, TurnStatus } from "./ports.ts";
import { takeTurn, type TurnEnd } from "./take-turn.ts";
import { fakeWorld, run, say, type FakeReply, type World } from "./testing/fake-ports.ts";
import { numbersFrom } from "./testing/long-conversation.ts";

type Answer = NonNullable<World["answers"]>[number];

const commands = [
  "a",
  "b",
  "fails",
  "dies",
  "broken",
  ":bg-list",
  ":bg-output 9",
  ":bg-kill 3",
  ":quit",
];
const ends: Record<string, Partial<CommandEnd> | Error> = {
  fails: { exitCode: 1 },
  dies: { exitCode: 137, signal: "SIGKILL" },
  broken: new AishError("SPAWN_FAILED", "cannot start bash"),
};

/** One question in a world of the seed's making, stopped at its `stopAt`th chance to be. */
async function lived(seed: number): Promise<{
  readonly world: ReturnType<typeof fakeWorld>;
  readonly replies: readonly (FakeReply | Error)[];
  readonly outcome: TurnEnd | AishError;
  readonly begun: ReadonlyMap<number, boolean>;
}> {
  const random = numbersFrom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const stopAt = random() < 0.5 ? below(14) : Infinity;
  let chances = 0;

  const replies = Array.from({ length: 4 }, (): FakeReply | Error => {
    if (random() < 0.06) return new AishError("BROKER_BAD_REQUEST", "no");
    const steps = Array.from({ length: below(5) }, () =>
      run(commands[below(commands.length)] ?? "a", random() < 0.2),
    );
    const events = [...(random() < 0.7 ? [say("Look.\n")] : []), ...steps];
    return random() < 0.1 ? { events, end: { complete: false } } : { events };
  });
  const answerOf = (): ConsentAnswer => {
    const which = random();
    if (which < 0.6) return { kind: "yes" };
    if (which < 0.75) return { kind: "no", reason: "not now" };
    if (which < 0.9) return { kind: "edit", command: "edited" };
    return { kind: "stop" };
  };
  const mayStop = (stop: AbortController): void => {
    if (chances === stopAt) stop.abort();
    chances += 1;
  };
  const answers = Array.from({ length: 20 }, (): Answer => {
    const answer = answerOf();
    return (stop) => {
      mayStop(stop);
      return answer;
    };
  });
  const world = fakeWorld({
    replies: [...replies, { events: [say("Done.")] }],
    answers,
    ends,
    onRun: mayStop,
  });
  const { ports } = world;
  const begun = new Map<number, boolean>();
  const ledger: typeof ports.ledger = {
    ...ports.ledger,
    begin(model) {
      mayStop(world.stop);
      const id = ports.ledger.begin(model);
      if (id !== undefined) begun.set(id, false);
      return id;
    },
    finish(id, turn) {
      begun.set(id, true);
      ports.ledger.finish(id, turn);
    },
  };
  const surroundings: typeof ports.surroundings = {
    look() {
      mayStop(world.stop);
      return ports.surroundings.look();
    },
  };
  const request = { question: "why?", past: [], goal: undefined, pins: [], tag: "k3x9q7w2" };
  const outcome = await takeTurn(
    { ...request, maxSteps: 4 },
    { ...ports, ledger, surroundings },
    world.stop.signal,
  ).catch((reason: unknown) => {
    if (reason instanceof AishError) return reason;
    throw reason;
  });
  return { world, replies, outcome, begun };
}

interface ReplyTurn {
  readonly status: TurnStatus;
  readonly steps: number;
  readonly results: readonly NewTurn[];
}

/** Each reply with what came of it. */
function repliesIn(turns: readonly NewTurn[]): readonly ReplyTurn[] {
  return turns.flatMap((turn, index) => {
    if (turn.role !== "assistant") return [];
    const behind = turns.slice(index + 1);
    const next = behind.findIndex(({ role }) => role === "assistant");
    const steps = turn.content.match(/^CMD&?:/gm)?.length ?? 0;
    return [{ status: turn.status, steps, results: next < 0 ? behind : behind.slice(0, next) }];
  });
}

const wentWell = ({ content, status, role }: NewTurn): boolean =>
  status === "complete" && role !== "note" && !/: (?:exit [^0]|ended by)/.test(content);

const seeds = Array.from({ length: 1500 }, (_, index) => index + 1);

test("whatever happens, the ledger is one that can be gone on with", async () => {
  const kinds = new Set<string>();
  for (const seed of seeds) {
    const { world, outcome, begun } = await lived(seed);
    kinds.add(outcome instanceof AishError ? outcome.code : outcome.kind);
    const { turns } = world;
    const where = `seed ${seed}: ${JSON.stringify(turns.map(({ role, content }) => [role, content]))}`;
    expect(turns[0], where).toMatchObject({ role: "user", content: "why?" });
    expect([...begun.values()], where).not.toContain(false);
    for (const { steps, results } of repliesIn(turns)) {
      expect(results.length, where).toBe(steps);
      const broken = results.findIndex((turn) => !wentWell(turn));
      const behind = broken < 0 ? [] : results.slice(broken + 1);
      expect(
        behind.every(({ content }) => content.startsWith("[not run: ")),
        where,
      ).toBe(true);
    }
  }
  expect([...kinds].toSorted()).toEqual([
    "BROKER_BAD_REQUEST",
    "answered",
    "incomplete",
    "interrupted",
    "stepLimit",
    "stopped",
  ]);
});

test("whatever happens, nothing runs that was not asked, and nothing after the end", async () => {
  for (const seed of seeds) {
    const { world } = await lived(seed);
    const { deeds } = world;
    const where = `seed ${seed}: ${deeds.join(", ")}`;
    deeds.forEach((deed, index) => {
      if (deed.startsWith("ask ")) return;
      const [, asked = ""] = /^ask \w+ (.*)$/.exec(deeds[index - 1] ?? "") ?? [];
      const did = deed.replace(/^\w+ /, "");
      expect(["edited", asked, asked.replace(/^:bg-kill (\d+).*/, "$1")], where).toContain(did);
      expect(deeds[index - 1] ?? "", where).toStartWith("ask ");
    });
  }
});
