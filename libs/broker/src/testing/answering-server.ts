/**
 * A real HTTP server that gives its answers to chat requests one after the other, the last one for
 * ever; whatever else it is asked, it does not have.
 */
export interface AnsweringServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly AnsweredRequest[];
  /** So many of its answers were not waited for. */
  readonly closedByClient: number;
}

export interface AnsweredRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: number;
}

export type Answer = (request: Request) => Response | Promise<Response>;

export function serveAnswers(...answers: readonly Answer[]): AnsweringServer {
  const requests: AnsweredRequest[] = [];
  let closedByClient = 0;
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    idleTimeout: 0,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (!pathname.endsWith("/chat/completions")) return new Response("no", { status: 404 });
      const text = await request.text();
      const answer = answers[Math.min(requests.length, answers.length - 1)];
      requests.push({
        body: text === "" ? {} : JSON.parse(text),
        headers: Object.fromEntries(request.headers),
        at: performance.now(),
      });
      request.signal.addEventListener("abort", () => (closedByClient += 1));
      if (answer === undefined) throw new Error("nothing to answer");
      return answer(request);
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    requests,
    get closedByClient() {
      return closedByClient;
    },
    [Symbol.asyncDispose]: () => server.stop(true),
  };
}

/** A stream of these frames and nothing else. */
export function sse(...frames: readonly (object | string)[]): Answer {
  const body = frames
    .map((frame) => `data: ${typeof frame === "string" ? frame : JSON.stringify(frame)}\n\n`)
    .join("");
  return () => new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** One choice, as it stands in a frame. */
export function delta(fields: object, finish: string | null = null): object {
  return { choices: [{ index: 0, delta: fields, finish_reason: finish }] };
}

/** A short reply that is whole. */
export function says(text: string): Answer {
  return sse(delta({ content: text }), delta({}, "stop"), "[DONE]");
}

/** An answer that is none, in the words of most servers. */
export function refuses(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  more: object = {},
): Answer {
  return () => Response.json({ error: { message, ...more } }, { status, headers });
}
