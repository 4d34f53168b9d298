import { listAt, objectAt, parseJson, textAt, toObject, type JsonObject } from "./json.ts";
import { apiBase, serverRoot, type ModelEntry } from "./model-entry.ts";
import { isLoading } from "./refusal-facts.ts";
import { authorization, toRefusal } from "./send-request.ts";
import {
  kindOf,
  modelsIn,
  routedState,
  type ServerKind,
  type ServerModel,
} from "./server-facts.ts";
import type { Trouble } from "./trouble.ts";

/** What one look at an address says about the server there. */
export type ServerSight =
  | {
      readonly kind: "seen";
      readonly server: ServerKind;
      /** It is there, but not yet ready to say what it has. */
      readonly loading: boolean;
      readonly models: readonly ServerModel[];
      /** Until it had answered what it has. */
      readonly latencyMs: number;
    }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

export async function probeServer(entry: ModelEntry, signal: AbortSignal): Promise<ServerSight> {
  const began = performance.now();
  const list = await listModels(entry, signal);
  const latencyMs = performance.now() - began;
  if (list.kind === "trouble") {
    const { trouble } = list;
    if (trouble.kind !== "refusal" || !isLoading(trouble)) return list;
    return { kind: "seen", server: "llama.cpp", loading: true, models: [], latencyMs };
  }

  const { entries } = list;
  const root = serverRoot(entry.endpoint);
  const [props, running, studio, routed] = await Promise.all([
    get(`${root}/props`, entry, signal),
    get(`${root}/api/ps`, entry, signal),
    get(`${root}/api/v1/models`, entry, signal),
    routedProps(entries, root, entry, signal),
  ]);
  const facts = { entries, props, running, studio, routed };
  const loading = entries.every((one) => routedState(one) === "loading");
  return { kind: "seen", server: kindOf(facts), loading, models: modelsIn(facts), latencyMs };
}

type ModelList =
  | { readonly kind: "list"; readonly entries: readonly unknown[] }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

async function listModels(entry: ModelEntry, signal: AbortSignal): Promise<ModelList> {
  let answer: unknown;
  try {
    const response = await ask(`${apiBase(entry.endpoint)}/models`, entry, signal);
    if (!response.ok) return { kind: "trouble", trouble: await toRefusal(response) };
    answer = parseJson(await response.text());
  } catch (cause) {
    return { kind: "trouble", trouble: { kind: "unreachable", cause } };
  }
  const entries = Array.isArray(answer) ? answer : listAt(answer, "data");
  if (entries.some((one) => textAt(one, "id") !== undefined)) return { kind: "list", entries };
  const what = toObject(answer) === undefined ? "answered no JSON" : "has no list of models";
  return { kind: "trouble", trouble: { kind: "alien", what } };
}

/** A router answers /props for itself; asking for a model must not make it load that one. */
async function routedProps(
  entries: readonly unknown[],
  root: string,
  entry: ModelEntry,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, JsonObject>> {
  const found = new Map<string, JsonObject>();
  const loaded = entries.filter((one) => routedState(one) === "loaded").slice(0, 8);
  await Promise.all(
    loaded.map(async (one) => {
      const id = textAt(one, "id") ?? "";
      const query = `model=${encodeURIComponent(id)}&autoload=false`;
      const props = await get(`${root}/props?${query}`, entry, signal);
      if (objectAt(props, "default_generation_settings") !== undefined && props !== undefined) {
        found.set(id, props);
      }
    }),
  );
  return found;
}

/** Undefined for everything but JSON: most servers do not have most of these. */
async function get(
  url: string,
  entry: ModelEntry,
  signal: AbortSignal,
): Promise<JsonObject | undefined> {
  try {
    const response = await ask(url, entry, signal);
    const body = toObject(parseJson(await response.text()));
    return response.ok ? body : undefined;
  } catch {
    return undefined; // what matters has been answered already
  }
}

function ask(url: string, entry: ModelEntry, signal: AbortSignal): Promise<Response> {
  return fetch(url, { headers: authorization(entry), signal, redirect: "manual" });
}
