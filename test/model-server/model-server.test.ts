import { afterEach, describe, expect, test } from "bun:test";
import { discoverModels, openModel } from "../../libs/broker/src/index.ts";
import { startModelServer, type ModelServer, type ModelServerOptions } from "./model-server.ts";

let running: ModelServer | undefined;
afterEach(async () => {
  await running?.stop();
});

const good = [
  { role: "system", content: "s" },
  { role: "user", content: "what now" },
];

function start(options: ModelServerOptions): ModelServer {
  running = startModelServer(options);
  return running;
}

function ask(
  server: ModelServer,
  messages: readonly object[] = good,
  more: object = {},
): Promise<Response> {
  const body = { messages, stream: true, stream_options: { include_usage: true }, ...more };
  return fetch(`${server.url}/v1/chat/completions`, { method: "POST", body: JSON.stringify(body) });
}

describe("the scripted server", () => {
  test("speaks llama.cpp: role with null content, deltas, finish, usage with timings, [DONE]", async () => {
    const response = await ask(start({ script: [{ text: "abc", piece: 2 }] }));
    const frames = (await response.text()).trimEnd().split("\n\n");
    expect(frames.at(-1)).toBe("data: [DONE]");
    const chunks = frames.slice(0, -1).map((frame) => JSON.parse(frame.slice("data: ".length)));
    expect(chunks.map(({ choices }) => choices[0]?.delta)).toEqual([
      { role: "assistant", content: null },
      { content: "ab" },
      { content: "c" },
      {},
      undefined,
    ]);
    expect(chunks.at(-2).choices[0].finish_reason).toBe("stop");
    expect(chunks.at(-1)).toMatchObject({
      usage: { completion_tokens: 2 },
      timings: { cache_n: 8 },
    });
  });

  test("says what it has", async () => {
    const { url } = start({ script: [], context: 4096 });
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: "ok" });
    const props = await (await fetch(`${url}/props`)).json();
    expect(props).toMatchObject({ default_generation_settings: { n_ctx: 4096 } });
    const list = await (await fetch(`${url}/v1/models`)).json();
    expect(list).toMatchObject({ data: [{ id: "scripted.gguf", meta: { n_ctx: 4096 } }] });
  });

  test("gives the reply that fits the question, and each only once", async () => {
    const server = start({ script: [{ when: "later", text: "2" }, { text: "1" }] });
    expect(await (await ask(server)).text()).toContain('"content":"1"');
    const later = [good[0] ?? {}, { role: "user", content: "ask later" }];
    expect(await (await ask(server, later)).text()).toContain('"content":"2"');
    expect((await ask(server)).status).toBe(400);
    expect(server.problems).toEqual(["the script has no reply for: what now"]);
  });

  test.each([
    [
      "no system message",
      [{ role: "user", content: "a" }],
      "the first message is not the system's",
    ],
    ["two users in a row", [...good, { role: "user", content: "b" }], "must alternate"],
    ["an assistant at the end", [...good, { role: "assistant", content: "b" }], "not the user's"],
    ["an empty message", [good[0] ?? {}, { role: "user", content: "" }], "a message is empty"],
    ["an expected text that is missing", good, "the last message lacks: <<<output"],
  ])("refuses %s and notes it", async (_, messages, problem) => {
    const server = start({ script: [{ text: "a", expects: ["<<<output"] }] });
    const response = await ask(server, messages);
    expect(response.status).toBe(400);
    expect(server.problems.join()).toContain(problem);
  });

  test("can still be loading", async () => {
    const server = start({ script: [{ text: "a" }], loadingRequests: 1 });
    const response = await ask(server);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      error: { code: 503, message: "Loading model", type: "unavailable_error" },
    });
    expect((await ask(server)).status).toBe(200);
    expect(server.requests).toHaveLength(1);
  });
});

const call = (id: string): object => ({
  role: "assistant",
  content: null,
  tool_calls: [{ id, type: "function", function: { name: "run", arguments: "{}" } }],
});
const result = (id: string): object => ({ role: "tool", tool_call_id: id, content: "out" });

describe("it checks", () => {
  test.each([
    { name: "calls with their results", messages: [call("a"), result("a")], problems: [] },
    { name: "and a user after them", messages: [call("a"), result("a"), good[1]], problems: [] },
    {
      name: "a call without a result",
      messages: [call("a"), good[1]],
      problems: ["the call a has no result"],
    },
    {
      name: "a result of no call",
      messages: [call("a"), result("a"), result("b")],
      problems: ["a result is for the call b, which is not open"],
    },
    {
      name: "a call that is there twice",
      messages: [call("a"), result("a"), call("a"), result("a")],
      problems: ["the call a is there twice"],
    },
  ])("$name", async ({ messages, problems }) => {
    const server = start({ script: [{ text: "a" }] });
    const tools = [{ type: "function", function: { name: "run" } }];
    await ask(server, [...good, ...messages.map((message) => message ?? {})], { tools });
    expect(server.problems).toEqual(problems);
  });

  test("that calls come with tools", async () => {
    const server = start({ script: [{ text: "a" }] });
    await ask(server, [...good, call("a"), result("a")]);
    expect(server.problems).toEqual(["there are calls, but no tools"]);
  });

  test("that the prompt and the reply fit, and leaves the script as it is if not", async () => {
    const server = start({ script: [{ text: "a" }], context: 20 });
    const response = await ask(server, good, { max_tokens: 11 });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { type: "exceed_context_size_error", n_prompt_tokens: 10, n_ctx: 20 },
    });
    expect(server.problems).toHaveLength(1);
    expect((await ask(server, good, { max_tokens: 10 })).status).toBe(200);
  });
});

