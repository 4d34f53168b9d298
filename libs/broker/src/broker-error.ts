import { AishError } from "@aish/core";
import { numberAt, textAt, type JsonObject } from "./json.ts";
import { apiBase, type ModelEntry } from "./model-entry.ts";

/** What a server answered instead of a stream. */
export interface Refusal {
  /** 200 for an error that arrived inside a stream. */
  readonly status: number;
  readonly error: JsonObject | string;
  /** Seconds, when the server said so. */
  readonly retryAfter: string | undefined;
}

/** The one place where the words of servers become our codes and hints. */
export function refused(entry: ModelEntry, refusal: Refusal): AishError {
  const { status, error } = refusal;
  const said = saidIn(error);
  const where = hostOf(entry);
  const because = said === "" ? "" : `: ${said}`;

  if (isOverflow(error, said)) {
    return refusedError(`the prompt is too long for ${entry.name}${lengths(error)}${because}`, {
      hint: "start afresh with :clear, or give the server a larger context",
    });
  }
  const code = status === 200 ? (numberAt(error, "code") ?? 200) : status;
  switch (code) {
    case 401:
      return refusedError(`${where} did not accept the key${because}`, {
        hint: `set ${entry.apiKeyEnv ?? "the variable that api_key_env names"} to a valid key`,
      });
    case 402:
      return refusedError(`${where} wants to be paid first${because}`, {
        hint: "add credit there, or choose another model with :model",
      });
    case 403:
      return refusedError(`${where} does not allow this${because}`, {
        hint: "check what the key may do, or choose another model with :model",
      });
    case 404:
      return refusedError(`${where} has no ${entry.model ?? "such route"}${because}`, {
        hint: `check model and endpoint of ${entry.name} in the configuration`,
      });
    case 413:
      return refusedError(`the prompt is too long for ${where}${because}`, {
        hint: "start afresh with :clear",
      });
    case 429:
      return refusedError(`${where} takes no more requests just now${because}`, {
        hint: `ask again ${refusal.retryAfter === undefined ? "in a while" : `in ${refusal.retryAfter} s`}, or choose another model with :model`,
      });
    case 503:
      return refusedError(`${where} is not ready${because}`, {
        hint: "wait until the server is ready, then ask again",
      });
    default:
      break;
  }
  if (code >= 500) {
    return refusedError(`${where} failed (${code})${because}`, {
      hint: "look at the server's own log, then ask again",
    });
  }
  if (code === 200) {
    return refusedError(`${where} broke off${because}`, {
      hint: "ask again, or look at the server's own log",
    });
  }
  return refusedError(`${where} refused the request (${code})${because}`, {
    hint: `check the entry ${entry.name} in the configuration`,
  });
}

export function isLoading(status: number, error: JsonObject | string): boolean {
  return status === 503 && /loading/i.test(saidIn(error));
}

/** The connection was not made, or did not hold. */
export function unreachable(entry: ModelEntry, cause: unknown): AishError {
  const url = apiBase(entry.endpoint);
  const code = codeOf(cause);
  if (code === "ECONNREFUSED") {
    const local = /^(?:127\.|localhost|\[?::1)/.test(new URL(url).hostname);
    return new AishError("BROKER_UNREACHABLE", `nothing answers at ${url}`, {
      hint: local
        ? "start the server (llama-server -m model.gguf --port " +
          `${new URL(url).port || "80"}), or choose another model with :model`
        : "check the endpoint, or choose another model with :model",
      cause,
    });
  }
  return new AishError("BROKER_UNREACHABLE", `cannot reach ${url}${code ? ` (${code})` : ""}`, {
    hint: "check the endpoint and the network, or choose another model with :model",
    cause,
  });
}

export function brokenOff(entry: ModelEntry, cause: unknown): AishError {
  return new AishError("BROKER_UNREACHABLE", `the connection to ${hostOf(entry)} broke off`, {
    hint: "look whether the server still runs, then ask again",
    cause,
  });
}

export function timedOut(entry: ModelEntry, waitedFor: string, afterMs: number): AishError {
  const seconds = Math.round(afterMs / 1000);
  return new AishError(
    "BROKER_TIMEOUT",
    `${hostOf(entry)} sent nothing for ${seconds} s (${waitedFor})`,
    { hint: "look whether the server is busy, then ask again" },
  );
}

export function badReply(entry: ModelEntry, what: string): AishError {
  return new AishError("BROKER_BAD_REPLY", `${apiBase(entry.endpoint)} ${what}`, {
    hint: `check that the endpoint of ${entry.name} is an OpenAI-compatible server`,
  });
}

function refusedError(message: string, options: { readonly hint: string }): AishError {
  return new AishError("BROKER_REFUSED", message, options);
}

function isOverflow(error: JsonObject | string, said: string): boolean {
  const name = `${textAt(error, "code") ?? ""} ${textAt(error, "type") ?? ""}`;
  return (
    /context_length_exceeded|exceed_context_size/.test(name) ||
    /maximum context length|exceeds? the (?:available )?context/i.test(said)
  );
}

function lengths(error: JsonObject | string): string {
  const sent = numberAt(error, "n_prompt_tokens");
  const room = numberAt(error, "n_ctx");
  return sent === undefined || room === undefined ? "" : ` (${sent} tokens of ${room})`;
}

/** The server's own sentence, on one line and not longer than one. */
function saidIn(error: JsonObject | string): string {
  const said =
    typeof error === "string"
      ? error
      : (textAt(error, "message") ?? textAt(error, "detail") ?? textAt(error, "error") ?? "");
  // oxlint-disable-next-line no-control-regex -- what a server wrote is printed on a terminal
  const line = said.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ").trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

function hostOf(entry: ModelEntry): string {
  return new URL(apiBase(entry.endpoint)).host;
}

function codeOf(cause: unknown): string {
  return textAt(cause, "code") ?? "";
}
