import { findShell } from "@aish/executor/capture";
import { routeLine, type Route } from "@aish/session";
import { currentDirectory } from "../current-directory.ts";
import type { Way } from "../invocation.ts";
import { printable } from "../listings/columns.ts";
import type { Parts } from "../parts.ts";
import { builtInWords } from "../prompt/built-in-words.ts";
import { createStandingFacts } from "../prompt/route-facts.ts";

/** `aish route`: which way lines would go. Nothing is run, asked or written down. */
export async function routeLines(
  { line, json }: Extract<Way, { kind: "route" }>,
  { environment, config }: Parts,
): Promise<number> {
  const path = environment.variables["PATH"] ?? "";
  const shell = findShell(config.shell, path);
  const names = builtInWords(shell.kind);
  const facts = createStandingFacts({
    cwd: currentDirectory(),
    path,
    environment,
    facts: { names },
  });
  const row = (text: string): RouteRow => toRow(text, routeLine(text, facts));
  const format = json ? jsonArray() : plainLines;
  const output = Bun.stdout.writer();
  try {
    if (line !== undefined) {
      await output.write(format.rows([row(line)]));
    } else {
      for await (const lines of linesOf(Bun.stdin.stream())) {
        await output.write(format.rows(lines.map(row)));
        await output.flush();
      }
    }
    await output.write(format.end());
    await output.end();
  } catch (error) {
    if (!isBrokenPipe(error)) throw error; // whoever reads has seen enough
  }
  return 0;
}

interface RouteRow {
  readonly line: string;
  readonly route: Exclude<Route["kind"], "empty">;
  readonly why: string;
}

function toRow(line: string, route: Route): RouteRow {
  if (route.kind === "empty") return { line, route: "unknown", why: route.reason };
  const { kind, reason } = route;
  const guess = kind === "unknown" ? route.suggestion : undefined;
  return {
    line,
    route: kind,
    why: guess === undefined ? reason : `${reason}; did you mean ${guess}?`,
  };
}

interface RowFormat {
  readonly rows: (rows: readonly RouteRow[]) => string;
  readonly end: () => string;
}

/** One line of output for each line of input, whatever is in it. */
const plainLines: RowFormat = {
  rows: (rows) => rows.map(({ route, why }) => `${route}\t${printable(why)}\n`).join(""),
  end: () => "",
};

/** One array, a row on each line of it. */
function jsonArray(): RowFormat {
  let before = "[\n";
  return {
    rows: (rows) =>
      rows
        .map((row) => {
          const text = `${before}  ${JSON.stringify(row)}`;
          before = ",\n";
          return text;
        })
        .join(""),
    end: () => (before === "[\n" ? "[]\n" : "\n]\n"),
  };
}

/** The lines of each piece that arrives, the last one also without its end. */
async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of stream) {
    const text = decoder.decode(bytes, { stream: true });
    const end = text.lastIndexOf("\n");
    if (end === -1) {
      rest += text;
      continue;
    }
    yield (rest + text.slice(0, end)).split("\n");
    rest = text.slice(end + 1);
  }
  rest += decoder.decode();
  if (rest !== "") yield [rest];
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}
