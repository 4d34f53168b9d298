import { describe, expect, test } from "bun:test";
import { duration } from "./broker-error.ts";
import { openModel } from "./open-model.ts";
import { delta, refuses, serveAnswers, sse, type Answer } from "./testing/answering-server.ts";
import { failureOf, hear, hearFrom } from "./testing/hear.ts";

const once = { retry: { pausesMs: [], longestMs: 0 } };
const page =
  (status: number, type = "text/html"): Answer =>
  () =>
    new Response("<!doctype html><title>hi", { status, headers: { "content-type": type } });
const body =
  (text: string, type: string, status = 200): Answer =>
  () =>
    new Response(text, { status, headers: { "content-type": type } });

describe("what went wrong before the first piece has a code, a message and a hint", () => {
  test.each<[string, Answer, string, string, string]>([
    [
      "401",
      refuses(401, "bad key"),
      "BROKER_AUTH",
      "did not accept the key: bad key",
      "set MY_KEY to a valid key",
    ],
    ["402", refuses(402, "no credit"), "BROKER_CREDIT", "no credit", "add credit"],
    ["403", refuses(403, "no"), "BROKER_AUTH", "does not allow this: no", "what the key may do"],
    [
      "404",
      refuses(404, "no such model"),
      "BROKER_MODEL_MISSING",
      "has no m: no such model",
      "model and endpoint of fast",
    ],
    ["413", refuses(413, "big"), "BROKER_OVERFLOW", "too long for fast: big", ":clear"],
    [
      "422",
      refuses(422, "odd"),
      "BROKER_BAD_REQUEST",
      "refused the request (422): odd",
      "entry fast",
    ],
    ["429", refuses(429, "slow down"), "BROKER_RATE_LIMIT", "slow down", "in a while"],
    [
      "429 with a time",
      refuses(429, "", { "retry-after": "7" }),
      "BROKER_RATE_LIMIT",
      "no more requests",
      "in 7 s",
    ],
    [
      "429 of an empty account",
      refuses(429, "pay", {}, { code: "insufficient_quota" }),
      "BROKER_CREDIT",
      "pay",
      "add credit",
    ],
    ["500", refuses(500, "oops"), "BROKER_SERVER", "failed (500): oops", "server's own log"],
    [
      "503",
      refuses(503, "overloaded"),
      "BROKER_SERVER",
      "is not ready: overloaded",
      "server's own log",
    ],
    ["529", refuses(529, "overloaded"), "BROKER_SERVER", "is not ready", "server's own log"],
    [
      "an error in words",
      body('{"error":"bad"}', "application/json", 400),
      "BROKER_BAD_REQUEST",
      "(400): bad",
      "fast",
    ],
    [
      "an error in a list",
      body('[{"error":{"message":"bad"}}]', "application/json", 400),
      "BROKER_BAD_REQUEST",
      ": bad",
      "fast",
    ],
    [
      "an error with terminal codes",
      refuses(400, "a\u001b[31m\nb"),
      "BROKER_BAD_REQUEST",
      ": a [31m b",
      "fast",
    ],
    ["a web page", page(200), "BROKER_BAD_REPLY", "answered with a web page", "OpenAI-compatible"],
    [
      "a web page as a stream",
      page(200, "text/event-stream"),
      "BROKER_BAD_REPLY",
      "answered with a web page",
      "OpenAI-compatible",
    ],
    ["a web page as error", page(502), "BROKER_SERVER", "failed (502)", "log"],
    [
      "a redirection",
      () => Response.redirect("https://example.org/v1"),
      "BROKER_BAD_REPLY",
      "sends requests on to https://example.org/v1",
      "endpoint",
    ],
    [
      "broken JSON",
      body("{", "application/json"),
      "BROKER_BAD_REPLY",
      "broken JSON",
      "OpenAI-compatible",
    ],
    [
      "other JSON",
      body('{"hello":1}', "application/json"),
      "BROKER_BAD_REPLY",
      "without a reply",
      "OpenAI-compatible",
    ],
    [
      "an empty body",
      body("", "application/json"),
      "BROKER_BAD_REPLY",
      "without a reply",
      "OpenAI-compatible",
    ],
    [
      "an empty stream",
      body("", "text/event-stream"),
      "BROKER_BAD_REPLY",
      "without a reply",
      "OpenAI-compatible",
    ],
    [
      "a stream of comments",
      body(": ping\n\n: ping\n\n", "text/event-stream"),
      "BROKER_BAD_REPLY",
      "without a reply",
      "OpenAI-compatible",
    ],
    [
      "a stream of [DONE]",
      sse("[DONE]"),
      "BROKER_BAD_REPLY",
      "without a reply",
      "OpenAI-compatible",
    ],
    [
      "no more than who speaks",
      sse(delta({ role: "assistant", content: "" })),
      "BROKER_INCOMPLETE",
      "in the middle",
      "ask again",
    ],
    [
      "an error as first frame",
      sse({ error: { code: 500, message: "oops" } }),
      "BROKER_SERVER",
      "failed (500): oops",
      "log",
    ],
    [
      "an error as JSON in 200",
      body('{"error":"oops"}', "application/json"),
      "BROKER_SERVER",
      "oops",
      "log",
    ],
    [
      "an error by name",
      sse({ error: { code: "rate_limit_exceeded", message: "slow" } }),
      "BROKER_RATE_LIMIT",
      "slow",
      "in a while",
    ],
  ])("%s", async (_, answer, code, says, hint) => {
    await using server = serveAnswers(answer);
    const entry = { model: "m", apiKey: "k", apiKeyEnv: "MY_KEY" };
    const error = await failureOf(hearFrom(server.url, entry, once));
    expect(error.code as string).toBe(code);
    expect(error.message).toContain(says);
    expect(error.message).not.toMatch(/\n|\.$/);
    expect(error.hint).toContain(hint);
    expect(server.requests).toHaveLength(1);
  });

  test("nothing listens there", async () => {
    const server = serveAnswers(refuses(500, ""));
    await server[Symbol.asyncDispose]();
    const error = await failureOf(hearFrom(server.url));
    expect(error.code).toBe("BROKER_UNREACHABLE");
    expect(error.message).toBe(`nothing answers at ${server.url}/v1`);
    expect(error.hint).toContain(`--port ${new URL(server.url).port}`);
  });

  test("an endpoint that is no address", () => {
    expect(() => openModel({ name: "x", endpoint: "http://:x" })).toThrow("is not a URL");
  });

  test("no key was sent", async () => {
    await using server = serveAnswers(refuses(401, ""));
    expect((await failureOf(hearFrom(server.url))).hint).toBe(
      "set the variable that api_key_env names to a valid key, none was sent",
    );
  });

  test("a server without tools says how to do without", async () => {
    await using server = serveAnswers(refuses(400, "m does not support tools"));
    const error = await failureOf(hearFrom(server.url, { tools: true }));
    expect(error.message).toContain("takes no tool calls: m does not support tools");
    expect(error.hint).toContain("take tools = true out of [models.fast]");
  });
});

