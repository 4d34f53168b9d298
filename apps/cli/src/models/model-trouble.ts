import type { ModelEntry } from "@aish/broker";
import { AishError } from "@aish/core";
import type { ModelReport } from "./inspect-model.ts";

/** Why a model cannot be asked, for somebody who sets it up; undefined if nothing is in the way. */
export function modelTrouble(entry: ModelEntry, report: ModelReport): AishError | undefined {
  switch (report.kind) {
    case "reachable":
      return undefined;
    case "missing":
      return missing(entry, report.models);
    case "unreachable":
      return forSetup(entry, report.error);
    default:
      return report satisfies never;
  }
}

/** The variable that its key should come from and does not. */
export function missingKey({ apiKey, apiKeyEnv }: ModelEntry): string | undefined {
  return (apiKey ?? "").trim() === "" ? apiKeyEnv : undefined;
}

function missing({ name, model, endpoint }: ModelEntry, models: readonly string[]): AishError {
  const more = models.length > 5 ? ` and ${models.length - 5} more` : "";
  const has = `${models.slice(0, 5).join(", ")}${more}`;
  const message =
    model === undefined
      ? `${endpoint} has several models: ${has}`
      : `${endpoint} has no ${model}; it has ${has}`;
  return new AishError("BROKER_MODEL_MISSING", message, {
    hint: `set model in [models.${name}] to one that it has`,
  });
}

/** What to do while a conversation goes on is not what to do here. */
function forSetup(entry: ModelEntry, error: AishError): AishError {
  const { name, endpoint, apiKey } = entry;
  const variable = missingKey(entry);
  const hinted = (hint: string): AishError =>
    new AishError(error.code, error.message, { hint, cause: error.cause });
  const { code } = error;
  if (code === "BROKER_UNREACHABLE") {
    return hinted(startHint(endpoint) ?? `check the endpoint of ${name} and the network`);
  }
  if (code === "BROKER_TIMEOUT") {
    return hinted("look whether the server is busy or hangs, then look again");
  }
  if (code !== "BROKER_AUTH") return error;
  if (variable !== undefined) return hinted(`export ${variable}=…, it is not set`);
  if (apiKey !== undefined) return error;
  return hinted(`name the variable that holds its key: api_key_env in [models.${name}]`);
}

/** How the server is started that usually listens there; undefined for another machine. */
function startHint(endpoint: string): string | undefined {
  const place = /^(?:https?:\/\/)?(?:127\.[\d.]+|localhost|\[::1\])(?::(?<port>\d+))?/i;
  const match = place.exec(endpoint);
  if (match === null) return undefined;
  const port = match.groups?.["port"] ?? "80";
  switch (port) {
    case "11434":
      return "start it: ollama serve";
    case "1234":
      return "start the server of LM Studio in its Developer tab";
    case "8000":
      return "start it, for example vllm serve MODEL";
    default:
      return `start it, for example llama-server -m model.gguf --port ${port}`;
  }
}
