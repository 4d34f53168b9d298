import { afterEach, describe, expect, test } from "bun:test";
import { startModelServer, type ModelServer } from "../../../test/model-server/model-server.ts";
import type { ScriptedReply } from "../../../test/model-server/script.ts";
import type { ModelEntry } from "./model-entry.ts";
import { openModel } from "./open-model.ts";
import { delta, says, serveAnswers, sse } from "./testing/answering-server.ts";
import { failureOf, hear, hearFrom, hello, until } from "./testing/hear.ts";

let running: ModelServer | undefined;
afterEach(async () => {
  await running?.stop();
});

function serve(...script: readonly ScriptedReply[]): ModelServer {
  running = startModelServer({ script });
  return running;
}

describe("a stream that ends well is complete", () => {
  const text = "Grüße, 世界.\nCMD: ls\n";
  test.each<[string, ScriptedReply]>([
    ["plainly", {}],
    ["cut into single bytes", { cutBytes: 1, piece: 100 }],
    ["cut into seven bytes", { cutBytes: 7 }],
    ["with carriage returns and a byte order mark", { lineEnd: "\r\n", byteOrderMark: true }],
    ["cut between carriage return and line feed", { lineEnd: "\r\n", cutBytes: 1 }],
    ["without a space behind data", { spaceAfterData: false }],
    ["without [DONE]", { done: false }],
    ["without a finish reason", { finishReason: null }],
    ["without the last blank line", { lastBlankLine: false }],
    ["in one piece", { piece: 1000 }],
    ["under another content type", { contentType: "text/plain" }],
    ["as a whole completion", { as: "json" }],
    [
      "as a whole completion under the type of a stream",
      { as: "json", contentType: "text/event-stream" },
    ],
  ])("%s", async (_, reply) => {
    const server = serve({ text, ...reply });
    const { end, steps } = await hearFrom(server.url);
    expect(end).toMatchObject({ text, complete: true, failure: undefined });
    expect(steps).toEqual([
      { kind: "say", text: "Grüße, 世界." },
      { kind: "run", command: "ls", background: false },
    ]);
    expect(server.problems).toEqual([]);
  });

  test("also when it says nothing", async () => {
    const { end } = await hearFrom(serve({ text: "" }).url);
    expect(end).toMatchObject({ text: "", complete: true });
  });

  test("without the thought, however it is told", async () => {
    const server = serveAnswers(
      sse(
        delta({ role: "assistant", content: null, reasoning_content: "a" }),
        delta({ reasoning: "b" }),
        delta({ reasoning_details: [{ type: "reasoning.text", text: "c" }, { summary: "d" }] }),
        delta({ content: "<think>e</think>\n\nHi" }, "stop"),
      ),
    );
    await using _ = server;
    const { end, events } = await hearFrom(server.url);
    expect(end).toMatchObject({ text: "Hi", reasoning: "abcde", complete: true });
    expect(events[0]).toEqual({ kind: "think", text: "abcde" });
  });

  test("with the request as it was sent", async () => {
    const server = serve({ text: "hi" });
    const { end } = await hearFrom(server.url, { model: "m" });
    expect(JSON.parse(end.request)).toEqual(server.requests[0]?.body);
  });
});

test("the next reply comes over the same connection", async () => {
  const ports = new Set<number | undefined>();
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch(request, self) {
      ports.add(self.requestIP(request)?.port);
      const usage = { prompt_tokens: 1, completion_tokens: 1 };
      const frame = JSON.stringify({ ...delta({ content: "hi" }, "stop"), usage });
      return new Response(
        (async function* () {
          yield `data: ${frame}\n\ndata: [DONE]\n\n`;
          await Bun.sleep(1); // the end of the body comes in a packet of its own
        })(),
        { headers: { "content-type": "text/event-stream" } },
      );
    },
  });
  const model = openModel({ name: "x", endpoint: server.url.href, context: 4096 });
  for (let count = 0; count < 3; count += 1) await hear(model);
  await server.stop(true);
  expect(ports.size).toBe(1);
});

