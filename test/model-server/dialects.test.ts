import { AishError } from "@aish/core";
import { afterAll, describe, expect, test } from "bun:test";
import { HeardReply, type HeardEvent } from "../../libs/broker/src/heard-reply.ts";
import { openModel, type ReplyEnd, type ReplyEvent } from "../../libs/broker/src/index.ts";
import { createSseReader } from "../../libs/broker/src/sse.ts";
import { dialectNames } from "./dialects/dialect-of.ts";
import { startModelServer, type ModelServer, type ModelServerOptions } from "./model-server.ts";
import type { DialectName, ScriptedReply } from "./script.ts";
import { streamOf, tell } from "./tell.ts";

const { signal } = new AbortController();
const messages = [
  { role: "system", content: "be brief" },
  { role: "user", content: "hello" },
] as const;

const servers: ModelServer[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

function serve(options: ModelServerOptions): ModelServer {
  const server = startModelServer(options);
  servers.push(server);
  return server;
}

/** One reply with all that a reply can have. */
const reply: ScriptedReply = {
  text: "Grüße 🌍.",
  reasoning: "hm, é",
  calls: [{ command: "echo 日" }, { command: "make", background: true }],
  piece: 14,
};

/** What a reply comes to, without its times. */
interface Gist {
  readonly said: string;
  readonly thought: string;
  readonly runs: readonly string[];
  readonly text: string;
  readonly complete: boolean;
  readonly finish: string | undefined;
  readonly tokens: unknown;
}

function gist(
  events: readonly ReplyEvent[] | readonly HeardEvent[],
): Pick<Gist, "said" | "thought" | "runs"> {
  const texts = (kind: "say" | "think"): string =>
    events.map((event) => (event.kind === kind ? event.text : "")).join("");
  return {
    said: texts("say"),
    thought: texts("think"),
    runs: events.flatMap((event) =>
      event.kind === "run" ? [`${event.background ? "& " : ""}${event.command}`] : [],
    ),
  };
}

function bytesOf(dialect: DialectName, tools: boolean): Uint8Array {
  const offered = { tools: [{ function: { name: "run" } }] };
  const body = { stream_options: { include_usage: true }, return_progress: true };
  const told = tell(
    reply,
    { body: { ...body, ...(tools ? offered : {}) }, promptTokens: 12, cachedTokens: 8 },
    { script: { dialect }, callsBefore: 0 },
  );
  return Buffer.from(streamOf(told, { dialect }).frames.join(""));
}

/** All that the broker does with the bytes of an answer, without the network in between. */
function hear(bytes: Uint8Array, cut: number, tools: boolean): Gist {
  const heard = new HeardReply({ tools });
  const sse = createSseReader();
  const events = [
    ...heard.take(sse.push(bytes.subarray(0, cut))),
    ...heard.take(sse.push(bytes.subarray(cut))),
    ...heard.take(sse.end()),
    ...heard.end(!heard.complete),
  ];
  const { text, complete, finishReason: finish, facts } = heard;
  return { ...gist(events), text, complete, finish, tokens: facts.usage };
}

const lines = "CMD: echo 日\nCMD&: make";
const commands = ["echo 日", "& make"];

describe.each(dialectNames)("%s", (dialect) => {
  const thought = dialect === "openai" ? "" : "hm, é";

  test.each([
    { form: "marker lines", tools: false, finish: "stop" },
    { form: "tool calls", tools: true, finish: "tool_calls" },
  ])("$form, cut at every byte, are the same reply", ({ tools, finish }) => {
    const bytes = bytesOf(dialect, tools);
    const whole = hear(bytes, 0, tools);
    expect(whole).toMatchObject({
      said: "Grüße 🌍.",
      thought,
      runs: commands,
      complete: true,
      finish,
      tokens: { prompt_tokens: 12 },
    });
    expect(whole.text).toContain(lines);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const heard = hear(bytes, cut, tools);
      if (!Bun.deepEquals(heard, whole)) expect({ cut, heard }).toEqual({ cut, heard: whole });
    }
  });

  test("without an end it is incomplete, wherever it stops", () => {
    const bytes = bytesOf(dialect, false);
    const text = Buffer.from(bytes).toString("latin1");
    const end = text.search(/"finish_reason":"|data: \[DONE\]/);
    for (let length = 0; length < text.lastIndexOf("\n", end); length += 1) {
      const heard = hear(bytes.subarray(0, length), length, false);
      if (heard.complete) throw new Error(`complete after ${length} bytes: ${heard.text}`);
    }
  });

  test.each([
    { name: "byte by byte", more: { cutBytes: 1 } },
    { name: "whole", more: { piece: 1000 } },
    { name: "with carriage returns", more: { lineEnd: "\r\n" as const } },
    { name: "without [DONE]", more: { done: false } },
    { name: "as JSON", more: { as: "json" as const } },
  ])("over HTTP $name", async ({ more }) => {
    const small = { text: "é\nCMD: ls\n", ...more };
    const server = serve({ dialect, script: [small] });
    const events = await Array.fromAsync(
      openModel({ name: "fast", endpoint: server.url }).reply(messages, signal),
    );
    expect(gist(events)).toEqual({ said: "é", thought: "", runs: ["ls"] });
    expect(events.at(-1)).toMatchObject({
      kind: "end",
      complete: true,
      text: "é\nCMD: ls\n",
      usage: { promptTokens: 12, estimated: false },
    });
    expect(server.problems).toEqual([]);
  });

  test("an error in the middle, as this server writes it, ends the reply", async () => {
    const errorAfter = { frames: 3, message: "out of memory" };
    const server = serve({ dialect, script: [{ text: "0123456789abcdef", errorAfter }] });
    const end = await ended(server);
    expect(end.text).toStartWith("01234");
    expect(end).toMatchObject({ complete: false, failure: { code: "BROKER_SERVER" } });
    expect(end.failure?.message).toContain("out of memory");
    expect(end.failure?.hint).toMatch(oneSentence);
  });
});

/** Lower case, no full stop, no second line. */
const oneSentence = /^[a-z][^\n]*[^.\n]$/;

async function ended(server: ModelServer): Promise<ReplyEnd> {
  const events = await Array.fromAsync(open(server).reply(messages, signal));
  const end = events.at(-1);
  if (end?.kind !== "end") throw new Error("there is no end");
  return end;
}

function open({ url }: { readonly url: string }): ReturnType<typeof openModel> {
  return openModel(
    { name: "fast", endpoint: url, model: "scripted", apiKeyEnv: "SOME_KEY" },
    {
      deadlines: { firstByteMs: 60, idleMs: 60, loadingMs: 0 },
      retry: { pausesMs: [1], longestMs: 1000 },
    },
  );
}

/** What is thrown if nothing of the reply came, else what its end says. */
async function failureOf(endpoint: string): Promise<AishError> {
  const model = open({ url: endpoint });
  try {
    for await (const event of model.reply(messages, signal)) {
      if (event.kind === "end" && event.failure !== undefined) return event.failure;
    }
  } catch (error) {
    if (error instanceof AishError) return error;
    throw error;
  }
  throw new Error("nothing failed");
}

const failures: readonly (readonly [name: string, ScriptedReply, code: string, hint: string])[] = [
  ["401", { status: 401 }, "BROKER_AUTH", "SOME_KEY"],
  ["402", { status: 402 }, "BROKER_CREDIT", "add credit"],
  ["403", { status: 403 }, "BROKER_AUTH", "what the key may do"],
  ["404 for the model", { status: 404 }, "BROKER_MODEL_MISSING", "check model and endpoint"],
  ["413", { status: 413 }, "BROKER_OVERFLOW", "larger context"],
  ["429", { status: 429 }, "BROKER_RATE_LIMIT", "in a while"],
  ["429 with seconds", { status: 429, retryAfter: 90 }, "BROKER_RATE_LIMIT", "in 90 s"],
  ["429 with a date", { status: 429, retryAfterDate: 3600 }, "BROKER_RATE_LIMIT", "in 60 min"],
  ["500", { status: 500 }, "BROKER_SERVER", "the server's own log"],
  ["503, loading", { status: 503, text: "Loading model" }, "BROKER_LOADING", "until the server"],
  ["503", { status: 503, text: "overloaded" }, "BROKER_SERVER", "the server's own log"],
  ["400", { status: 400, text: "no" }, "BROKER_BAD_REQUEST", "the entry fast"],
  ["a web page", { as: "html" }, "BROKER_BAD_REPLY", "OpenAI-compatible"],
  ["an empty stream", { as: "nothing" }, "BROKER_BAD_REPLY", "OpenAI-compatible"],
  ["a stall before the headers", { stallAfter: 0 }, "BROKER_TIMEOUT", "is busy"],
  ["a stall before the first byte", { stallAfter: "headers" }, "BROKER_TIMEOUT", "is busy"],
  ["a stall before the first token", { text: "a", stallAfter: 1 }, "BROKER_TIMEOUT", "is busy"],
  ["a stall after it", { text: "0123456789", stallAfter: 2 }, "BROKER_TIMEOUT", "is busy"],
  [
    "a reset after it",
    { text: "0123456789", dropAfter: 2, pauseMs: 1 },
    "BROKER_INCOMPLETE",
    "still runs",
  ],
  ["an end after it", { text: "0123456789", endAfter: 2 }, "BROKER_INCOMPLETE", "ask again"],
];

describe("what goes wrong has a code, and a hint in one line", () => {
  test.each(failures)("%s", async (_, failing, code, hint) => {
    const server = serve({ script: [{ ...failing, again: true }] });
    const error = await failureOf(server.url);
    expect(error.code as string).toBe(code);
    expect(error.hint).toContain(hint);
    expect(error.hint).toMatch(oneSentence);
    expect(error.message).toMatch(/^[^\n]+$/);
  });

  test.each(dialectNames)("a model that %s does not have", async (dialect) => {
    const server = serve({
      dialect,
      script: [{ status: 404, text: "no such model", again: true }],
    });
    const error = await failureOf(server.url);
    expect(error.code).toBe("BROKER_MODEL_MISSING");
    expect(error.message).toContain("no such model");
  });

  test.each(dialectNames.filter((name) => name !== "ollama"))(
    "a prompt that is too long for %s, and the model holds less from then on",
    async (dialect) => {
      const server = serve({ dialect, script: [{ text: "a" }], context: 10 });
      const model = open(server);
      const before = model.context;
      const refused = Array.fromAsync(model.reply(messages, signal));
      expect(await refused.catch((error: AishError) => error.code)).toBe("BROKER_OVERFLOW");
      expect(model.context).toBeLessThan(before);
      expect(server.problems).toEqual([
        "12 tokens and 0 for the reply are more than the context of 10",
      ]);
    },
  );

  test("Ollama cuts off what is too long without a word, and the server notes it", async () => {
    const server = serve({ dialect: "ollama", script: [{ text: "a" }], context: 10 });
    expect(await ended(server)).toMatchObject({ complete: true, usage: { promptTokens: 10 } });
    expect(server.problems).toHaveLength(1);
  });

  test("nothing listens there", async () => {
    const server = startModelServer({ script: [] });
    await server.stop();
    const error = await failureOf(server.url);
    expect(error.code).toBe("BROKER_UNREACHABLE");
    expect(error.hint).toMatch(oneSentence);
  });

  test("there is no such host", async () => {
    const error = await failureOf("http://nowhere.invalid");
    expect(error.code).toBe("BROKER_UNREACHABLE");
    expect(error.hint).toMatch(oneSentence);
  });
});

test("a key that is asked for and not sent", async () => {
  const server = serve({ dialect: "openrouter", script: [], apiKey: "secret" });
  expect((await failureOf(server.url)).code).toBe("BROKER_AUTH");
});

test("giving up closes the socket, before the first byte and after it", async () => {
  for (const stallAfter of [0, 2]) {
    const server = serve({ script: [{ text: "0123456789", stallAfter }] });
    const stop = new AbortController();
    const events = Array.fromAsync(
      openModel({ name: "fast", endpoint: server.url }).reply(messages, stop.signal),
    );
    while (server.requests.length === 0) await Bun.sleep(1);
    stop.abort();
    expect((await events).at(-1)).toMatchObject({ kind: "end", complete: false });
    while (server.closedByClient === 0) await Bun.sleep(1);
    expect(server.requests[0]?.cancelled).toBe(true);
  }
});
