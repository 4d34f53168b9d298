import { keyVariables } from "./key-variables.ts";
import type { ModelEntry } from "./model-entry.ts";
import { probeServer, type ServerSight } from "./probe-server.ts";
import type { ServerKind, ServerModel } from "./server-facts.ts";

export interface DiscoverOptions {
  /** Addresses to look at, in order of preference; the usual ones of this machine if not said. */
  readonly endpoints?: readonly string[];
  /** Where keys are looked up. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** For all of it together. */
  readonly deadlineMs?: number;
}

/** A model that can be asked, and how we know. */
export interface FoundModel {
  readonly entry: ModelEntry;
  readonly server: ServerKind;
  /** It cannot answer yet. */
  readonly loading: boolean;
  /** For people: `n_ctx 8192 from /props`, `OPENAI_API_KEY`. */
  readonly source: string;
}

/** llama.cpp, another one, Ollama, LM Studio, vLLM. */
export const usualEndpoints: readonly string[] = [8080, 8081, 11_434, 1234, 8000].map(
  (port) => `http://127.0.0.1:${port}`,
);

/** Local servers first, then services whose key is at hand. Never throws: nothing found is []. */
export async function discoverModels(options: DiscoverOptions): Promise<readonly FoundModel[]> {
  const { endpoints = usualEndpoints, variables, deadlineMs = 500 } = options;
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(deadlineMs)]);
  const sights = await Promise.all(
    endpoints.map((endpoint) => probeServer({ name: "local", endpoint }, signal)),
  );
  const local = endpoints.flatMap((endpoint, index) => toFound(endpoint, sights[index]));
  return withUniqueNames([...local, ...keyed(variables)]);
}

/** What a configured server really allocated for the entry, and where that was read. */
export async function readContext(
  entry: ModelEntry,
  { signal, deadlineMs = 500 }: { readonly signal: AbortSignal; readonly deadlineMs?: number },
): Promise<{ readonly context: number; readonly source: string } | undefined> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  const sight = await probeServer(entry, within);
  const model = sight.kind === "seen" ? findModel(sight.models, entry.model) : undefined;
  if (model?.context === undefined) return undefined;
  return { context: model.context, source: model.source };
}

/** Ollama has `llama3` under `llama3:latest`. */
function findModel(
  models: readonly ServerModel[],
  name: string | undefined,
): ServerModel | undefined {
  if (name === undefined) return models.find(({ loaded }) => loaded) ?? models[0];
  return models.find(({ id }) => id === name || id === `${name}:latest`);
}

function toFound(endpoint: string, sight: ServerSight | undefined): readonly FoundModel[] {
  if (sight?.kind !== "seen") return [];
  const { server, loading } = sight;
  if (loading) {
    const entry = { name: "local", endpoint };
    return [{ entry, server, loading, source: `loading its model at ${endpoint}` }];
  }
  const ready = sight.models.toSorted((a, b) => Number(b.loaded) - Number(a.loaded));
  return ready.map((model) => ({
    entry: { name: nameOf(model.id), endpoint, model: model.id, context: model.context },
    server,
    loading,
    source: `${model.source}, at ${endpoint}`,
  }));
}

function keyed(variables: DiscoverOptions["variables"]): readonly FoundModel[] {
  return keyVariables.flatMap(({ variable, name, endpoint, model, context }) => {
    const apiKey = variables[variable]?.trim() ?? "";
    if (apiKey === "") return [];
    const entry = { name, endpoint, model, context, apiKey, apiKeyEnv: variable };
    return [{ entry, server: "other", loading: false, source: variable }];
  });
}

/** `/models/Qwen2.5-Coder-7B.Q4_K_M.gguf` is called `qwen2.5-coder-7b.q4_k_m`. */
function nameOf(id: string): string {
  const base = id.split(/[/\\]/).at(-1) ?? id;
  return base.replace(/\.gguf$/i, "").toLowerCase();
}

function withUniqueNames(found: readonly FoundModel[]): readonly FoundModel[] {
  const taken = new Set<string>();
  return found.map((model) => {
    const { name } = model.entry;
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name}-${count}`;
    taken.add(unique);
    return unique === name ? model : { ...model, entry: { ...model.entry, name: unique } };
  });
}
