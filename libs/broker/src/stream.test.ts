import { AishError } from "@aish/core";
import { afterEach, describe, expect, test } from "bun:test";
import { startModelServer, type ModelServer } from "../../../test/model-server/model-server.ts";
import type { ScriptedReply } from "../../../test/model-server/script.ts";
import type { ChatEvent } from "./chat-event.ts";
import type { Deadlines } from "./request.ts";
import { streamChat } from "./stream.ts";
import { streamReply } from "./stream-reply.ts";

const messages = [
  { role: "system", content: "be brief" },
  { role: "user", content: "hello" },
] as const;

let running: ModelServer | undefined;
afterEach(async () => {
  await running?.stop();
});

function serve(
  reply: ScriptedReply,
  more: { readonly loadingRequests?: number } = {},
): ModelServer {
  running = startModelServer({ script: [reply], ...more });
  return running;
}

interface Heard {
  readonly text: string;
  readonly events: readonly ChatEvent[];
  readonly end: ChatEvent & { kind: "end" };
}

async function hear(
  endpoint: string,
  deadlines: Partial<Deadlines> = {},
  signal = new AbortController().signal,
  onText: () => void = () => {},
): Promise<Heard> {
  const entry = { name: "fast", endpoint };
  const events: ChatEvent[] = [];
  let text = "";
  for await (const event of streamChat(entry, { messages, signal, deadlines })) {
    events.push(event);
    if (event.kind !== "text") continue;
    text += event.text;
    onText();
  }
  const end = events.at(-1);
  if (end?.kind !== "end") throw new Error("no end");
  expect(events.filter(({ kind }) => kind === "end")).toHaveLength(1);
  return { text, events, end };
}

async function failure(promise: Promise<unknown>): Promise<AishError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AishError)) throw new Error(`no AishError: ${String(error)}`);
  return error;
}

describe("a stream that ends well is complete", () => {
  const text = "Grüße, 世界.\nCMD: ls\n";
  test.each<[string, ScriptedReply]>([
    ["plainly", {}],
    ["cut into single bytes", { cutBytes: 1, piece: 100 }],
    ["cut into seven bytes", { cutBytes: 7 }],
    ["with carriage returns and a byte order mark", { lineEnd: "\r\n", byteOrderMark: true }],
    ["without a space behind data", { spaceAfterData: false }],
    ["without [DONE]", { done: false }],
    ["without a finish reason", { finishReason: null }],
    ["without the last blank line", { lastBlankLine: false }],
    ["in one piece", { piece: 1000 }],
    ["under another content type", { contentType: "text/plain" }],
  ])("%s", async (_, reply) => {
    const server = serve({ text, ...reply });
    const heard = await hear(server.url);
    expect(heard.text).toBe(text);
    expect(heard.end).toMatchObject({ complete: true, failure: undefined });
    expect(server.problems).toEqual([]);
  });

  test("with usage, timings and the server's name for the model", async () => {
    const { end } = await hear(serve({ text: "0123456789", piece: 5 }).url);
    expect(end).toMatchObject({
      finishReason: "stop",
      usage: { promptTokens: 12, completionTokens: 2 },
      timings: { cachedTokens: 8, promptMs: 20.5, tokensPerSecond: 50 },
      model: "scripted.gguf",
    });
  });

  test("with reasoning apart", async () => {
    const { text: said, events } = await hear(serve({ text: "b", reasoning: "a" }).url);
    expect(said).toBe("b");
    expect(events).toContainEqual({ kind: "reasoning", text: "a" });
  });

  test("as a whole completion from a proxy that does not stream", async () => {
    const body = { choices: [{ message: { content: "hi" }, finish_reason: "stop" }] };
    expect(await hear(serve({ body }).url)).toMatchObject({ text: "hi", end: { complete: true } });
  });

  test("also when it says nothing", async () => {
    expect(await hear(serve({ text: "" }).url)).toMatchObject({
      text: "",
      end: { complete: true },
    });
  });
});

describe("a stream that has begun and breaks off keeps its text", () => {
  test("an end without a finish reason and [DONE] is incomplete", async () => {
    const heard = await hear(serve({ text: "0123456789", endAfter: 2 }).url);
    expect(heard.text).toBe("01234");
    expect(heard.end).toMatchObject({
      complete: false,
      finishReason: undefined,
      failure: undefined,
    });
  });

  test("a connection that is reset is told in the end", async () => {
    const heard = await hear(serve({ text: "0123456789", dropAfter: 2, pauseMs: 1 }).url);
    expect(heard.text).toBe("01234");
    expect(heard.end).toMatchObject({ complete: false, failure: { code: "BROKER_UNREACHABLE" } });
  });

  test.each(["data", "field", "bareLine", "event"] as const)(
    "an error in the shape of %s is told in the end",
    async (shape) => {
      const errorAfter = { frames: 2, shape, message: "out of memory" };
      const heard = await hear(serve({ text: "0123456789", errorAfter }).url);
      expect(heard.text).toBe("01234");
      expect(heard.end.complete).toBe(false);
      expect(heard.end.failure?.code).toBe("BROKER_REFUSED");
      expect(heard.end.failure?.message).toContain("out of memory");
    },
  );

  test("a stall is told in the end", async () => {
    const heard = await hear(serve({ text: "0123456789", stallAfter: 2 }).url, { idleMs: 30 });
    expect(heard.text).toBe("01234");
    expect(heard.end).toMatchObject({ complete: false, failure: { code: "BROKER_TIMEOUT" } });
  });

  test("the caller's own slowness is no stall", async () => {
    const server = serve({ text: "0123456789" });
    const entry = { name: "fast", endpoint: server.url };
    const { signal } = new AbortController();
    let slept = false;
    for await (const event of streamChat(entry, { messages, signal, deadlines: { idleMs: 20 } })) {
      if (event.kind === "text" && !slept) {
        slept = true;
        await Bun.sleep(60); // the time that a person takes is what this is about
      }
      if (event.kind === "end") expect(event.complete).toBe(true);
    }
  });
});

