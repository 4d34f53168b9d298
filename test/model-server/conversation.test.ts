import { historyId, jobId, turnId } from "@aish/core";
import { expect, test } from "bun:test";
import { estimateTokens, streamReply, type ModelEntry } from "../../libs/broker/src/index.ts";
import {
  takeTurn,
  type Model,
  type NewTurn,
  type Ports,
  type Turn,
} from "../../libs/session/src/index.ts";
import { startModelServer } from "./model-server.ts";

const tag = "k3x9q7w2";

interface World {
  readonly ports: Ports;
  readonly turns: NewTurn[];
  said: string;
}

/** The conversation over a real broker and real processes; only the person is scripted. */
function world(entry: ModelEntry): World {
  const turns: NewTurn[] = [];
  // The broker's reply fits the session's port by shape: this is where the compiler checks it.
  const model: Model = {
    name: entry.name,
    context: entry.context ?? 4096,
    maxTokens: entry.maxTokens ?? 1024,
    countTokens: (text) => estimateTokens(text).tokens,
    reply: (messages, signal) => streamReply(entry, { messages, signal }),
  };
  const ports: Ports = {
    model,
    screen: {
      say: (text) => (made.said += text),
      think: () => {},
      waiting: () => {},
      replyEnded: () => (made.said += "\n"),
      note: () => {},
    },
    consent: { ask: async () => ({ kind: "yes" }) },
    commands: {
      async run({ command }) {
        const child = Bun.spawn(["sh", "-c", command], { stdin: "ignore", stdout: "pipe" });
        const excerpt = await child.stdout.text();
        const exitCode = await child.exited;
        const cwd = process.cwd();
        return {
          historyId: historyId(1),
          exitCode,
          signal: undefined,
          excerpt,
          bytes: excerpt.length,
          durationMs: 1,
          cwd,
          fullScreen: false,
        };
      },
      spawn: async () => jobId(1),
    },
    jobs: {
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
    },
    surroundings: {
      look: async () => ({ now: new Date(), cwd: "/", liveJobs: [], endedJobs: [] }),
    },
  };
  const made: World = { ports, turns, said: "" };
  return made;
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
  const { signal } = new AbortController();

  const first = await takeTurn({ question: "what is it?", past: [], tag }, made.ports, signal);
  expect(first.kind).toBe("answered");
  const past: Turn[] = [...made.turns];
  const second = await takeTurn({ question: "and then?", past, tag }, made.ports, signal);

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

test("a stream that breaks off is marked in the ledger, and the next question is understood", async () => {
  await using server = startModelServer({
    script: [
      { text: "I will now\nCMD: echo no\n", dropAfter: 4, pauseMs: 1 },
      { text: "Again.", expects: ["go on"] },
    ],
  });
  const made = world({ name: "fast", endpoint: server.url });
  const { signal } = new AbortController();
  const end = await takeTurn({ question: "do it", past: [], tag }, made.ports, signal);
  expect(end.kind).toBe("incomplete");
  expect(made.turns.map(({ role, status }) => `${role} ${status}`)).toEqual([
    "user complete",
    "assistant incomplete",
  ]);
  const past: Turn[] = [...made.turns];
  await takeTurn({ question: "go on", past, tag }, made.ports, signal);
  expect(server.problems).toEqual([]);
  expect(server.requests[1]?.messages[2]?.content).toContain("[this was cut off]");
});