describe("an overflow makes the context smaller", () => {
  const long = [{ role: "user", content: "word ".repeat(4000) }] as const;
  const asked = 5000;
  test.each<[string, Answer, number | undefined]>([
    [
      "llama.cpp",
      refuses(
        400,
        "the request exceeds the available context size",
        {},
        { type: "exceed_context_size_error", n_prompt_tokens: asked, n_ctx: 4096 },
      ),
      4096,
    ],
    [
      "llama.cpp, older",
      refuses(
        400,
        "the request exceeds the available context size. try increasing the context size or enable context shift",
      ),
      undefined,
    ],
    [
      "OpenAI",
      refuses(
        400,
        "This model's maximum context length is 4096 tokens.",
        {},
        { code: "context_length_exceeded" },
      ),
      4096,
    ],
    [
      "vLLM",
      refuses(
        400,
        "This model's maximum context length is 4096 tokens. However, you requested 6000 tokens (5000 in the messages, 1000 in the completion).",
      ),
      4096,
    ],
    [
      "LM Studio, in a stream",
      sse({
        error: {
          message:
            "The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 5000>= n_ctx: 4096)",
        },
      }),
      4096,
    ],
    [
      "LM Studio, in words",
      sse({
        error:
          "Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens",
      }),
      4096,
    ],
    ["Anthropic", refuses(400, "prompt is too long: 5000 tokens > 4096 maximum"), 4096],
    [
      "Gemini",
      refuses(
        400,
        "The input token count (5000) exceeds the maximum number of tokens allowed (4096).",
      ),
      4096,
    ],
    ["413 that speaks of the prompt", refuses(413, "the prompt is too long"), undefined],
  ])("%s", async (_, answer, room) => {
    await using server = serveAnswers(answer);
    const model = openModel({ name: "fast", endpoint: server.url, context: 8192 });
    const before = { context: model.context, counted: model.countTokens(long[0].content) };
    const error = await failureOf(hear(model, long));
    expect(error.code).toBe("BROKER_OVERFLOW");
    expect(server.requests).toHaveLength(1);
    if (room === undefined) {
      expect(model.context).toBeLessThan(before.context);
      expect(model.context).toBeGreaterThan(before.counted / 2);
    } else expect(model.context).toBe(room);
  });

  test("again and again, until it fits", async () => {
    await using server = serveAnswers(refuses(413, "prompt too long"));
    const model = openModel({ name: "fast", endpoint: server.url, context: 8192 });
    const seen = [model.context];
    for (let count = 0; count < 3; count += 1) {
      await failureOf(hear(model, [{ role: "user", content: "a".repeat(model.context) }]));
      seen.push(model.context);
    }
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
  });

  test("but not a bare 413, which may be the limit of a proxy", async () => {
    await using server = serveAnswers(refuses(413, "Payload Too Large"));
    const model = openModel({ name: "fast", endpoint: server.url, context: 8192 });
    expect((await failureOf(hear(model, long))).code).toBe("BROKER_OVERFLOW");
    expect(model.context).toBe(8192);
  });

  test("and what the server counted corrects the estimate", async () => {
    const overflow = { type: "exceed_context_size_error", n_prompt_tokens: 8500, n_ctx: 8192 };
    await using server = serveAnswers(refuses(400, "too long", {}, overflow));
    const model = openModel({ name: "fast", endpoint: server.url, context: 8192 });
    const before = model.countTokens(long[0].content);
    await failureOf(hear(model, long));
    expect(model.countTokens(long[0].content)).toBeGreaterThan(before);
  });
});

test.each([
  [0, "0 s"],
  [200, "1 s"],
  [7000, "7 s"],
  [120_000, "120 s"],
  [121_000, "3 min"],
  [3 * 3_600_000, "3 h"],
])("%i ms are %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});
