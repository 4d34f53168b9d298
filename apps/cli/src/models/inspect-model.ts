import { inspectServer, type ModelEntry, type ServerKind, type ServerModel } from "@aish/broker";
import type { AishError } from "@aish/core";

/** What is known of a model after a look at its server. */
export type ModelReport =
  | ReachableModel
  /** The server is there and does not have it, or has several and none was named. */
  | { readonly kind: "missing"; readonly models: readonly string[] }
  | { readonly kind: "unreachable"; readonly error: AishError };

export interface ReachableModel {
  readonly kind: "reachable";
  readonly server: ServerKind;
  /** What it is called there. */
  readonly model: string | undefined;
  /** The server has others, too. */
  readonly several: boolean;
  /** What the server really has room for; what was configured where it does not say. */
  readonly context: number | undefined;
  /** Where that was read, or why it is not known. */
  readonly source: string;
  readonly loading: boolean;
  readonly latencyMs: number;
}

/** A look at the server, and at nothing else: it costs no tokens and loads no model. */
export async function inspectModel(
  entry: ModelEntry,
  { signal, deadlineMs }: { readonly signal?: AbortSignal; readonly deadlineMs: number },
): Promise<ModelReport> {
  const asked = signal ?? new AbortController().signal;
  const seen = await inspectServer(entry, { signal: asked, deadlineMs });
  if (seen.kind === "unreachable") return seen;
  const { server, models, loading, latencyMs } = seen;
  const found = findModel(models, entry.model);
  if (found === undefined && models.length > 0) {
    return { kind: "missing", models: models.map(({ id }) => id) };
  }
  const configured = found?.context === undefined && entry.context !== undefined;
  return {
    kind: "reachable",
    server,
    model: found?.id ?? entry.model,
    several: models.length > 1,
    context: found?.context ?? entry.context,
    source: configured ? "as configured" : (found?.source ?? "context not known"),
    loading,
    latencyMs,
  };
}

/** The only one there is needs no name. */
function findModel(
  models: readonly ServerModel[],
  name: string | undefined,
): ServerModel | undefined {
  if (name === undefined) return models.length === 1 ? models[0] : undefined;
  return models.find(({ id }) => id === name) ?? models.find(({ id }) => isCalled(id, name));
}

/** Ollama has `llama3` as `llama3:latest`, Gemini its names below `models/`, others with a date. */
function isCalled(id: string, name: string): boolean {
  return id === `${name}:latest` || id === `models/${name}` || /^-\d{8}$/.test(after(id, name));
}

function after(text: string, beginning: string): string {
  return text.startsWith(beginning) ? text.slice(beginning.length) : "";
}
