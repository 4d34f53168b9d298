import type { ByteSink } from "@aish/kernel";
import type { StandardStreams } from "./standard-streams.ts";

/** Shows text above the line being typed; undefined while none is. */
export type ShowAbove = ((text: string) => void) | undefined;

/**
 * The streams of the prompt. What a job prints while a line is typed is shown above it, in whole lines;
 * the rest of a line waits until the next program runs.
 */
export function promptStreams(streams: StandardStreams, above: () => ShowAbove): StandardStreams {
  const stdout = aboveLine(streams.stdout, above);
  const stderr = aboveLine(streams.stderr, above);
  const { stdin } = streams;
  return {
    stdin: {
      read: () => stdin.read(),
      unread: (bytes) => stdin.unread(bytes),
      cancel: () => stdin.cancel(),
      // Always the terminal, though keys that were typed ahead wait here: a child would see no terminal.
      descriptor: 0,
    },
    stdout: stdout.sink,
    stderr: stderr.sink,
    async flush() {
      await stdout.flush();
      await stderr.flush();
      return streams.flush();
    },
  };
}

function aboveLine(
  sink: ByteSink,
  above: () => ShowAbove,
): { readonly sink: ByteSink; flush(): Promise<void> } {
  const decoder = new TextDecoder();
  let rest = "";
  async function flush(): Promise<void> {
    const held = rest;
    rest = "";
    if (held !== "") await sink.write(held);
  }
  return {
    flush,
    sink: {
      get descriptor() {
        return above() === undefined ? sink.descriptor : undefined;
      },
      write(chunk) {
        const show = above();
        if (show === undefined) {
          if (rest === "") return sink.write(chunk);
          return flush().then(() => sink.write(chunk));
        }
        rest += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
        const end = rest.lastIndexOf("\n") + 1;
        if (end > 0) show(rest.slice(0, end));
        rest = rest.slice(end);
      },
    },
  };
}
