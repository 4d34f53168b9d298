import type { ChatBody } from "./check-request.ts";
import { countPrompt, promptOf, tokensOf } from "./count-tokens.ts";
import { dialectOf } from "./dialects/dialect-of.ts";
import type { Script } from "./script.ts";
import { modelOf } from "./tell.ts";

export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly body: unknown;
  /** The model is in memory. */
  readonly loaded: boolean;
}

/** What a server of each kind says beside the chat: what it has, and how it counts. */
export function answerAboutItself(asked: Asked, script: Omit<Script, "replies">): Response {
  const answer = routes(asked, script)[asked.path];
  if (answer === undefined) return notFound(asked, script);
  if (answer === "") return new Response(null);
  return typeof answer === "string" ? new Response(answer) : Response.json(answer);
}

type Routes = Readonly<Record<string, object | string | undefined>>;

function routes(asked: Asked, script: Omit<Script, "replies">): Routes {
  const context = script.saidContext ?? script.context ?? 8192;
  const id = modelOf(script);
  const list = (owner: string, more: object = {}): object => ({
    object: "list",
    data: [{ id, object: "model", created: 1_760_000_000, owned_by: owner, ...more }],
  });
  const { dialect = "llama.cpp" } = script;
  switch (dialect) {
    case "llama.cpp":
    case "llama.cpp-old":
      return {
        "/health": { status: "ok" },
        "/props": {
          default_generation_settings: { n_ctx: context },
          total_slots: 1,
          model_path: id,
        },
        "/v1/models": list("llamacpp", { meta: { n_ctx_train: 131_072, n_ctx: context } }),
        ...(asked.method === "POST" ? llamaCounts(asked.body, dialect) : {}),
      };
    case "ollama":
      return {
        "/": "Ollama is running",
        "/api/version": { version: "0.12.6" },
        "/api/tags": { models: [{ name: id, model: id, details: { family: "scripted" } }] },
        "/api/ps": {
          models: asked.loaded ? [{ name: id, model: id, context_length: context }] : [],
        },
        "/v1/models": list("library"),
      };
    case "lm-studio": {
      const instances = asked.loaded ? [{ id, config: { context_length: context } }] : [];
      return {
        "/v1/models": list("organization_owner"),
        "/api/v1/models": {
          models: [
            { type: "llm", key: id, max_context_length: 131_072, loaded_instances: instances },
          ],
        },
      };
    }
    case "vllm":
    case "vllm-old":
      return {
        "/health": "",
        "/version": { version: dialect === "vllm" ? "0.11.0" : "0.6.0" },
        "/v1/models": list("vllm", { max_model_len: context }),
        ...(asked.method === "POST" ? vllmCounts(asked.body, context) : {}),
      };
    case "openrouter": {
      const pricing = { prompt: "0.000002", completion: "0.000002" };
      const models = list("scripted", { name: id, context_length: context, pricing });
      return { "/v1/models": models, "/api/v1/models": models };
    }
    case "openai":
      return { "/v1/models": list("system") };
    default:
      return dialect satisfies never;
  }
}

function llamaCounts(body: unknown, dialect: "llama.cpp" | "llama.cpp-old"): Routes {
  const { content = "" } = body as { readonly content?: string };
  const tokens = tokensOf(content).map((_, index) => index);
  const chat = body as ChatBody;
  return {
    "/tokenize": { tokens },
    ...(dialect === "llama.cpp-old"
      ? {}
      : {
          "/apply-template": { prompt: promptOf(chat) },
          "/v1/chat/completions/input_tokens": {
            object: "response.input_tokens",
            input_tokens: countPrompt(chat),
          },
        }),
  };
}

function vllmCounts(body: unknown, context: number): Routes {
  const { prompt } = body as { readonly prompt?: string };
  const count = prompt === undefined ? countPrompt(body as ChatBody) : tokensOf(prompt).length;
  const tokens = Array.from({ length: count }, (_, index) => index);
  return { "/tokenize": { count, max_model_len: context, tokens } };
}

function notFound({ method, path }: Asked, script: Omit<Script, "replies">): Response {
  if (script.dialect === "ollama") return new Response("404 page not found", { status: 404 });
  if (script.dialect === "lm-studio") {
    return Response.json({ error: `Unexpected endpoint or method. (${method} ${path})` });
  }
  return Response.json(dialectOf(script.dialect).refusal(404, "Not Found"), { status: 404 });
}
