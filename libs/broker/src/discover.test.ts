import { afterEach, describe, expect, test } from "bun:test";
import { startModelServer } from "../../../test/model-server/model-server.ts";
import { discoverModels, readContext } from "./discover.ts";

const { signal } = new AbortController();
const open: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

function llama(more: Partial<Parameters<typeof startModelServer>[0]> = {}): string {
  const server = startModelServer({ script: [], ...more });
  open.push(server);
  return server.url;
}

/** A server that answers each path with the JSON given, and 404 for the rest. */
function answering(paths: Record<string, unknown>): string {
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => {
      const body = paths[new URL(request.url).pathname];
      if (body === undefined) return new Response("no", { status: 404 });
      return typeof body === "string" ? new Response(body) : Response.json(body);
    },
  });
  open.push({ stop: () => server.stop(true) });
  return `http://127.0.0.1:${server.port}`;
}

describe("a local server is found", () => {
  test("llama.cpp, with the context of /props", async () => {
    const url = llama({ context: 4096, model: "/models/Qwen2.5-Coder-7B.gguf" });
    const [found] = await discoverModels({ endpoints: [url], variables: {}, signal });
    expect(found).toEqual({
      entry: {
        name: "qwen2.5-coder-7b",
        endpoint: url,
        model: "/models/Qwen2.5-Coder-7B.gguf",
        context: 4096,
      },
      server: "llama.cpp",
      loading: false,
      source: `n_ctx 4096 from /props, at ${url}`,
    });
  });

  test("llama.cpp while it loads", async () => {
    const url = llama({ loadingRequests: 9 });
    const found = await discoverModels({ endpoints: [url], variables: {}, signal });
    expect(found).toMatchObject([{ loading: true, entry: { endpoint: url } }]);
  });

  test("Ollama, the loaded model first, with the context it allocated", async () => {
    const url = answering({
      "/v1/models": { data: [{ id: "a:7b" }, { id: "b:7b" }, { id: "nomic-embed-text" }] },
      "/api/ps": { models: [{ name: "b:7b", context_length: 32_768 }] },
    });
    const found = await discoverModels({ endpoints: [url], variables: {}, signal });
    expect(found).toMatchObject([
      { entry: { model: "b:7b", context: 32_768 }, server: "ollama" },
      { entry: { model: "a:7b" }, source: `not loaded, so no context is allocated yet, at ${url}` },
    ]);
  });

  test("vLLM, with max_model_len", async () => {
    const data = [{ id: "m", owned_by: "vllm", max_model_len: 16_384 }];
    const url = answering({ "/v1/models": { data } });
    const found = await discoverModels({ endpoints: [url], variables: {}, signal });
    expect(found).toMatchObject([{ entry: { context: 16_384 }, server: "vllm" }]);
  });

  test("LM Studio, with the context of the loaded instance", async () => {
    const loaded_instances = [{ config: { context_length: 9000 } }];
    const url = answering({
      "/v1/models": { data: [{ id: "m" }, { id: "n" }] },
      "/api/v1/models": { models: [{ key: "n", loaded_instances }] },
    });
    const found = await discoverModels({ endpoints: [url], variables: {}, signal });
    expect(found).toMatchObject([
      { entry: { model: "n", context: 9000 }, server: "lm-studio" },
      { entry: { model: "m" } },
    ]);
  });
});

describe("what is no model server is passed over", () => {
  test.each<[string, Record<string, unknown>]>([
    ["a web site", { "/v1/models": "<html>" }],
    ["another API", { "/v1/models": { hello: 1 } }],
    ["an empty list", { "/v1/models": { data: [] } }],
    ["nothing there", {}],
  ])("%s", async (_, paths) => {
    const endpoints = [answering(paths)];
    expect(await discoverModels({ endpoints, variables: {}, signal })).toEqual([]);
  });

  test("also one that never answers, within the deadline", async () => {
    const server = Bun.serve({
      port: 0,
      idleTimeout: 0,
      fetch: () => new Promise<Response>(() => {}),
    });
    open.push({ stop: () => server.stop(true) });
    const endpoints = [`http://127.0.0.1:${server.port}`, llama()];
    const began = performance.now();
    const found = await discoverModels({ endpoints, variables: {}, signal, deadlineMs: 100 });
    expect(found).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

test("a key at hand is a model, after the local ones", async () => {
  const variables = { OPENAI_API_KEY: "k", OPENROUTER_API_KEY: " ", PATH: "/bin" };
  const found = await discoverModels({ endpoints: [llama()], variables, signal });
  expect(found.map(({ source }) => source.split(" ").at(-1))).toEqual([
    found[0]?.entry.endpoint,
    "OPENAI_API_KEY",
  ]);
  expect(found[1]?.entry).toMatchObject({
    name: "openai",
    apiKey: "k",
    apiKeyEnv: "OPENAI_API_KEY",
  });
});

test("two models of one name get names of their own", async () => {
  const found = await discoverModels({ endpoints: [llama(), llama()], variables: {}, signal });
  expect(found.map(({ entry }) => entry.name)).toEqual(["scripted", "scripted-2"]);
});

test("the context of a configured entry is read from its server", async () => {
  const entry = { name: "fast", endpoint: `${llama({ context: 2048 })}/v1` };
  const read = await readContext(entry, { signal });
  expect(read).toEqual({ context: 2048, source: "n_ctx 2048 from /props" });
  expect(await readContext({ ...entry, model: "other" }, { signal })).toBeUndefined();
});
