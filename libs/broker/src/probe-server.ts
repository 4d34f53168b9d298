import {
  listAt,
  numberAt,
  objectAt,
  parseJson,
  textAt,
  toObject,
  type JsonObject,
} from "./json.ts";
import { apiBase, serverRoot } from "./model-entry.ts";

export type ServerKind = "llama.cpp" | "ollama" | "lm-studio" | "vllm" | "other";

/** What one look at an address says about the server there. */
export interface ServerSight {
  readonly server: ServerKind;
  /** It is there, but not yet ready to say what it has. */
  readonly loading: boolean;
  readonly models: readonly SeenModel[];
}

export interface SeenModel {
  readonly id: string;
  /** Already in memory, so that the first answer does not wait for it. */
  readonly loaded: boolean;
  /** What the server really allocated, not what the model was trained for. */
  readonly context: number | undefined;
  /** Where that was read: `n_ctx 8192 from /props`. */
  readonly source: string | undefined;
}

export interface ProbeOptions {
  readonly apiKey?: string | undefined;
  readonly signal: AbortSignal;
}

/** Undefined if nothing there speaks our language before the signal aborts. */
export async function probeServer(
  endpoint: string,
  options: ProbeOptions,
): Promise<ServerSight | undefined> {
  const root = serverRoot(endpoint);
  const list = await get(`${apiBase(endpoint)}/models`, options);
  if (list === undefined) return undefined;
  if (list.status === 503) return { server: "llama.cpp", loading: true, models: [] };
  const entries = list.status === 200 ? listAt(list.body, "data") : [];
  const ids = entries.map((entry) => textAt(entry, "id")).filter((id) => id !== undefined);
  if (ids.length === 0) return undefined;

  const [props, running, studio] = await Promise.all([
    get(`${root}/props`, options),
    get(`${root}/api/ps`, options),
    get(`${root}/api/v1/models`, options),
  ]);
  const facts: Facts = {
    entries,
    props: props?.body,
    running: running?.body,
    studio: studio?.body,
  };
  return {
    server: kindOf(facts),
    loading: false,
    models: ids.filter((id) => !/embed/i.test(id)).map((id) => seen(id, facts)),
  };
}

interface Facts {
  readonly entries: readonly unknown[];
  readonly props: JsonObject | undefined;
  readonly running: JsonObject | undefined;
  readonly studio: JsonObject | undefined;
}

function kindOf({ entries, props, running, studio }: Facts): ServerKind {
  if (objectAt(props, "default_generation_settings") !== undefined) return "llama.cpp";
  if (Array.isArray(running?.["models"])) return "ollama";
  if (listAt(studio, "models").some((model) => listAt(model, "loaded_instances").length > 0)) {
    return "lm-studio";
  }
  const owner = textAt(entries[0], "owned_by");
  if (owner === "llamacpp") return "llama.cpp";
  return owner === "vllm" ? "vllm" : "other";
}

/** The nearest to what is allocated comes first. */
function seen(id: string, { entries, props, running, studio }: Facts): SeenModel {
  const entry = entries.find((one) => textAt(one, "id") === id);
  const inMemory = listAt(running, "models").find((one) => textAt(one, "name") === id);
  const instance = listAt(
    listAt(studio, "models").find((one) => textAt(one, "key") === id),
    "loaded_instances",
  )[0];
  const found = [
    ["n_ctx", numberAt(props, "default_generation_settings", "n_ctx"), "/props"],
    ["context_length", numberAt(inMemory, "context_length"), "/api/ps"],
    ["context_length", numberAt(instance, "config", "context_length"), "/api/v1/models"],
    ["n_ctx", numberAt(entry, "meta", "n_ctx"), "/v1/models"],
    ["max_model_len", numberAt(entry, "max_model_len"), "/v1/models"],
    ["context_length", numberAt(entry, "context_length"), "/v1/models"],
  ] as const;
  const [name, context, where] = found.find(([, value]) => (value ?? 0) > 0) ?? [];
  return {
    id,
    loaded: inMemory !== undefined || instance !== undefined,
    context,
    source: context === undefined ? undefined : `${name} ${context} from ${where}`,
  };
}

/** Undefined for everything that is no answer in JSON: a probe has nobody to complain to. */
async function get(
  url: string,
  { apiKey, signal }: ProbeOptions,
): Promise<{ readonly status: number; readonly body: JsonObject | undefined } | undefined> {
  const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  try {
    const response = await fetch(url, { headers, signal, redirect: "manual" });
    const body = toObject(parseJson(await response.text()));
    return body === undefined ? undefined : { status: response.status, body };
  } catch {
    return undefined;
  }
}