describe("content of any shape", () => {
  test.each<[string, object]>([
    ["null", delta({ content: null })],
    ["absent", delta({})],
    ["parts", delta({ content: [] })],
    ["no choices", { choices: [] }],
    ["a null usage", { ...delta({}), usage: null }],
    ["unknown fields", { ...delta({ audio: {} }), x: [1] }],
    ["a choice that is null", { choices: [null] }],
  ])("%s adds nothing", async (_, frame) => {
    await using server = serveAnswers(
      sse(frame, delta({ content: "a" }), frame, delta({}, "stop")),
    );
    expect((await hearFrom(server.url)).end).toMatchObject({ text: "a", complete: true });
  });
});

describe("a stream that has begun and breaks off keeps its text", () => {
  test("an end without a finish reason and [DONE] is incomplete", async () => {
    const { end } = await hearFrom(serve({ text: "0123456789", endAfter: 2 }).url);
    expect(end).toMatchObject({
      text: "01234",
      complete: false,
      finishReason: undefined,
      failure: { code: "BROKER_INCOMPLETE" },
    });
  });

  test("a connection that is reset is told in the end", async () => {
    const { end } = await hearFrom(serve({ text: "0123456789", dropAfter: 2, pauseMs: 1 }).url);
    expect(end).toMatchObject({
      text: "01234",
      complete: false,
      failure: { code: "BROKER_INCOMPLETE" },
    });
  });

  test.each([
    "data",
    "dataThenDone",
    "field",
    "bareLine",
    "event",
    "topLevel",
    "finishReason",
  ] as const)("an error in the shape of %s is told in the end", async (shape) => {
    const errorAfter = { frames: 2, shape, message: "out of memory" };
    const { end } = await hearFrom(serve({ text: "0123456789", errorAfter }).url);
    expect(end.text).toBe("01234");
    expect(end.complete).toBe(false);
    expect(end.failure?.code).toBe("BROKER_SERVER");
    expect(end.failure?.message).toContain("out of memory");
  });

  test("a stall is told in the end", async () => {
    const server = serve({ text: "0123456789", stallAfter: 2 });
    const { end } = await hearFrom(server.url, {}, { deadlines: { idleMs: 30 } });
    expect(end).toMatchObject({
      text: "01234",
      complete: false,
      failure: { code: "BROKER_TIMEOUT" },
    });
  });

  test("a command that is not whole does not run", async () => {
    const server = serve({ text: "CMD: ls\nCMD: rm -rf /tmp/x-and-more", piece: 18, endAfter: 2 });
    const { steps, end } = await hearFrom(server.url);
    expect(end.text).toBe("CMD: ls\nCMD: rm -r");
    expect(steps).toEqual([
      { kind: "run", command: "ls", background: false },
      { kind: "say", text: "CMD: rm -r" },
    ]);
  });

  test("nor does one at the limit of tokens", async () => {
    const server = serve({ text: "CMD: rm -rf /tmp/x", finishReason: "length" });
    const { steps, end } = await hearFrom(server.url);
    expect(end).toMatchObject({ complete: true, finishReason: "length" });
    expect(steps).toEqual([{ kind: "say", text: "CMD: rm -rf /tmp/x" }]);
  });

  test("the caller's own slowness is no stall", async () => {
    const server = serve({ text: "0123456789" });
    const model = openModel({ name: "x", endpoint: server.url }, { deadlines: { idleMs: 20 } });
    let slept = false;
    for await (const event of model.reply(hello, new AbortController().signal)) {
      if (event.kind === "say" && !slept) {
        slept = true;
        await Bun.sleep(60); // the time that a person takes is what this is about
      }
      if (event.kind === "end") expect(event.complete).toBe(true);
    }
  });
});

const progress = (processed: number): string =>
  `data: ${JSON.stringify({ ...delta({}), prompt_progress: { total: 90, cache: 0, processed } })}\n\n`;

