import { describe, expect, test } from "bun:test";
import { isPrivateHost } from "./model-entry.ts";
import { openModel } from "./open-model.ts";
import { requestBody } from "./request-body.ts";
import { ServerTraits } from "./server-traits.ts";
import { refuses, says, serveAnswers } from "./testing/answering-server.ts";
import { failureOf, hear } from "./testing/hear.ts";

test.each([
  ["http://127.0.0.1:8080", true],
  ["http://[::1]:8080", true],
  ["http://[fd00::1]:8080", true],
  ["http://192.168.1.7:8000/v1", true],
  ["http://10.0.0.7", true],
  ["http://172.20.0.7", true],
  ["http://172.32.0.7", false],
  ["gpu:8080", true],
  ["http://gpu.local:8080", true],
  ["https://api.openai.com/v1", false],
  ["https://8.8.8.8", false],
  ["https://10.example.org", false],
])("%s is in the house: %p", (endpoint, expected) => {
  expect(isPrivateHost(endpoint)).toBe(expected);
});

function keysSentTo(endpoint: string, model?: string): readonly string[] {
  const entry = { name: "x", endpoint, model, maxTokens: 9, temperature: 0.5 };
  const parts = { entry, messages: [], maxTokens: entry.maxTokens };
  const body: unknown = JSON.parse(JSON.stringify(requestBody(parts, new ServerTraits(entry))));
  return Object.keys(body as object).filter(
    (key) => !["model", "messages", "stream", "stream_options"].includes(key),
  );
}

test.each<[string, string | undefined, readonly string[]]>([
  [
    "http://127.0.0.1:8080",
    undefined,
    ["max_tokens", "temperature", "return_progress", "timings_per_token"],
  ],
  ["https://openrouter.ai/api/v1", "x/y", ["max_tokens", "temperature"]],
  ["https://api.openai.com/v1", "gpt-4.1-mini", ["max_completion_tokens", "temperature"]],
  ["https://api.openai.com/v1", "o3-mini", ["max_completion_tokens"]],
  ["https://api.openai.com/v1", "gpt-5-mini", ["max_completion_tokens"]],
])("%s for %s is sent %o", (endpoint, model, keys) => {
  expect(keysSentTo(endpoint, model)).toEqual([...keys]);
});

describe("what a server does not know is not sent again", () => {
  test.each([
    ["return_progress", "Unknown field: return_progress", ["return_progress", "timings_per_token"]],
    ["something", "Extra inputs are not permitted", ["return_progress", "timings_per_token"]],
    [
      "stream_options",
      "Unrecognized request argument supplied: stream_options",
      ["stream_options"],
    ],
    [
      "temperature",
      "Unsupported value: 'temperature' does not support 0.5 with this model.",
      ["temperature"],
    ],
    [
      "max_tokens",
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      ["max_tokens"],
    ],
  ])("%s", async (_, message, gone) => {
    await using server = serveAnswers(refuses(400, message), says("a"), says("b"));
    const entry = { name: "x", endpoint: server.url, maxTokens: 9, temperature: 0.5 };
    const model = openModel(entry);
    expect((await hear(model)).end.text).toBe("a");
    expect((await hear(model)).end.text).toBe("b");
    expect(server.requests).toHaveLength(3);
    for (const key of gone) {
      expect(server.requests.map(({ body }) => key in body)).toEqual([true, false, false]);
    }
    if (gone[0] === "max_tokens") {
      expect(server.requests[2]?.body).toMatchObject({ max_completion_tokens: 9 });
    }
  });

  test("but a server that only refuses is not asked for ever", async () => {
    await using server = serveAnswers(refuses(400, "unknown parameter: everything"));
    const error = await failureOf(hear(openModel({ name: "x", endpoint: server.url })));
    expect(error.code).toBe("BROKER_BAD_REQUEST");
    expect(server.requests.length).toBe(2);
  });

  test("and a wrong value is the person's to mend", async () => {
    await using server = serveAnswers(refuses(400, "temperature must be at most 2"));
    const entry = { name: "x", endpoint: server.url, temperature: 9 };
    const error = await failureOf(hear(openModel(entry)));
    expect(error.message).toContain("temperature must be at most 2");
    expect(server.requests).toHaveLength(1);
  });
});
