import type { AishError } from "@aish/core";
import { toError } from "./broker-error.ts";
import { keyVariables } from "./key-variables.ts";
import { apiBase, hostOf, type ModelEntry } from "./model-entry.ts";
import { probeServer } from "./probe-server.ts";
import type { ServerKind, ServerModel } from "./server-facts.ts";

/** What there is at an address, or why that cannot be said. */
export type ServerInspection =
  | {
      readonly kind: "reachable";
      readonly server: ServerKind;
      readonly models: readonly ServerModel[];
      /** It cannot answer yet. */
      readonly loading: boolean;
      readonly latencyMs: number;
    }
  | { readonly kind: "unreachable"; readonly error: AishError };

export interface InspectOptions {
  /** Where the key is looked up if the entry has none. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly deadlineMs?: number;
}

/** Looks once. Throws only for an endpoint that is no address. */
export async function inspectServer(
  target: ModelEntry | string,
  { variables = {}, signal, deadlineMs = 5000 }: InspectOptions,
): Promise<ServerInspection> {
  const entry = withKey(
    typeof target === "string" ? { name: hostOf({ endpoint: target }), endpoint: target } : target,
    variables,
  );
  const alarm = AbortSignal.timeout(deadlineMs);
  const sight = await probeServer(entry, AbortSignal.any([signal, alarm]));
  if (sight.kind === "seen") return { ...sight, kind: "reachable" };
  const tooLate = sight.trouble.kind === "unreachable" && alarm.aborted;
  const trouble = tooLate
    ? ({ kind: "timeout", waitedFor: "for the list of models", afterMs: deadlineMs } as const)
    : sight.trouble;
  return { kind: "unreachable", error: toError(entry, trouble) };
}

/** A service that is known by its address is known by its variable too. */
function withKey(
  entry: ModelEntry,
  variables: Readonly<Record<string, string | undefined>>,
): ModelEntry {
  if (entry.apiKey !== undefined) return entry;
  const service = keyVariables.find(
    ({ endpoint }) => apiBase(endpoint) === apiBase(entry.endpoint),
  );
  const apiKeyEnv = entry.apiKeyEnv ?? service?.variable;
  const apiKey = (apiKeyEnv === undefined ? undefined : variables[apiKeyEnv]?.trim()) || undefined;
  return { ...entry, apiKey, apiKeyEnv };
}
