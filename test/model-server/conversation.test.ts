import { historyId, jobId, turnId } from "@aish/core";
import { expect, test } from "bun:test";
import { openModel, type ModelEntry } from "../../libs/broker/src/index.ts";
import {
  takeTurn,
  type NewTurn,
  type Ports,
  type Turn,
  type TurnRequest,
} from "../../libs/session/src/index.ts";
import { startModelServer } from "./model-server.ts";

const tag = "k3x9q7w2";
const { signal } = new AbortController();

interface World {
  readonly ports: Ports;
  readonly turns: NewTurn[];
  said: string;
  /** What a question needs of the turns before it. */
  ask(question: string): TurnRequest;
}

/** The conversation over a real broker and real processes; only the person is scripted. */
function world(entry: ModelEntry): World {
  const turns: NewTurn[] = [];
  const ports: Ports = {
    // The broker's model fits the session's port by shape: this is where the compiler checks it.
    model: openModel(entry),
    fallback: undefined,
    rules: { list: () => [], add: () => {}, home: "/home/ada", protectedPaths: [] },
    screen: {
      asking: () => {},
      say: (text) => (made.said += text),
      think: () => {},
      waiting: () => {},
      reading: () => {},
      replyEnded: () => (made.said += "\n"),
      allowed: () => {},
      note: () => {},
    },
    consent: { ask: async () => ({ kind: "yes" }) },
    commands: {
      cwd: () => process.cwd(),
      async run({ command }) {
        const child = Bun.spawn(["sh", "-c", command], { stdin: "ignore", stdout: "pipe" });
        const excerpt = await child.stdout.text();
        const exitCode = await child.exited;
        return {
          historyId: historyId(1),
          exitCode,
          signal: undefined,
          excerpt,
          bytes: excerpt.length,
          durationMs: 1,
          cwd: process.cwd(),
          fullScreen: false,
        };
      },
      spawn: async () => jobId(1),
    },
    jobs: {
      commandOf: () => "",
      commandOutput: async () => "",
      list: async () => "",
      output: async () => "",
      wait: async () => "",
      kill: async () => "",
    },
    ledger: {
      add(turn) {
        turns.push(turn);
        return turnId(turns.length);
      },
      begin: () => undefined,
      arrived: () => {},
      finish: () => {},
    },
    surroundings: {
      look: async () => ({ now: new Date(), cwd: "/", liveJobs: [], endedJobs: [] }),
    },
  };
  const made: World = {
    ports,
    turns,
    said: "",
    ask: (question) => ({ question, past: pastOf(turns), goal: undefined, pins: [], tag }),
  };
  return made;
}

function pastOf(turns: readonly NewTurn[]): readonly Turn[] {
  return turns.map(({ role, content, status }, index) => ({
    id: turnId(index + 1),
    role,
    content,
    status,
  }));
}

test("a question, commands of every form, and answers, over two turns of one session", async () => {
  await using server = startModelServer({
    script: [
      {
        text: "<think>hm</think>I look.\nCMD: echo $((40 + 2))\nCMD&: sleep 1\nCMD: cat <<'E'\nCMD: no\nE\n",
        expects: ["what is it"],
        cutBytes: 11,
      },
      {
        text: "It is 42. See:\n```\nCMD: rm x\n```\n",
        expects: [
          `<<<output ${tag}\n42\noutput ${tag}>>>`,
          "[bg:1 started] sleep 1",
          "\nCMD: no\n",
        ],
      },
      { text: "Nothing more.", expects: ["and then"] },
    ],
  });
  const made = world({ name: "fast", endpoint: server.url, context: 8192 });

  const first = await takeTurn(made.ask("what is it?"), made.ports, signal);
  expect(first.kind).toBe("answered");
  const second = await takeTurn(made.ask("and then?"), made.ports, signal);

  expect(second).toMatchObject({ kind: "answered", answer: "Nothing more." });
  expect(made.said).toBe("I look.\nIt is 42. See:\n```\nCMD: rm x\n```\nNothing more.\n");
  expect(server.problems).toEqual([]);
  expect(made.turns.map(({ role }) => role)).toEqual([
    "user",
    "assistant",
    "command",
    "job",
    "command",
    "assistant",
    "user",
    "assistant",
  ]);
  const [one, , three] = server.requests;
  expect(three?.messages[0]).toEqual(one?.messages[0] ?? { role: "", content: "" });
});

test.each([
  { name: "as lines", tools: false, roles: "system user assistant user assistant user" },
  {
    name: "as tool calls",
    tools: true,
    roles: "system user assistant tool tool assistant user",
  },
])("the model's commands go $name, and are stored as lines", async ({ tools, roles }) => {
  await using server = startModelServer({
    script: [
      {
        text: "I look.",
        calls: [{ command: "echo $((40 + 2))" }, { command: "sleep 1", background: true }],
      },
      { text: "It is 42.", expects: ["\n42\n", "[bg:1 started] sleep 1"] },
      { text: "Nothing more.", expects: ["and then"] },
    ],
  });
  const made = world({ name: "fast", endpoint: server.url, tools });
  await takeTurn(made.ask("what is it?"), made.ports, signal);
  await takeTurn(made.ask("and then?"), made.ports, signal);

  expect(server.problems).toEqual([]);
  expect(made.turns.map(({ content }) => content)[1]?.trimEnd()).toBe(
    "I look.\nCMD: echo $((40 + 2))\nCMD&: sleep 1",
  );
  expect(server.requests[2]?.messages.map(({ role }) => role).join(" ")).toBe(roles);
});

test("a stream that breaks off is marked in the ledger, and the next question is understood", async () => {
  await using server = startModelServer({
    script: [
      { text: "I will now\nCMD: echo no\n", dropAfter: 4, pauseMs: 1 },
      { text: "Again.", expects: ["go on"] },
    ],
  });
  const made = world({ name: "fast", endpoint: server.url });
  const end = await takeTurn(made.ask("do it"), made.ports, signal);
  expect(end.kind).toBe("incomplete");
  expect(made.turns.map(({ role, status }) => `${role} ${status}`)).toEqual([
    "user complete",
    "assistant incomplete",
  ]);
  await takeTurn(made.ask("go on"), made.ports, signal);
  expect(server.problems).toEqual([]);
  expect(server.requests[1]?.messages[2]?.content).toContain("[this was cut off]");
});
