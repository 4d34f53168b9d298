import { describe, expect, test } from "bun:test";
import { startModelServer } from "../../../test/model-server/model-server.ts";
import { costOf, countedUse, timingsOf } from "./reply-numbers.ts";
import { delta, says, serveAnswers, sse } from "./testing/answering-server.ts";
import { hearFrom } from "./testing/hear.ts";

const nothing = { usage: undefined, timings: undefined };

describe("tokens are counted", () => {
  test("by the usage of the server", () => {
    const usage = { prompt_tokens: 3, completion_tokens: 2 };
    expect(countedUse({ ...nothing, usage })).toEqual({ promptTokens: 3, completionTokens: 2 });
  });

  test("else by the timings of llama.cpp, with what was in its cache", () => {
    const timings = { cache_n: 100, prompt_n: 20, predicted_n: 7 };
    expect(countedUse({ ...nothing, timings })).toEqual({ promptTokens: 120, completionTokens: 7 });
  });

  test("half of it is nothing", () => {
    expect(countedUse({ ...nothing, usage: { prompt_tokens: 3 } })).toBeUndefined();
  });
});

describe("a reply costs", () => {
  const used = { promptTokens: 1_000_000, completionTokens: 500_000 };
  const entry = { name: "x", endpoint: "h" };
  test.each([
    ["what the server says", { usage: { cost: 0.25 }, priceIn: 1, priceOut: 1 }, 0.25],
    ["else by the prices", { usage: {}, priceIn: 2, priceOut: 4 }, 4],
    ["with one price by that", { usage: {}, priceIn: 2, priceOut: undefined }, 2],
    [
      "without prices nothing known",
      { usage: {}, priceIn: undefined, priceOut: undefined },
      undefined,
    ],
  ])("%s", (_, { usage, priceIn, priceOut }, dollars) => {
    expect(costOf({ ...nothing, usage }, used, { ...entry, priceIn, priceOut })).toBe(dollars);
  });
});

describe("timings", () => {
  const moments = { sent: 100, first: 350, last: 1350 };
  test("are the server's where it says them", () => {
    const timings = { cache_n: 8, prompt_ms: 20.5, predicted_per_second: 50 };
    expect(timingsOf({ ...nothing, timings }, moments, 11)).toEqual({
      firstTokenMs: 250,
      tokensPerSecond: 50,
      cachedTokens: 8,
      promptMs: 20.5,
    });
  });

  test("else are measured from the first token to the last", () => {
    const usage = { prompt_tokens_details: { cached_tokens: 5 } };
    expect(timingsOf({ ...nothing, usage }, moments, 11)).toEqual({
      firstTokenMs: 250,
      tokensPerSecond: 10,
      cachedTokens: 5,
      promptMs: undefined,
    });
  });

  test("say no speed of a reply in one piece, and nothing of none", () => {
    const none = { sent: 100, first: undefined, last: undefined };
    expect(timingsOf(nothing, { ...moments, last: 350 }, 11).tokensPerSecond).toBeUndefined();
    expect(timingsOf(nothing, none, 0)).toMatchObject({ firstTokenMs: undefined });
  });
});

describe("of a whole reply", () => {
  test("llama.cpp says all", async () => {
    await using server = startModelServer({ script: [{ text: "0123456789", piece: 5 }] });
    const { end, events } = await hearFrom(server.url);
    expect(end.usage).toMatchObject({ completionTokens: 2, estimated: false, cost: undefined });
    expect(end.timings).toMatchObject({ promptMs: 20.5, tokensPerSecond: 50 });
    expect(end.timings.firstTokenMs).toBeGreaterThan(0);
    expect(end.model).toBe("scripted.gguf");
    expect(events[0]).toMatchObject({ kind: "reading" });
  });

  test("OpenRouter says the price", async () => {
    await using server = startModelServer({ dialect: "openrouter", script: [{ text: "hi" }] });
    expect((await hearFrom(server.url)).end.usage.cost).toBeGreaterThan(0);
  });

  test.each(["llama.cpp", "vllm"] as const)(
    "%s is asked for its count if it sends none",
    async (dialect) => {
      const text = "one two three four";
      const reply = { text, usage: false };
      await using server = startModelServer({ dialect, model: "m", script: [reply] });
      const { end } = await hearFrom(server.url, { model: "m" });
      expect(end.usage.estimated).toBe(false);
      expect(end.usage.completionTokens).toBeGreaterThan(3);
      expect(end.usage.promptTokens).toBeGreaterThan(3);
    },
  );

  test("else it is estimated, and says so", async () => {
    await using server = serveAnswers(says("one two three four"));
    const { end } = await hearFrom(server.url, { priceOut: 1 });
    expect(end.usage).toMatchObject({ estimated: true });
    expect(end.usage.completionTokens).toBeGreaterThan(3);
    expect(end.usage.cost).toBeGreaterThan(0);
  });

  test("a null usage before the last one is none", async () => {
    const usage = { prompt_tokens: 3, completion_tokens: 2, cost: 0.5 };
    const first = { ...delta({ content: "a" }), usage: null };
    await using server = serveAnswers(
      sse(first, delta({}, "stop"), { choices: [], usage }, "[DONE]"),
    );
    expect((await hearFrom(server.url)).end.usage).toEqual({
      promptTokens: 3,
      completionTokens: 2,
      estimated: false,
      cost: 0.5,
    });
  });
});
