import { problemsIn, type ChatBody, type SentMessage } from "./check-request.ts";
import { llamaFrames } from "./llama-frames.ts";
import type { Script, ScriptedReply } from "./script.ts";
import { aborted, streamBody } from "./stream-body.ts";

export interface RecordedRequest {
  readonly body: ChatBody;
  readonly messages: readonly SentMessage[];
  readonly headers: Readonly<Record<string, string>>;
  /** The client closed the connection before the reply was over. */
  readonly cancelled: boolean;
}

export interface ModelServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** The chat requests, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** What was wrong with them. A test ends with `expect(server.problems).toEqual([])`. */
  readonly problems: readonly string[];
  stop(): Promise<void>;
}

export interface ModelServerOptions extends Omit<Script, "replies"> {
  readonly script: readonly ScriptedReply[];
  readonly port?: number;
  readonly onRequest?: (request: RecordedRequest) => void;
}

/** A real HTTP server on the loopback that plays a script in the words of a real backend. */
export function startModelServer(options: ModelServerOptions): ModelServer {
  const script: Script = { ...options, replies: options.script };
  const left = [...options.script];
  const requests: RecordedRequest[] = [];
  const problems: string[] = [];
  let loading = options.loadingRequests ?? 0;

  async function answerChat(request: Request): Promise<Response> {
    const body = (await request.json()) as ChatBody;
    const recorded = {
      body,
      messages: body.messages ?? [],
      headers: Object.fromEntries(request.headers),
      cancelled: false,
    };
    requests.push(recorded);
    request.signal.addEventListener("abort", () => (recorded.cancelled = true));
    options.onRequest?.(recorded);

    const last = recorded.messages.at(-1)?.content ?? "";
    const reply = takeReply(last);
    const wrong = [
      ...problemsIn(body),
      ...(reply === undefined ? [`the script has no reply for: ${last.slice(0, 80)}`] : []),
      ...(reply?.expects ?? [])
        .filter((text) => !last.includes(text))
        .map((text) => `the last message lacks: ${text}`),
    ];
    problems.push(...wrong);
    if (reply === undefined || wrong.length > 0) return refusal(400, wrong.join("; "));
    return answer(reply, request.signal);
  }

  function takeReply(last: string): ScriptedReply | undefined {
    const index = left.findIndex(({ when }) => when === undefined || last.includes(when));
    return index === -1 ? undefined : left.splice(index, 1)[0];
  }

  async function answer(reply: ScriptedReply, closed: AbortSignal): Promise<Response> {
    if (reply.stallAfter === 0) await aborted(closed);
    const status = reply.status ?? 200;
    const headers = { ...reply.headers };
    if (reply.raw !== undefined || reply.body !== undefined) {
      headers["content-type"] = reply.contentType ?? "application/json";
      const text = reply.raw ?? reply.body;
      return new Response(typeof text === "string" ? text : JSON.stringify(text), {
        status,
        headers,
      });
    }
    if (status !== 200) return refusal(status, reply.text ?? "scripted failure", headers);
    headers["content-type"] = reply.contentType ?? "text/event-stream";
    return new Response(streamBody(llamaFrames(reply, script), reply, closed), { headers });
  }

  const server = Bun.serve({
    port: options.port ?? 0,
    hostname: "127.0.0.1",
    idleTimeout: 0, // the default would cut a reply that pauses
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (loading > 0) {
        loading -= 1;
        return refusal(503, "Loading model");
      }
      if (pathname === "/v1/chat/completions" && request.method === "POST") {
        return answerChat(request);
      }
      return answerAboutItself(pathname, script);
    },
  });

  const stop = (): Promise<void> => server.stop(true);
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port ?? 0,
    requests,
    problems,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function answerAboutItself(path: string, script: Script): Response {
  const context = script.context ?? 8192;
  const model = script.model ?? "scripted.gguf";
  switch (path) {
    case "/health":
      return Response.json({ status: "ok" });
    case "/props":
      return Response.json({
        default_generation_settings: { n_ctx: context },
        total_slots: 1,
        model_path: model,
      });
    case "/v1/models":
      return Response.json({
        object: "list",
        data: [{ id: model, object: "model", owned_by: "llamacpp", meta: { n_ctx: context } }],
      });
    default:
      return refusal(404, "File Not Found");
  }
}

const types: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  404: "not_found_error",
  503: "unavailable_error",
};

function refusal(code: number, message: string, headers: Record<string, string> = {}): Response {
  const type = types[code] ?? "server_error";
  return Response.json({ error: { code, message, type } }, { status: code, headers });
}