describe("a stream that has not begun throws", () => {
  test.each<[string, ScriptedReply, string, string, string]>([
    [
      "401",
      { status: 401, text: "bad key" },
      "BROKER_REFUSED",
      "bad key",
      "the variable that api_key_env names",
    ],
    ["402", { status: 402, text: "no credit" }, "BROKER_REFUSED", "no credit", "add credit"],
    ["403", { status: 403, text: "no" }, "BROKER_REFUSED", "does not allow", "what the key may do"],
    [
      "404",
      { status: 404, text: "no such model" },
      "BROKER_REFUSED",
      "no such model",
      "model and endpoint of fast",
    ],
    ["413", { status: 413, text: "big" }, "BROKER_REFUSED", "too long", ":clear"],
    ["429", { status: 429, text: "slow down" }, "BROKER_REFUSED", "slow down", "in a while"],
    [
      "429 with a time",
      { status: 429, headers: { "retry-after": "7" } },
      "BROKER_REFUSED",
      "no more requests",
      "in 7 s",
    ],
    [
      "500",
      { status: 500, text: "oops" },
      "BROKER_REFUSED",
      "failed (500): oops",
      "server's own log",
    ],
    ["503", { status: 503, text: "overloaded" }, "BROKER_REFUSED", "not ready", "wait until"],
    [
      "a web page",
      { raw: "<html>hi</html>", contentType: "text/html" },
      "BROKER_BAD_REPLY",
      "a web page",
      "OpenAI-compatible",
    ],
    [
      "a web page as error",
      { status: 502, raw: "<html>hi", contentType: "text/html" },
      "BROKER_REFUSED",
      "failed (502)",
      "log",
    ],
    [
      "an error in words",
      { status: 400, body: { error: "bad" } },
      "BROKER_REFUSED",
      "refused the request (400): bad",
      "fast",
    ],
    [
      "broken JSON",
      { raw: "{", contentType: "application/json" },
      "BROKER_BAD_REPLY",
      "broken JSON",
      "OpenAI-compatible",
    ],
    [
      "an empty stream",
      { raw: "", contentType: "text/event-stream" },
      "BROKER_BAD_REPLY",
      "without a reply",
      "OpenAI-compatible",
    ],
    [
      "an error as first frame",
      { errorAfter: { frames: 1, shape: "data", message: "oops" } },
      "BROKER_REFUSED",
      "failed (500): oops",
      "log",
    ],
    [
      "a reset after the role",
      { text: "a", dropAfter: 1, pauseMs: 1 },
      "BROKER_UNREACHABLE",
      "broke off",
      "still runs",
    ],
    [
      "a prompt that is too long",
      {
        status: 400,
        body: {
          error: {
            code: 400,
            message: "the request exceeds the available context size",
            type: "exceed_context_size_error",
            n_prompt_tokens: 9000,
            n_ctx: 8192,
          },
        },
      },
      "BROKER_REFUSED",
      "too long for fast (9000 tokens of 8192)",
      ":clear",
    ],
  ])("%s", async (_, reply, code, says, hint) => {
    const error = await failure(hear(serve(reply).url));
    expect(error.code as string).toBe(code);
    expect(error.message).toContain(says);
    expect(error.hint).toContain(hint);
  });

  test("a server that never answers", async () => {
    const error = await failure(hear(serve({ stallAfter: 0 }).url, { firstByteMs: 30 }));
    expect(error.code).toBe("BROKER_TIMEOUT");
    expect(error.message).toContain("for the first byte");
  });

  test("nothing listens there", async () => {
    const server = serve({});
    await server.stop();
    const error = await failure(hear(server.url));
    expect(error.code).toBe("BROKER_UNREACHABLE");
    expect(error.message).toBe(`nothing answers at ${server.url}/v1`);
    expect(error.hint).toContain(`--port ${server.port}`);
  });

  test("an endpoint that is no address", async () => {
    expect((await failure(hear("http://:x"))).code).toBe("CONFIG_INVALID");
  });
});

