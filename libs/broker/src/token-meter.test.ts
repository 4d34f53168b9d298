import { describe, expect, test } from "bun:test";
import { startModelServer } from "../../../test/model-server/model-server.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { openModel } from "./open-model.ts";
import { delta, serveAnswers, sse } from "./testing/answering-server.ts";
import { hear, hello } from "./testing/hear.ts";
import { TokenMeter } from "./token-meter.ts";

describe("an estimate is not too low", () => {
  // Counted by the tokenizer of GPT-4o; those of small models count more.
  test.each([
    ["English", "The quick brown fox jumps over the lazy dog, and nobody asks why.", 15],
    ["digits", "2026-11-21T04:38:32.123Z 3735928559 4096", 20],
    ["hexadecimal", "c61c8f0dfc5f01bd78dadff818d6806a85a", 20],
    ["Chinese", "我能吞下玻璃而不伤身体", 11],
    ["Japanese", "私はガラスを食べられます", 12],
    ["Russian", "Я могу есть стекло, оно мне не вредит", 12],
    ["emoji", "🎉🎉🎉", 3],
  ])("%s", (_, text, least) => {
    expect(estimateTokens(text).tokens).toBeGreaterThanOrEqual(least);
  });

  test("of any text it grows with the text", () => {
    expect(estimateTokens("")).toEqual({ tokens: 0, estimated: true });
    const once = estimateTokens("ls -la /tmp\n").tokens;
    expect(estimateTokens("ls -la /tmp\n".repeat(100)).tokens).toBeGreaterThan(once * 80);
  });

  test("nor much too high for prose", () => {
    const prose = "It reads the file line by line and prints those that match the pattern. ";
    expect(estimateTokens(prose.repeat(10)).tokens).toBeLessThan(10 * 16 * 2);
  });
});

describe("the server's count corrects it", () => {
  const messages = [{ role: "user", content: "word ".repeat(1000) }] as const;
  const text = messages[0].content;
  const raw = new TokenMeter().countRequest(messages, false);

  function after(...counts: readonly number[]): number {
    const meter = new TokenMeter();
    for (const count of counts) meter.learn(messages, false, count);
    return meter.count(text) / new TokenMeter().count(text);
  }

  test.each([
    ["upwards", raw * 1.2, 1.2],
    ["downwards", raw * 0.8, 0.8],
    ["not beyond reason", raw * 9, 1.5],
    ["not by a count of what was not cached", raw * 0.1, 1],
  ])("%s", (_, counted, ratio) => {
    expect(after(counted)).toBeCloseTo(ratio, 1);
  });

  test("the last one counts", () => {
    expect(after(raw * 1.4, raw * 0.8)).toBeCloseTo(0.8, 1);
  });

  test("but not below what an overflow taught", () => {
    const meter = new TokenMeter();
    meter.learnOverflow(messages, false, raw * 1.3);
    meter.learn(messages, false, raw * 0.8);
    expect(meter.count(text) / new TokenMeter().count(text)).toBeCloseTo(1.3, 1);
  });

  test("a short request teaches nothing", () => {
    const meter = new TokenMeter();
    meter.learn([{ role: "user", content: "hi" }], false, 15);
    expect(meter.count(text)).toBe(new TokenMeter().count(text));
  });

  test("through a model", async () => {
    const usage = { prompt_tokens: Math.round(raw * 1.25), completion_tokens: 1 };
    await using server = serveAnswers(sse({ ...delta({ content: "a" }, "stop"), usage }));
    const model = openModel({ name: "x", endpoint: server.url });
    const before = model.countTokens(text);
    await hear(model, messages);
    expect(model.countTokens(text) / before).toBeCloseTo(1.25, 1);
  });
});

describe("a whole request is measured", () => {
  const { signal } = new AbortController();
  test.each(["llama.cpp", "vllm"] as const)("by %s", async (dialect) => {
    await using server = startModelServer({ dialect, model: "m", script: [] });
    const model = openModel({ name: "x", endpoint: server.url, model: "m" });
    const measured = await model.measure(hello, signal);
    expect(measured).toBeGreaterThanOrEqual(hello.length * 8 + 3);
    await model.measure(hello, signal);
    const asked = server.probes.filter((probe) => probe === "POST /tokenize").length;
    expect(asked).toBeLessThanOrEqual(3);
  });

  test.each(["ollama", "lm-studio", "openrouter"] as const)(
    "not by %s, which is asked once",
    async (dialect) => {
      await using server = startModelServer({ dialect, script: [] });
      const model = openModel({ name: "x", endpoint: server.url });
      expect(await model.measure(hello, signal)).toBeUndefined();
      const { length } = server.probes;
      expect(await model.measure(hello, signal)).toBeUndefined();
      expect(server.probes).toHaveLength(length);
    },
  );

  test("not by a server that is loading, which is asked again", async () => {
    await using server = startModelServer({ script: [], loadingRequests: 1 });
    const model = openModel({ name: "x", endpoint: server.url });
    expect(await model.measure(hello, signal)).toBeUndefined();
    expect(await model.measure(hello, signal)).toBeGreaterThan(0);
  });

  test("not by one that is away, nor after the caller gave up", async () => {
    const model = openModel({ name: "x", endpoint: "http://127.0.0.1:1" });
    expect(await model.measure(hello, signal)).toBeUndefined();
    expect(await model.measure(hello, AbortSignal.abort())).toBeUndefined();
  });

  test("not by a service outside", async () => {
    const model = openModel({ name: "x", endpoint: "https://api.example.com" });
    expect(await model.measure(hello, signal)).toBeUndefined();
  });
});

describe("room", () => {
  test.each([
    [{ context: 8192 }, 8192, 2048],
    [{ context: 4096 }, 4096, 1024],
    [{ context: 4096, maxTokens: 100 }, 4096, 100],
    [{ context: 4096, maxTokens: 9000 }, 4096, 2048],
    [{}, 8192, 2048],
  ])("of %o is %i, of it %i for the reply", (entry, context, maxTokens) => {
    const model = openModel({ name: "x", endpoint: "h", ...entry });
    expect([model.context, model.maxTokens]).toEqual([context, maxTokens]);
  });
});
