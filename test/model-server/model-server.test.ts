import { afterEach, describe, expect, test } from "bun:test";
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

function ask(server: ModelServer, messages: readonly object[] = good): Promise<Response> {
  return fetch(`${server.url}/v1/chat/completions`, {
    method: "POST",
    body: JSON.stringify({ messages, stream: true, stream_options: { include_usage: true } }),
  });
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
