import { afterEach, describe, expect, test } from "bun:test";
import {
  startModelServer,
  type ModelServerOptions,
} from "../../../test/model-server/model-server.ts";
import { inspectServer, type ServerInspection } from "./inspect-server.ts";

const { signal } = new AbortController();
const open: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

function scripted(options: Partial<ModelServerOptions>): string {
  const server = startModelServer({ script: [], ...options });
  open.push(server);
  return server.url;
}

/** Answers each path, query and all, with the JSON given; the rest with the status given. */
function answering(paths: Readonly<Record<string, unknown>>, status = 404): string {
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => {
      const { pathname, search } = new URL(request.url);
      const body = paths[pathname + search];
      return body === undefined ? new Response("no", { status }) : Response.json(body);
    },
  });
  open.push({ stop: () => server.stop(true) });
  return `http://127.0.0.1:${server.port}`;
}

const entry = (id: string, value: string): object => ({ id, status: { value } });

async function reach(endpoint: string): Promise<ServerInspection & { kind: "reachable" }> {
  const seen = await inspectServer(endpoint, { signal });
  if (seen.kind !== "reachable") throw seen.error;
  expect(seen.latencyMs).toBeGreaterThan(0);
  return seen;
}

describe("a server says what it has", () => {
  test.each([
    ["llama.cpp", "llama.cpp", "n_ctx 4096 from /props"],
    ["ollama", "ollama", "context_length 4096 from /api/ps"],
    ["lm-studio", "lm-studio", "context_length 4096 from /api/v1/models"],
    ["vllm", "vllm", "max_model_len 4096 from /v1/models"],
    ["openrouter", "other", "context_length 4096 from /v1/models"],
  ] as const)("%s", async (dialect, server, source) => {
    const seen = await reach(scripted({ dialect, context: 4096 }));
    expect(seen).toMatchObject({ server, loading: false, models: [{ context: 4096, source }] });
    expect(seen.models[0]?.loaded).toBe(true);
  });

  test.each(["ollama", "lm-studio"] as const)(
    "%s claims nothing before a model is loaded",
    async (dialect) => {
      const seen = await reach(scripted({ dialect, loaded: false }));
      expect(seen).toMatchObject({
        server: dialect,
        models: [
          {
            context: undefined,
            source: "not loaded, so no context is allocated yet",
            loaded: false,
          },
        ],
      });
    },
  );

  test("one that does not know its context says so", async () => {
    const seen = await reach(scripted({ dialect: "openai" }));
    expect(seen.models[0]).toMatchObject({ context: undefined, source: "context not known" });
  });

  test("llama.cpp, with what each of its slots has", async () => {
    const url = answering({
      "/v1/models": { data: [{ id: "m", owned_by: "llamacpp" }] },
      "/props": { default_generation_settings: { n_ctx: 2048 }, total_slots: 4 },
    });
    expect((await reach(url)).models[0]).toMatchObject({
      context: 2048,
      source: "n_ctx 2048 from /props, for each of 4 slots",
    });
  });

  test("a router of llama.cpp, model by model, without loading any", async () => {
    const url = answering({
      "/v1/models": {
        data: [
          entry("a", "loaded"),
          entry("b", "loading"),
          entry("c", "sleeping"),
          entry("d", "unloaded"),
        ],
      },
      "/props": { default_generation_settings: { n_ctx: 0 }, role: "router" },
      "/props?model=a&autoload=false": { default_generation_settings: { n_ctx: 9000 } },
    });
    const { server, models } = await reach(url);
    expect(server).toBe("llama.cpp");
    expect(models.map(({ id, loaded, context, source }) => [id, loaded, context, source])).toEqual([
      ["a", true, 9000, "n_ctx 9000 from /props"],
      ["b", false, undefined, "loading, so no context is allocated yet"],
      ["c", false, undefined, "sleeping, so no context is allocated now"],
      ["d", false, undefined, "not loaded, so no context is allocated yet"],
    ]);
  });

  test("one that is loading says no more", async () => {
    const seen = await reach(scripted({ loadingRequests: 9 }));
    expect(seen).toMatchObject({ server: "llama.cpp", loading: true, models: [] });
  });
});

async function errorOf(
  target: Parameters<typeof inspectServer>[0],
  variables = {},
): Promise<readonly [string, string, string]> {
  const seen = await inspectServer(target, { signal, variables, deadlineMs: 100 });
  if (seen.kind === "reachable") throw new Error("it was reached");
  return [seen.error.code, seen.error.message, seen.error.hint ?? ""];
}

describe("a server that cannot be used has the error of a request", () => {
  test("a key that is wrong", async () => {
    const fast = { name: "fast", endpoint: scripted({ apiKey: "right" }), apiKeyEnv: "MY_KEY" };
    const [code, message, hint] = await errorOf(fast, { MY_KEY: "wrong" });
    expect(code).toBe("BROKER_AUTH");
    expect(message).toContain("did not accept the key");
    expect(hint).toBe("set MY_KEY to a valid key");
    expect(await inspectServer(fast, { signal, variables: { MY_KEY: "right" } })).toMatchObject({
      kind: "reachable",
    });
  });

  test("nothing there", async () => {
    const [code, message, hint] = await errorOf("http://127.0.0.1:1");
    expect([code, message]).toEqual([
      "BROKER_UNREACHABLE",
      "nothing answers at http://127.0.0.1:1/v1",
    ]);
    expect(hint).toContain("start the server");
  });

  test.each<[string, () => string, string, string]>([
    [
      "no list",
      () => answering({ "/v1/models": { hello: 1 } }),
      "BROKER_BAD_REPLY",
      "has no list of models",
    ],
    ["no JSON", () => answering({ "/v1/models": "hi" }), "BROKER_BAD_REPLY", "answered no JSON"],
    ["no such route", () => answering({}), "BROKER_MODEL_MISSING", "has no such route"],
    ["a failure", () => answering({}, 500), "BROKER_SERVER", "failed (500)"],
  ])("%s", async (_, serve, code, says) => {
    const error = await errorOf(serve());
    expect(error[0]).toBe(code);
    expect(error[1]).toContain(says);
  });

  test("one that never answers", async () => {
    const server = Bun.serve({
      port: 0,
      idleTimeout: 0,
      fetch: () => new Promise<Response>(() => {}),
    });
    open.push({ stop: () => server.stop(true) });
    const [code, message] = await errorOf(`http://127.0.0.1:${server.port}`);
    expect(code).toBe("BROKER_TIMEOUT");
    expect(message).toContain("for the list of models");
  });
});
