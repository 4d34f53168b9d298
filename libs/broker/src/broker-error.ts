import { AishError, type ErrorCode } from "@aish/core";
import { textAt } from "./json.ts";
import { apiBase, hostOf, type ModelEntry } from "./model-entry.ts";
import { isLoading, isOverflow, overflowFacts, saidIn, statusOf } from "./refusal-facts.ts";
import type { Refusal, Trouble } from "./trouble.ts";

/** The one place where the words of servers become our codes and hints. */
export function toError(entry: ModelEntry, trouble: Trouble): AishError {
  switch (trouble.kind) {
    case "refusal":
      return refused(entry, trouble);
    case "unreachable":
      return unreachable(entry, trouble.cause);
    case "cutOff":
      return new AishError("BROKER_UNREACHABLE", `the connection to ${hostOf(entry)} broke off`, {
        hint: "look whether the server still runs, then ask again",
        cause: trouble.cause,
      });
    case "timeout": {
      const seconds = Math.round(trouble.afterMs / 1000);
      const said = `${hostOf(entry)} sent nothing for ${seconds} s (${trouble.waitedFor})`;
      return new AishError("BROKER_TIMEOUT", said, {
        hint: "look whether the server is busy, then ask again",
      });
    }
    case "alien":
      return new AishError("BROKER_BAD_REPLY", `${apiBase(entry.endpoint)} ${trouble.what}`, {
        hint: `check that the endpoint of ${entry.name} is an OpenAI-compatible server`,
      });
    case "incomplete":
      return new AishError("BROKER_INCOMPLETE", `${hostOf(entry)} ended the reply in the middle`, {
        hint: "ask again, or look at the server's own log",
      });
    default:
      return trouble satisfies never;
  }
}

/** Of a stream that had begun: whatever cut it off, its reply is a piece of one. */
export function toStreamError(entry: ModelEntry, trouble: Trouble): AishError {
  const error = toError(entry, trouble);
  if (trouble.kind !== "cutOff") return error;
  const { message, hint = "ask again", cause } = error;
  return new AishError("BROKER_INCOMPLETE", message, { hint, cause });
}

function refused(entry: ModelEntry, refusal: Refusal): AishError {
  const said = saidIn(refusal);
  const because = said === "" ? "" : `: ${said}`;
  const where = hostOf(entry);
  const error = (code: ErrorCode, message: string, hint: string): AishError =>
    new AishError(code, `${message}${because}`, { hint });

  if (isOverflow(refusal)) {
    const { room, sent } = overflowFacts(refusal);
    const lengths = room === undefined || sent === undefined ? "" : ` (${sent} tokens of ${room})`;
    const hint = "start afresh with :clear, or give the server a larger context";
    return error("BROKER_OVERFLOW", `the prompt is too long for ${entry.name}${lengths}`, hint);
  }
  if (isLoading(refusal)) {
    const hint = "wait until the server is ready, then ask again";
    return error("BROKER_LOADING", `${entry.name} is still loading its model`, hint);
  }
  if (entry.tools === true && /tool|--jinja/i.test(said)) {
    const hint = `take tools = true out of [models.${entry.name}], or choose another model with :model`;
    return error("BROKER_BAD_REQUEST", `${where} takes no tool calls`, hint);
  }
  const status = statusOf(refusal);
  switch (status) {
    case 401:
      return error("BROKER_AUTH", `${where} did not accept the key`, keyHint(entry));
    case 402: {
      const hint = "add credit there, or choose another model with :model";
      return error("BROKER_CREDIT", `${where} wants to be paid first`, hint);
    }
    case 403: {
      const hint = "check what the key may do, or choose another model with :model";
      return error("BROKER_AUTH", `${where} does not allow this`, hint);
    }
    case 404: {
      const hint = `check model and endpoint of ${entry.name} in the configuration`;
      return error("BROKER_MODEL_MISSING", `${where} has no ${entry.model ?? "such route"}`, hint);
    }
    case 429:
      return error("BROKER_RATE_LIMIT", `${where} takes no more requests just now`, later(refusal));
    default:
      break;
  }
  if (status >= 500) {
    const failed = status === 503 || status === 529 ? "is not ready" : `failed (${status})`;
    const hint =
      refusal.retryAfterMs === undefined
        ? "look at the server's own log, then ask again"
        : later(refusal);
    return error("BROKER_SERVER", `${where} ${failed}`, hint);
  }
  if (status === 200) {
    const hint = "ask again, or look at the server's own log";
    return error("BROKER_SERVER", `${where} broke off`, hint);
  }
  const hint = `check the entry ${entry.name} in the configuration`;
  return error("BROKER_BAD_REQUEST", `${where} refused the request (${status})`, hint);
}

function keyHint({ apiKey, apiKeyEnv }: ModelEntry): string {
  const variable = apiKeyEnv ?? "the variable that api_key_env names";
  return `set ${variable} to a valid key${apiKey === undefined ? ", none was sent" : ""}`;
}

function later({ retryAfterMs }: Refusal): string {
  const when = retryAfterMs === undefined ? "in a while" : `in ${duration(retryAfterMs)}`;
  return `ask again ${when}, or choose another model with :model`;
}

/** `7 s`, `12 min`, `3 h`, rounded up. */
export function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

function unreachable(entry: ModelEntry, cause: unknown): AishError {
  const url = apiBase(entry.endpoint);
  const code = textAt(cause, "code") ?? "";
  const refusedThere = code === "ECONNREFUSED" || code === "ConnectionRefused";
  const { hostname, port } = new URL(url);
  if (refusedThere && /^(?:127\.|localhost|\[?::1)/.test(hostname)) {
    return new AishError("BROKER_UNREACHABLE", `nothing answers at ${url}`, {
      hint:
        `start the server (llama-server -m model.gguf --port ${port || "80"}), ` +
        "or choose another model with :model",
      cause,
    });
  }
  const message = refusedThere
    ? `nothing answers at ${url}`
    : `cannot reach ${url}${code ? ` (${code})` : ""}`;
  return new AishError("BROKER_UNREACHABLE", message, {
    hint: "check the endpoint and the network, or choose another model with :model",
    cause,
  });
}