describe("deadlines", () => {
  test("a server that never answers", async () => {
    const server = serve({ stallAfter: "headers" });
    const error = await failureOf(hearFrom(server.url, {}, { deadlines: { firstByteMs: 30 } }));
    expect(error.code).toBe("BROKER_TIMEOUT");
    expect(error.message).toContain("for the first byte");
    expect(await until(() => server.closedByClient === 1)).toBe(true);
  });

  test("reading a long prompt is no stall while the server says how far it is", async () => {
    await using server = serveAnswers(
      () =>
        new Response(
          (async function* () {
            yield progress(30);
            await Bun.sleep(60); // longer than may pass between two pieces of a reply
            yield progress(90);
            yield `data: ${JSON.stringify(delta({ content: "hi" }, "stop"))}\n\n`;
          })(),
          { headers: { "content-type": "text/event-stream" } },
        ),
    );
    const { events } = await hearFrom(server.url, {}, { deadlines: { idleMs: 20 } });
    expect(events.slice(0, 3)).toEqual([
      { kind: "reading", read: 30, total: 90 },
      { kind: "reading", read: 90, total: 90 },
      { kind: "say", text: "hi" },
    ]);
  });
});

describe("giving up", () => {
  test("closes the socket and keeps the text", async () => {
    const server = serve({ text: "0123456789", stallAfter: 2 });
    const stop = new AbortController();
    const model = openModel({ name: "fast", endpoint: server.url });
    const { end } = await hear(model, hello, stop.signal, ({ kind }) => {
      if (kind === "say") stop.abort();
    });
    expect(end).toMatchObject({ text: "01234", complete: false, failure: undefined });
    expect(await until(() => server.closedByClient === 1)).toBe(true);
  });

  test("before the first byte is no failure", async () => {
    const server = serve({ stallAfter: "headers" });
    const stop = new AbortController();
    const heard = hear(openModel({ name: "fast", endpoint: server.url }), hello, stop.signal);
    await until(() => server.requests.length === 1);
    stop.abort();
    expect((await heard).end).toMatchObject({ complete: false, failure: undefined });
    expect(await until(() => server.closedByClient === 1)).toBe(true);
  });

  test("before it began sends nothing", async () => {
    const server = serve({ text: "hi" });
    const model = openModel({ name: "fast", endpoint: server.url });
    expect((await hear(model, hello, AbortSignal.abort())).end.complete).toBe(false);
    expect(server.requests).toHaveLength(0);
  });

  test("by leaving the loop closes the socket", async () => {
    const server = serve({ text: "0123456789", stallAfter: 2 });
    const model = openModel({ name: "fast", endpoint: server.url });
    for await (const event of model.reply(hello, new AbortController().signal)) {
      if (event.kind === "say") break;
    }
    expect(await until(() => server.closedByClient === 1)).toBe(true);
  });
});

async function sent(entry: Partial<ModelEntry>): Promise<Record<string, unknown>> {
  await using server = serveAnswers(says("a"));
  await hearFrom(server.url, entry);
  return server.requests[0]?.body ?? {};
}

describe("what is sent", () => {
  test("is the entry's model and limits, and nothing that is not set", async () => {
    const full = { model: "m", maxTokens: 9, temperature: 0.5 };
    expect(await sent(full)).toMatchObject({ model: "m", max_tokens: 9, temperature: 0.5 });
    expect(Object.keys(await sent({})).toSorted()).toEqual([
      "messages",
      "model",
      "return_progress",
      "stream",
      "stream_options",
      "timings_per_token",
    ]);
  });

  test("a limit for one reply", async () => {
    await using server = serveAnswers(says("a"));
    const model = openModel({ name: "x", endpoint: server.url, maxTokens: 9 });
    const { signal } = new AbortController();
    await Array.fromAsync(model.reply(hello, signal, { maxTokens: 5 }));
    expect(server.requests[0]?.body).toMatchObject({ max_tokens: 5 });
  });

  test("the key, if there is one", async () => {
    await using server = serveAnswers(says("a"));
    await hearFrom(server.url, { apiKey: "secret" });
    await hearFrom(server.url);
    const [first, second] = server.requests;
    expect(first?.headers["authorization"]).toBe("Bearer secret");
    expect(second?.headers["authorization"]).toBeUndefined();
  });
});