describe("what is no part of the conversation", () => {
  const summary =
    "Summarise the conversation below.\nThe person: find the red kettle, it is in the cupboard above the old stove\nYou: yes\nThe person: and polish it";
  test.each([
    {
      kind: "title",
      question: "Give a title for this conversation, please",
      says: "A scripted talk",
    },
    { kind: "explanation", question: "Explain the command ls", says: "It does what it says" },
    {
      kind: "summary",
      question: summary,
      says: "The person: find the red kettle, it is in the cupboard above the old sto\nThe person: and polish it",
    },
  ])("a $kind is answered beside the script", async ({ kind, question, says }) => {
    const server = start({ script: [] });
    const response = await ask(server, [good[0] ?? {}, { role: "user", content: question }]);
    expect(contentIn(await response.text())).toContain(says);
    expect(server.asides.map((aside) => aside.kind as string)).toEqual([kind]);
    expect(server.requests).toEqual([]);
    expect(server.problems).toEqual([]);
  });

  test("is answered as the script says, if it says it", async () => {
    const server = start({ script: [], title: "Red kettles", summary: { status: 500 } });
    const title = await ask(server, [good[0] ?? {}, { role: "user", content: asTitle }]);
    expect(contentIn(await title.text())).toBe("Red kettles");
    const failed = await ask(server, [good[0] ?? {}, { role: "user", content: summary }]);
    expect(failed.status).toBe(500);
  });
});

const asTitle = "Give a title for this conversation";

function contentIn(stream: string): string {
  return Array.from(
    stream.matchAll(/"content":("(?:[^"\\]|\\.)*")/g),
    ([, text = '""']) => JSON.parse(text) as string,
  ).join("");
}

test("commands are tool calls where tools are offered, else lines", async () => {
  const calls = [{ command: "ls" }, { command: "make", background: true }];
  const server = start({ script: [{ text: "So:", calls, again: true }] });
  expect(contentIn(await (await ask(server)).text())).toBe("So:\nCMD: ls\nCMD&: make");
  const tools = [{ type: "function", function: { name: "run" } }];
  const stream = await (await ask(server, good, { tools })).text();
  expect(contentIn(stream)).toBe("So:");
  expect(stream).toContain('"finish_reason":"tool_calls"');
});

test("tokens that began the request before it are counted as cached", async () => {
  const server = start({ script: [{ text: "a", again: true }] });
  await ask(server);
  await ask(server, [...good, { role: "assistant", content: "a" }, good[1] ?? {}]);
  const [first, second] = server.requests;
  expect(second?.cachedTokens).toBe(first?.promptTokens);
  await ask(server, [{ role: "system", content: "other" }, good[1] ?? {}]);
  expect(server.requests[2]?.cachedTokens).toBeLessThan(4);
});

describe("each dialect says what it has where its servers say it", () => {
  const { signal } = new AbortController();

  test.each([
    { dialect: "llama.cpp", kind: "llama.cpp", source: "n_ctx 4096 from /props" },
    { dialect: "llama.cpp-old", kind: "llama.cpp", source: "n_ctx 4096 from /props" },
    { dialect: "ollama", kind: "ollama", source: "context_length 4096 from /api/ps" },
    { dialect: "lm-studio", kind: "lm-studio", source: "context_length 4096 from /api/v1/models" },
    { dialect: "vllm", kind: "vllm", source: "max_model_len 4096 from /v1/models" },
    { dialect: "vllm-old", kind: "vllm", source: "max_model_len 4096 from /v1/models" },
    { dialect: "openrouter", kind: "other", source: "context_length 4096 from /v1/models" },
    { dialect: "openai", kind: "other", source: "context not known" },
  ] as const)("$dialect: $source", async ({ dialect, kind, source }) => {
    const { url } = start({ dialect, script: [], context: 4096 });
    const found = await discoverModels({ endpoints: [url], variables: {}, signal });
    expect(found).toHaveLength(1);
    expect(found[0]?.server).toBe(kind);
    expect(found[0]?.source).toContain(source);
  });

  test.each([
    { dialect: "llama.cpp", measures: true },
    { dialect: "llama.cpp-old", measures: true },
    { dialect: "vllm", measures: true },
    { dialect: "ollama", measures: false },
    { dialect: "lm-studio", measures: false },
  ] as const)("$dialect counts tokens: $measures", async ({ dialect, measures }) => {
    const { url } = start({ dialect, script: [] });
    const model = openModel({ name: "fast", endpoint: url });
    const tokens = await model.measure([{ role: "user", content: "what now" }], signal);
    expect(tokens !== undefined).toBe(measures);
  });
});

test("as a process it prints its port, then each request", async () => {
  const file = `${process.env["TMPDIR"] ?? "/tmp"}/aish-script-${process.pid}.json`;
  await Bun.write(file, JSON.stringify({ replies: [{ text: "hi" }], context: 99 }));
  const child = Bun.spawn([process.execPath, `${import.meta.dir}/main.ts`, "--script", file], {
    stdin: "ignore",
    stdout: "pipe",
  });
  try {
    const lines = linesOf(child.stdout);
    const url = `http://127.0.0.1:${(await lines.next()).value}`;
    const props = await (await fetch(`${url}/props`)).json();
    expect(props).toMatchObject({ default_generation_settings: { n_ctx: 99 } });
    const body = JSON.stringify({
      messages: good,
      stream: true,
      stream_options: { include_usage: true },
    });
    const answer = await fetch(`${url}/v1/chat/completions`, { method: "POST", body });
    expect(await answer.text()).toContain('"content":"hi"');
    expect(JSON.parse((await lines.next()).value ?? "")).toMatchObject({ messages: good });
  } finally {
    child.kill();
    await child.exited;
    await Bun.file(file).delete();
  }
});

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, undefined> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const bytes of stream) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  return undefined;
}
