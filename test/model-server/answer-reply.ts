import { dialectOf } from "./dialects/dialect-of.ts";
import type { Told } from "./dialects/dialect.ts";
import type { Script } from "./script.ts";
import { aborted, streamBody } from "./stream-body.ts";
import { completionOf, streamOf } from "./tell.ts";

/** The reply as HTTP, with all that the script wants to go wrong. */
export async function answerReply(
  told: Told,
  script: Omit<Script, "replies">,
  closed: AbortSignal,
): Promise<Response> {
  const { reply } = told;
  if (reply.stallAfter === 0) {
    await (reply.stallMs === undefined ? aborted(closed) : Bun.sleep(reply.stallMs));
  }
  const { status = 200, raw, body, as } = reply;
  const headers = headersOf(told);
  const answer = (text: string, type: string): Response => {
    headers["content-type"] = reply.contentType ?? type;
    return new Response(text, { status, headers });
  };
  if (raw !== undefined) return answer(raw, "application/json");
  if (body !== undefined) {
    return answer(typeof body === "string" ? body : JSON.stringify(body), "application/json");
  }
  if (as === "html") return answer(page, "text/html; charset=utf-8");
  if (as === "nothing") return answer("", "text/event-stream");
  if (status !== 200) return refusal(status, reply.text ?? "scripted failure", script, headers);
  if (as === "json") return answer(JSON.stringify(completionOf(told)), "application/json");
  headers["content-type"] = reply.contentType ?? "text/event-stream";
  return new Response(streamBody(streamOf(told, script), reply, closed), { headers });
}

export function refusal(
  status: number,
  message: string,
  { dialect }: Omit<Script, "replies">,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(dialectOf(dialect).refusal(status, message), { status, headers });
}

const page =
  "<!doctype html>\n<html><head><title>Sign in</title></head><body>Hello</body></html>\n";

function headersOf({ reply }: Told): Record<string, string> {
  const { retryAfter, retryAfterDate } = reply;
  const headers: Record<string, string> = { ...reply.headers };
  if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
  if (retryAfterDate !== undefined) {
    headers["retry-after"] = new Date(Date.now() + retryAfterDate * 1000).toUTCString();
  }
  return headers;
}
