import { AishError } from "@aish/core";
import { isLoading, refused, timedOut, unreachable } from "./broker-error.ts";
import type { WaitingEvent } from "./chat-event.ts";
import type { Deadline } from "./deadline.ts";
import { parseJson, toObject, type JsonObject } from "./json.ts";
import { apiBase, type ModelEntry } from "./model-entry.ts";

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface Deadlines {
  /** From sending to the first frame of the reply; long, for a cold prompt on a slow machine. */
  readonly firstByteMs: number;
  /** Between two frames. */
  readonly idleMs: number;
  /** How long a server may say that it is loading its model. */
  readonly loadingMs: number;
}

export const defaultDeadlines: Deadlines = {
  firstByteMs: 600_000,
  idleMs: 120_000,
  loadingMs: 300_000,
};

/**
 * Sends the request, again for as long as the server says that it is loading its model. Returns
 * undefined when the caller gave up; whatever is no 200 is thrown.
 */
export async function* requestChat(
  entry: ModelEntry,
  messages: readonly ChatMessage[],
  deadlines: Deadlines,
  deadline: Deadline,
): AsyncGenerator<WaitingEvent, Response | undefined> {
  const began = performance.now();
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 1000)) {
    deadline.set("for the first byte", deadlines.firstByteMs);
    const response = await send(entry, messages, deadline);
    if (response === undefined || response.ok) return response;

    const error = await bodyOf(response);
    deadline.clear();
    if (!isLoading(response.status, error)) {
      const retryAfter = response.headers.get("retry-after") ?? undefined;
      throw refused(entry, { status: response.status, error, retryAfter });
    }
    if (performance.now() - began > deadlines.loadingMs) {
      throw new AishError("BROKER_TIMEOUT", `${entry.name} is still loading its model`, {
        hint: "wait until the server is ready, then ask again",
      });
    }
    yield { kind: "waiting", why: "the server is loading its model" };
    await pause(pauseMs, deadline.signal);
    if (deadline.signal.aborted) return undefined;
  }
}

async function send(
  entry: ModelEntry,
  messages: readonly ChatMessage[],
  deadline: Deadline,
): Promise<Response | undefined> {
  try {
    return await fetch(`${apiBase(entry.endpoint)}/chat/completions`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        ...authorization(entry),
      },
      body: JSON.stringify(toBody(entry, messages)),
      signal: deadline.signal,
      timeout: false, // Bun's own limit of some minutes is shorter than a cold prompt can take
    });
  } catch (error) {
    if (deadline.passed !== undefined) {
      throw timedOut(entry, deadline.passed.waitedFor, deadline.passed.afterMs);
    }
    if (deadline.signal.aborted) return undefined;
    throw unreachable(entry, error);
  }
}

export function authorization(entry: ModelEntry): Record<string, string> {
  return entry.apiKey === undefined ? {} : { authorization: `Bearer ${entry.apiKey}` };
}

/** What is undefined is left out by JSON. */
function toBody(entry: ModelEntry, messages: readonly ChatMessage[]): JsonObject {
  return {
    model: entry.model ?? "default",
    // Half a surrogate pair, left by some shortening, is no JSON to most servers.
    messages: messages.map(({ role, content }) => ({ role, content: content.toWellFormed() })),
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: entry.maxTokens,
    temperature: entry.temperature,
  };
}

/** The error in the body of a refusal, however the server wraps it. */
async function bodyOf(response: Response): Promise<JsonObject | string> {
  const text = await response.text().catch(() => ""); // the status alone says enough
  const body = toObject(parseJson(text));
  if (body === undefined) return text.trimStart().startsWith("<") ? "" : text;
  const error = body["error"];
  return typeof error === "string" ? error : (toObject(error) ?? body);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}
