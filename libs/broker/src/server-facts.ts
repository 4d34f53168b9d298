import { listAt, numberAt, objectAt, textAt, type JsonObject } from "./json.ts";

export type ServerKind = "llama.cpp" | "ollama" | "lm-studio" | "vllm" | "other";

/** A model that a server offers. */
export interface ServerModel {
  readonly id: string;
  /** Tokens that the server really allocated, not what the model was trained for. */
  readonly context: number | undefined;
  /** Where that was read (`n_ctx 8192 from /props`), or why it is not known. */
  readonly source: string;
  /** Already in memory, so that the first answer does not wait for it. */
  readonly loaded: boolean;
}

/** What a server said of itself, path by path; undefined where it said nothing. */
export interface ServerFacts {
  /** `data` of /v1/models. */
  readonly entries: readonly unknown[];
  readonly props: JsonObject | undefined;
  /** /props of the models that a llama.cpp router has loaded, by id. */
  readonly routed: ReadonlyMap<string, JsonObject>;
  /** /api/ps of Ollama. */
  readonly running: JsonObject | undefined;
  /** /api/v1/models of LM Studio. */
  readonly studio: JsonObject | undefined;
}

export function kindOf({ entries, props, running, studio }: ServerFacts): ServerKind {
  if (objectAt(props, "default_generation_settings") !== undefined) return "llama.cpp";
  if (Array.isArray(running?.["models"])) return "ollama";
  if (listAt(studio, "models").some((model) => textAt(model, "key") !== undefined)) {
    return "lm-studio";
  }
  const owner = textAt(entries[0], "owned_by");
  if (owner === "llamacpp" || routedState(entries[0]) !== undefined) return "llama.cpp";
  return owner === "vllm" ? "vllm" : "other";
}

/** `loaded`, `loading`, `sleeping` or `unloaded`, from a llama.cpp that has several models. */
export function routedState(entry: unknown): string | undefined {
  return textAt(entry, "status", "value");
}

export function modelsIn(facts: ServerFacts): readonly ServerModel[] {
  return facts.entries.flatMap((entry) => {
    const id = textAt(entry, "id");
    return id === undefined || /embed/i.test(id) ? [] : [toModel(id, entry, facts)];
  });
}

function toModel(id: string, entry: unknown, facts: ServerFacts): ServerModel {
  const kind = kindOf(facts);
  const inMemory = listAt(facts.running, "models").find((one) => textAt(one, "name") === id);
  const instance = listAt(
    listAt(facts.studio, "models").find((one) => textAt(one, "key") === id),
    "loaded_instances",
  )[0];
  const state = routedState(entry);
  const props = state === undefined ? facts.props : facts.routed.get(id);
  const slots = numberAt(props, "total_slots") ?? 1;
  // The nearest to what is allocated comes first.
  const found = [
    ["n_ctx", numberAt(props, "default_generation_settings", "n_ctx"), "/props"],
    ["context_length", numberAt(inMemory, "context_length"), "/api/ps"],
    ["context_length", numberAt(instance, "config", "context_length"), "/api/v1/models"],
    ["n_ctx", numberAt(entry, "meta", "n_ctx"), "/v1/models"],
    ["max_model_len", numberAt(entry, "max_model_len"), "/v1/models"],
    ["context_length", numberAt(entry, "context_length"), "/v1/models"],
  ] as const;
  const [name, context, where] = found.find(([, value]) => (value ?? 0) > 0) ?? [];
  const each = where === "/props" && slots > 1 ? `, for each of ${slots} slots` : "";
  const onDemand = kind === "ollama" || kind === "lm-studio";
  return {
    id,
    context,
    source:
      context === undefined
        ? unknownBecause(state ?? (onDemand ? "unloaded" : undefined))
        : `${name} ${context} from ${where}${each}`,
    loaded: isLoaded(kind, state, inMemory !== undefined || instance !== undefined),
  };
}

function isLoaded(kind: ServerKind, state: string | undefined, inMemory: boolean): boolean {
  if (state !== undefined) return state === "loaded";
  return inMemory || (kind !== "ollama" && kind !== "lm-studio");
}

/** Nothing is claimed of a model that has no memory yet: what it was trained for is not what it gets. */
function unknownBecause(state: string | undefined): string {
  switch (state) {
    case undefined:
    case "loaded":
      return "context not known";
    case "loading":
      return "loading, so no context is allocated yet";
    case "sleeping":
      return "sleeping, so no context is allocated now";
    default:
      return "not loaded, so no context is allocated yet";
  }
}
