import type { JsonObject } from "./json.ts";
import type { ModelEntry } from "./model-entry.ts";
import { runTool } from "./run-call.ts";
import type { ServerTraits } from "./server-traits.ts";
import type { WireMessage } from "./to-wire.ts";

export interface RequestParts {
  readonly entry: ModelEntry;
  readonly messages: readonly WireMessage[];
  readonly maxTokens: number | undefined;
}

/** What is undefined is left out by JSON. */
export function requestBody(
  { entry, messages, maxTokens }: RequestParts,
  traits: ServerTraits,
): JsonObject {
  const { limit } = traits;
  return {
    model: entry.model ?? "default",
    messages,
    stream: true,
    stream_options: traits.usage ? { include_usage: true } : undefined,
    ...(limit === undefined ? {} : { [limit]: maxTokens }),
    temperature: traits.temperature ? entry.temperature : undefined,
    tools: entry.tools === true ? [runTool] : undefined,
    ...(traits.extras ? { return_progress: true, timings_per_token: true } : {}),
  };
}
