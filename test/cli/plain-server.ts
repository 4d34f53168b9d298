/** A server on the loopback that answers as it is told, or never. */
export interface PlainServer extends AsyncDisposable {
  readonly url: string;
}

export function startPlainServer(
  answer: (path: string, request: Request) => Response | Promise<Response>,
): PlainServer {
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    idleTimeout: 0, // some of them never answer
    fetch: (request) => answer(new URL(request.url).pathname, request),
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    [Symbol.asyncDispose]: () => server.stop(true),
  };
}

/** As a server of several models lists them. */
export function modelList(...ids: readonly string[]): Response {
  return Response.json({ data: ids.map((id) => ({ id })) });
}