describe("a server that loads its model is waited for", () => {
  test("and the person told", async () => {
    const heard = await hear(serve({ text: "hi" }, { loadingRequests: 2 }).url);
    expect(heard.text).toBe("hi");
    const waiting = heard.events.filter(({ kind }) => kind === "waiting");
    const told: ChatEvent = { kind: "waiting", why: "the server is loading its model" };
    expect(waiting).toEqual([told, told]);
  });

  test("but not for ever", async () => {
    const server = serve({ text: "hi" }, { loadingRequests: 1000 });
    const error = await failure(hear(server.url, { loadingMs: 50 }));
    expect(error.code).toBe("BROKER_TIMEOUT");
    expect(error.message).toBe("fast is still loading its model");
  });

  test("and not after the caller gave up", async () => {
    const stop = new AbortController();
    const server = serve({ text: "hi" }, { loadingRequests: 1000 });
    const entry = { name: "fast", endpoint: server.url };
    for await (const event of streamChat(entry, { messages, signal: stop.signal })) {
      if (event.kind === "waiting") stop.abort();
      else expect(event).toMatchObject({ kind: "end", complete: false, failure: undefined });
    }
  });
});

async function cancelled(server: ModelServer): Promise<boolean> {
  for (let count = 0; count < 200 && server.requests[0]?.cancelled !== true; count += 1) {
    await Bun.sleep(5); // polls with a deadline of a second
  }
  return server.requests[0]?.cancelled === true;
}

describe("giving up", () => {
  test("closes the socket and keeps the text", async () => {
    const server = serve({ text: "0123456789", stallAfter: 2 });
    const stop = new AbortController();
    const heard = await hear(server.url, {}, stop.signal, () => stop.abort());
    expect(heard.text).toBe("01234");
    expect(heard.end).toMatchObject({ complete: false, failure: undefined });
    expect(await cancelled(server)).toBe(true);
  });

  test("before the first byte is no failure", async () => {
    const server = serve({ stallAfter: 0 });
    const stop = new AbortController();
    const heard = hear(server.url, {}, stop.signal);
    for (let count = 0; count < 200 && server.requests.length === 0; count += 1) await Bun.sleep(5);
    stop.abort();
    expect((await heard).end).toMatchObject({ complete: false, failure: undefined });
    expect(await cancelled(server)).toBe(true);
  });

  test("before it began sends nothing", async () => {
    const server = serve({ text: "hi" });
    const heard = await hear(server.url, {}, AbortSignal.abort());
    expect(heard.end.complete).toBe(false);
    expect(server.requests).toHaveLength(0);
  });

  test("by leaving the loop closes the socket", async () => {
    const server = serve({ text: "0123456789", stallAfter: 2 });
    const { signal } = new AbortController();
    for await (const event of streamChat(
      { name: "fast", endpoint: server.url },
      { messages, signal },
    )) {
      if (event.kind === "text") break;
    }
    expect(await cancelled(server)).toBe(true);
  });
});

describe("what is sent", () => {
  test("is the entry's model, limits and key, and nothing that is not set", async () => {
    running = startModelServer({ script: [{ text: "a" }, { text: "b" }] });
    const { signal } = new AbortController();
    const endpoint = `${running.url}/v1/`;
    const full = { model: "m", apiKey: "secret", maxTokens: 9, temperature: 0.5 };
    await Array.fromAsync(streamChat({ name: "x", endpoint, ...full }, { messages, signal }));
    await Array.fromAsync(streamChat({ name: "x", endpoint }, { messages, signal }));
    expect(running.requests[0]?.body).toMatchObject({
      model: "m",
      max_tokens: 9,
      temperature: 0.5,
    });
    expect(running.requests[0]?.headers["authorization"]).toBe("Bearer secret");
    expect(Object.keys(running.requests[1]?.body ?? {}).toSorted()).toEqual([
      "messages",
      "model",
      "stream",
      "stream_options",
    ]);
    expect(running.requests[1]?.headers["authorization"]).toBeUndefined();
  });
});

test("half a character is sent as a whole one", async () => {
  const server = serve({ text: "hi" });
  const { signal } = new AbortController();
  const cut = [messages[0], { role: "user", content: "a\ud83d" }] as const;
  await Array.fromAsync(streamChat({ name: "x", endpoint: server.url }, { messages: cut, signal }));
  expect(server.requests[0]?.messages[1]?.content).toBe("a\ufffd");
});

test("a reply comes as what is said and what is run, with its exact text at the end", async () => {
  const text = "<think>hm</think>\nLook:\nCMD: ls -la\nCMD&: make\n";
  const server = serve({ text, reasoning: "first", piece: 3 });
  const { signal } = new AbortController();
  const entry = { name: "fast", endpoint: server.url };
  const events = await Array.fromAsync(streamReply(entry, { messages, signal }));
  expect(events.filter(({ kind }) => kind === "run")).toEqual([
    { kind: "run", command: "ls -la", background: false },
    { kind: "run", command: "make", background: true },
  ]);
  const joined = (kind: "say" | "think"): string =>
    events.map((event) => (event.kind === kind ? event.text : "")).join("");
  expect(joined("say")).toBe("Look:");
  expect(joined("think")).toBe("firsthm");
  expect(events.at(-1)).toMatchObject({ kind: "end", complete: true, text });
});
