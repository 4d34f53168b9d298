import type { Deadline } from "./deadline.ts";
import { parseJson, toObject, type JsonObject } from "./json.ts";
import { apiBase, type ModelEntry } from "./model-entry.ts";
import { retryAfterMs } from "./retry-after.ts";
import type { Trouble } from "./trouble.ts";

export type Sent =
  | { readonly kind: "response"; readonly response: Response }
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  /** The caller gave up. */
  | { readonly kind: "stopped" };

export async function sendRequest(
  entry: ModelEntry,
  body: string,
  deadline: Deadline,
): Promise<Sent> {
  let response: Response;
  try {
    response = await fetch(`${apiBase(entry.endpoint)}/chat/completions`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        ...authorization(entry),
      },
      body,
      signal: deadline.signal,
      redirect: "manual", // another host must not be sent the key
      timeout: false, // Bun's own limit of some minutes is shorter than a cold prompt can take
    });
    if (response.ok) return { kind: "response", response };
    return { kind: "trouble", trouble: await toRefusal(response) };
  } catch (cause) {
    return toSent(deadline, { kind: "unreachable", cause });
  }
}

/** What an error of the network means, when it may be our own alarm or the caller's wish. */
export function toSent(deadline: Deadline, trouble: Trouble): Exclude<Sent, { kind: "response" }> {
  if (deadline.passed !== undefined) {
    return { kind: "trouble", trouble: { kind: "timeout", ...deadline.passed } };
  }
  return deadline.signal.aborted ? { kind: "stopped" } : { kind: "trouble", trouble };
}

export function authorization(entry: Pick<ModelEntry, "apiKey">): Record<string, string> {
  return entry.apiKey === undefined ? {} : { authorization: `Bearer ${entry.apiKey}` };
}

/** An answer that is not 2xx. */
export async function toRefusal(response: Response): Promise<Trouble> {
  const { status, headers } = response;
  if (status < 400) {
    const to = headers.get("location") ?? "elsewhere";
    return { kind: "alien", what: `sends requests on to ${to}` };
  }
  const error = errorOf(await response.text());
  return { kind: "refusal", status, error, retryAfterMs: retryAfterMs(headers, new Date()) };
}

/** The error in the body of a refusal, however the server wraps it. */
function errorOf(text: string): JsonObject | string {
  const parsed = parseJson(text);
  const body = toObject(Array.isArray(parsed) ? parsed[0] : parsed); // Gemini sends a list
  if (body === undefined) return text.trimStart().startsWith("<") ? "" : text;
  const error = body["error"];
  return typeof error === "string" ? error : (toObject(error) ?? body);
}
