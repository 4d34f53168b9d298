import { inspectServer, type ModelEntry } from "@aish/broker";
import type { AishError } from "@aish/core";

/** What is known of a model after a look at its server. */
export type ModelReport =
  | {
      readonly kind: "reachable";
      /** What it is called there. */
      readonly model: string | undefined;
      readonly several: boolean;
      readonly context: number | undefined;
      readonly loading: boolean;
      readonly latencyMs: number;
      /** For people: the server, the context and where that was read. */
      readonly detail: string;
    }
  /** The server is there and does not have it, or has several and none was named. */
  | { readonly kind: "missing"; readonly models: readonly string[] }
  | { readonly kind: "unreachable"; readonly error: AishError };

export async function inspectModel(entry: ModelEntry, signal: AbortSignal): Promise<ModelReport> {
  const seen = await inspectServer(entry, { signal });
  if (seen.kind === "unreachable") return seen;
  const { server, models, loading, latencyMs } = seen;
  const names = models.map(({ id }) => id);
  const found =
    entry.model === undefined
      ? models.length === 1
        ? models[0]
        : undefined
      : models.find(({ id }) => id === entry.model);
  // A service may not list all that it has; a server without a list has one model.
  if (found === undefined && names.length > 0) return { kind: "missing", models: names };
  const context = entry.context ?? found?.context;
  const source = entry.context === undefined ? found?.source : "as configured";
  const room = context === undefined ? "context not known" : `${context} tokens`;
  const facts = [
    server === "other" ? undefined : server,
    loading ? "loading its model" : undefined,
    source === undefined ? room : `${room} (${source})`,
    `${Math.round(latencyMs)} ms away`,
  ].filter((fact) => fact !== undefined);
  return {
    kind: "reachable",
    model: found?.id ?? entry.model,
    several: names.length > 1,
    context,
    loading,
    latencyMs,
    detail: facts.join(", "),
  };
}
