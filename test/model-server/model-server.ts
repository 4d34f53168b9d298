import { answerReply, refusal } from "./answer-reply.ts";
import { answerAside, asideIn, type AsideKind } from "./aside.ts";
import { problemsIn, type ChatBody, type SentMessage } from "./check-request.ts";
import { promptOf, tokensOf } from "./count-tokens.ts";
import { dialectOf } from "./dialects/dialect-of.ts";
import { createPromptCache } from "./prompt-cache.ts";
import { answerAboutItself } from "./routes.ts";
import type { Script, ScriptedReply } from "./script.ts";
import { modelOf, tell } from "./tell.ts";

export interface RecordedRequest {
  readonly body: ChatBody;
  /** With "" where the content is null. */
  readonly messages: readonly (SentMessage & { readonly content: string })[];
  readonly headers: Readonly<Record<string, string>>;
  /** By the server's tokenizer. */
  readonly promptTokens: number;
  /** So many of them began the request before it too. */
  readonly cachedTokens: number;
  /** The client closed the connection before the reply was over. */
  readonly cancelled: boolean;
}

export interface Aside extends RecordedRequest {
  readonly kind: AsideKind;
}

export interface ModelServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** The requests of the conversation, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** Chat requests beside the conversation: no entry of the script answers them. */
  readonly asides: readonly Aside[];
  /** All that was not chat, as `GET /props`. */
  readonly probes: readonly string[];
  /** What was wrong with the requests. A test ends with `expect(server.problems).toEqual([])`. */
  readonly problems: readonly string[];
  /** So many replies were not waited for. */
  readonly closedByClient: number;
  stop(): Promise<void>;
}

export interface ModelServerOptions extends Omit<Script, "replies"> {
  readonly script: readonly ScriptedReply[];
  readonly port?: number;
  readonly onRequest?: (request: RecordedRequest) => void;
}

/** A real HTTP server on the loopback that plays a script in the words of a real backend. */
export function startModelServer(options: ModelServerOptions): ModelServer {
  const dialect = dialectOf(options.dialect);
  const context = options.context ?? 8192;
  const left = [...options.script];
  const cache = createPromptCache();
  const requests: RecordedRequest[] = [];
  const asides: Aside[] = [];
  const probes: string[] = [];
  const problems: string[] = [];
  let loading = options.loadingRequests ?? 0;
  let loaded = options.loaded ?? true;
  let callsWritten = 0;
  let closedByClient = 0;

  async function answerChat(request: Request): Promise<Response> {
    const body = (await request.json()) as ChatBody;
    const kind = asideIn(body);
    const recorded = record(body, request);
    if (kind !== undefined) asides.push(Object.assign(recorded, { kind }));
    else {
      requests.push(recorded);
      options.onRequest?.(recorded);
    }
    const rejected = dialect.rejects?.(body, modelOf(options)) ?? overflowIn(recorded);
    if (rejected !== undefined) return Response.json(rejected, { status: 400 });

    const said = sinceTheReply(recorded);
    const reply = kind === undefined ? takeReply(said) : answerAside(kind, body, options);
    const wrong = [
      ...problemsIn(body),
      ...(reply === undefined ? [`the script has no reply for: ${said.slice(0, 80)}`] : []),
      ...(reply?.expects ?? [])
        .filter((text) => !said.includes(text))
        .map((text) => `the last message lacks: ${text}`),
    ];
    problems.push(...wrong);
    if (reply === undefined || wrong.length > 0) return refusal(400, wrong.join("; "), options);
    const told = tell(reply, recorded, { script: options, callsBefore: callsWritten });
    callsWritten += told.calls.length;
    return answerReply(told, options, request.signal);
  }

  function record(body: ChatBody, { headers, signal }: Request): RecordedRequest {
    const tokens = tokensOf(promptOf(body));
    const recorded = {
      body,
      messages: (body.messages ?? []).map((sent) => ({ ...sent, content: sent.content ?? "" })),
      headers: Object.fromEntries(headers),
      promptTokens: tokens.length,
      cachedTokens: cache.take(tokens),
      cancelled: false,
    };
    signal.addEventListener("abort", () => {
      recorded.cancelled = true;
      closedByClient += 1;
    });
    return recorded;
  }

  /** Noted in any case; the body of the refusal, if it is refused. */
  function overflowIn({ body, promptTokens: prompt }: RecordedRequest): object | undefined {
    const reply = body.max_tokens ?? body.max_completion_tokens ?? 0;
    if (prompt + reply <= context) return undefined;
    problems.push(
      `${prompt} tokens and ${reply} for the reply are more than the context of ${context}`,
    );
    const { overflow } = dialect;
    return overflow.kind === "refuse" ? overflow.body({ prompt, reply, context }) : undefined;
  }

  function takeReply(said: string): ScriptedReply | undefined {
    const index = left.findIndex(({ when = "" }) =>
      [when].flat().some((words) => said.includes(words)),
    );
    const reply = left[index];
    if (reply !== undefined && reply.again !== true) left.splice(index, 1);
    return reply;
  }

  async function answer(request: Request): Promise<Response> {
    const { method } = request;
    const { pathname: path } = new URL(request.url);
    const isChat = method === "POST" && path.endsWith("/chat/completions");
    if (!isChat) probes.push(`${method} ${path}`);
    if (loading > 0) {
      loading -= 1;
      return refusal(503, "Loading model", options);
    }
    const key = request.headers.get("authorization");
    if (options.apiKey !== undefined && key !== `Bearer ${options.apiKey}`) {
      return refusal(401, "Invalid API key", options);
    }
    loaded ||= isChat;
    if (isChat) return answerChat(request);
    const body: unknown = method === "POST" ? await request.json() : undefined;
    return answerAboutItself({ path, method, body, loaded }, options);
  }

  const server = Bun.serve({
    port: options.port ?? 0,
    hostname: "127.0.0.1",
    idleTimeout: 0, // the default would cut a reply that pauses
    fetch: answer,
  });

  const stop = (): Promise<void> => server.stop(true);
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port ?? 0,
    requests,
    asides,
    probes,
    problems,
    get closedByClient() {
      return closedByClient;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** What came after the model's last reply: the question, or what its commands printed. */
function sinceTheReply({ messages }: RecordedRequest): string {
  const reply = messages.findLastIndex(({ role }) => role === "assistant");
  const since = messages.slice(reply + 1).filter(({ role }) => role !== "system");
  return since.map(({ content }) => content).join("\n");
}
