import { describe, expect, test } from "bun:test";
import { openModel } from "./open-model.ts";
import { retryAfterMs } from "./retry-after.ts";
import {
  delta,
  refuses,
  says,
  serveAnswers,
  sse,
  type Answer,
} from "./testing/answering-server.ts";
import { startModelServer } from "../../../test/model-server/model-server.ts";
import { failureOf, hear, hearFrom, hello } from "./testing/hear.ts";

const quick = { retry: { pausesMs: [1, 1], longestMs: 1000 } };
/** The connection is closed when a frame or two have come. */
const reset =
  (...frames: readonly object[]): Answer =>
  () =>
    new Response(
      new ReadableStream({
        async pull(controller) {
          for (const frame of frames) controller.enqueue(`data: ${JSON.stringify(frame)}\n\n`);
          await Bun.sleep(100); // what is read together with the end of a connection is lost with it
          controller.error();
        },
      }),
      { headers: { "content-type": "text/event-stream" } },
    );

describe("what may pass by itself is tried again, and the person told", () => {
  test.each<[string, Answer, string]>([
    ["429", refuses(429, "slow"), "is busy"],
    ["500", refuses(500, "oops"), "is busy"],
    ["502", refuses(502, "bad gateway"), "is busy"],
    ["503", refuses(503, "overloaded"), "is busy"],
    ["504", refuses(504, "timeout"), "is busy"],
    ["529", refuses(529, "overloaded"), "is busy"],
    ["an error in the stream", sse({ error: { code: 503, message: "busy" } }), "is busy"],
    ["a reset before the first piece", reset(delta({ role: "assistant" })), "broke off"],
  ])("%s", async (_, answer, what) => {
    await using server = serveAnswers(answer, answer, says("hi"));
    const { events, end } = await hearFrom(server.url, {}, quick);
    const why = `${new URL(server.url).host} ${what}, trying again in 1 s`;
    expect(events.filter(({ kind }) => kind === "waiting")).toEqual([
      { kind: "waiting", why },
      { kind: "waiting", why },
    ]);
    expect(end).toMatchObject({ text: "hi", complete: true });
  });

  test("a connection that is closed before the answer", async () => {
    let connections = 0;
    const listener = Bun.listen({
      hostname: "127.0.0.1",
      port: 0,
      socket: {
        data(socket) {
          connections += 1;
          if (connections < 3) return socket.terminate();
          const frame = `data: ${JSON.stringify(delta({ content: "hi" }, "stop"))}\n\n`;
          socket.end(
            `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n${frame}`,
          );
          return undefined;
        },
      },
    });
    const { end } = await hearFrom(`http://127.0.0.1:${listener.port}`, {}, quick);
    listener.stop(true);
    expect(end.text).toBe("hi");
  });

  test("but twice at most", async () => {
    await using server = serveAnswers(refuses(500, "oops"));
    expect((await failureOf(hearFrom(server.url, {}, quick))).code).toBe("BROKER_SERVER");
    expect(server.requests).toHaveLength(3);
  });

  test.each([400, 401, 402, 403, 404, 413])("and never after %i", async (status) => {
    await using server = serveAnswers(refuses(status, "no"), says("hi"));
    await failureOf(hearFrom(server.url, {}, quick));
    expect(server.requests).toHaveLength(1);
  });

  test("nor after the first piece", async () => {
    await using server = serveAnswers(reset(delta({ content: "a" })), says("hi"));
    const { end } = await hearFrom(server.url, {}, quick);
    expect(end).toMatchObject({ text: "a", complete: false });
    expect(server.requests).toHaveLength(1);
  });

  test("nor when the person gives up", async () => {
    await using server = serveAnswers(refuses(500, "oops"), says("hi"));
    const stop = new AbortController();
    const retry = { pausesMs: [60_000], longestMs: 60_000 };
    const model = openModel({ name: "fast", endpoint: server.url }, { retry });
    const { end } = await hear(model, hello, stop.signal, ({ kind }) => {
      if (kind === "waiting") stop.abort();
    });
    expect(end).toMatchObject({ complete: false, failure: undefined });
    expect(server.requests).toHaveLength(1);
  });
});

describe("the time that a server names", () => {
  test("is waited for", async () => {
    await using server = serveAnswers(refuses(429, "slow", { "retry-after": "0.05" }), says("hi"));
    const retry = { pausesMs: [60_000], longestMs: 1000 };
    const { events } = await hearFrom(server.url, {}, { retry });
    expect(events[0]).toMatchObject({ why: expect.stringContaining("trying again in 1 s") });
    const [first, second] = server.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(45);
  });

  test("is told if it is too long to wait", async () => {
    await using server = serveAnswers(refuses(429, "slow", { "retry-after": "7200" }), says("hi"));
    const error = await failureOf(hearFrom(server.url));
    expect(error.hint).toBe("ask again in 120 min, or choose another model with :model");
    expect(server.requests).toHaveLength(1);
  });

  const now = new Date("2026-01-01T00:00:00Z");
  test.each([
    [{ "retry-after": "7" }, 7000],
    [{ "retry-after": "1.5" }, 1500],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT" }, 30_000],
    [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
    [{ "retry-after-ms": "250", "retry-after": "1" }, 250],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ] as const)("%o is %p ms", (headers, ms) => {
    expect(retryAfterMs(new Headers(headers), now)).toBe(ms);
  });
});

describe("a server that loads its model is waited for", () => {
  test("and the person told", async () => {
    await using server = startModelServer({ script: [{ text: "hi" }], loadingRequests: 2 });
    const { events, end } = await hearFrom(server.url, {}, quick);
    expect(end.text).toBe("hi");
    const told = { kind: "waiting", why: "the server is loading its model" };
    expect(events.slice(0, 2) as object[]).toEqual([told, told]);
  });

  test("but not for ever", async () => {
    await using server = startModelServer({ script: [], loadingRequests: 1000 });
    const deadlines = { loadingMs: 50 };
    const error = await failureOf(hearFrom(server.url, {}, { deadlines }));
    expect(error.code).toBe("BROKER_LOADING");
    expect(error.message).toContain("fast is still loading its model");
  });

  test("and not after the caller gave up", async () => {
    await using server = startModelServer({ script: [], loadingRequests: 1000 });
    const stop = new AbortController();
    const model = openModel({ name: "fast", endpoint: server.url });
    const { end } = await hear(model, hello, stop.signal, () => stop.abort());
    expect(end).toMatchObject({ complete: false, failure: undefined });
  });
});
