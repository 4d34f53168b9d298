/**
 * A chat endpoint that does nothing but send tokens, as a process of its own: its first line of output
 * is its port. `/instant/v1` answers at once, `/paced/v1` streams 10,000 tokens a second for some
 * seconds, as many as the environment variable SECONDS says.
 */
const perSecond = 10_000;
const everyMs = 5;
const token = "word ";

if (import.meta.main) {
  const server = startTokenServer(Number(process.env["SECONDS"] ?? "3"));
  process.stdout.write(`${server.port}\n`);
}

export function startTokenServer(seconds: number): {
  readonly port: number;
  stop(): Promise<void>;
} {
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    idleTimeout: 0,
    fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith("/models")) return Response.json({ data: [{ id: "tokens" }] });
      if (!pathname.endsWith("/chat/completions")) return new Response("", { status: 404 });
      return pathname.startsWith("/paced/") ? paced(seconds) : instant();
    },
  });
  return { port: server.port ?? 0, stop: () => server.stop(true) };
}

/** The frame of one token; the chat protocol has one frame for each. */
export function frameOf(text: string, finish: string | null = null): string {
  const choices = [{ index: 0, delta: { content: text }, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", model: "tokens", choices })}\n\n`;
}

export const streamEnd = `${frameOf("", "stop")}data: [DONE]\n\n`;

export function eventStream(body: ReadableStream<Uint8Array> | string): Response {
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

function instant(): Response {
  return eventStream(frameOf("Hello.") + streamEnd);
}

/** By the clock, so that a late timer sends what it owes. */
function paced(seconds: number): Response {
  const encoder = new TextEncoder();
  const total = perSecond * seconds;
  let timer: Timer | undefined;
  return eventStream(
    new ReadableStream<Uint8Array>({
      start(controller) {
        const startedAt = performance.now();
        let sent = 0;
        timer = setInterval(() => {
          const due = Math.min(total, ((performance.now() - startedAt) * perSecond) / 1000);
          let frames = "";
          for (; sent < due; sent += 1) frames += frameOf(sent % 16 === 15 ? "word.\n" : token);
          controller.enqueue(encoder.encode(frames));
          if (sent < total) return;
          clearInterval(timer);
          controller.enqueue(encoder.encode(streamEnd));
          controller.close();
        }, everyMs);
      },
      cancel: () => clearInterval(timer),
    }),
  );
}
