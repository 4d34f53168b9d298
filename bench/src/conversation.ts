import { mkdir, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { median, milliseconds } from "./median.ts";
import type { Row, Workshop } from "./row.ts";
import { startOnTerminal } from "./terminal-program.ts";
import { present, tell, timeTogether, timingOf } from "./time-together.ts";
import { eventStream, frameOf, streamEnd } from "./token-server.ts";

const pacedSeconds = 3;

/** What stands between a model's words and the person who reads them. */
export async function measureConversation(workshop: Workshop): Promise<readonly Row[]> {
  return [await firstToken(workshop), await sustained(workshop), await wholeProcess(workshop)];
}

/** A home in which `tokens` is the model that is asked. */
async function homeWith(
  endpoint: string,
  name: string,
  workshop: Workshop,
): Promise<Record<string, string>> {
  const env = await workshop.environment(name);
  const folder = join(env["HOME"] ?? "", ".config/aish");
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "config.toml"),
    `rc = false\n[conversation]\ntitles = false\n[models.tokens]\nendpoint = "${endpoint}"\nmodel = "tokens"\ncontext = 8192\n`,
  );
  return env;
}

/** From the moment the server writes it until the terminal shows it, beside the same for curl. */
async function firstToken(workshop: Workshop): Promise<Row> {
  const asked: ((send: () => void) => void)[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    idleTimeout: 0,
    fetch(request) {
      if (!request.url.endsWith("/chat/completions")) return Response.json({ data: [] });
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const encoder = new TextEncoder();
          const send = (text: string): void => controller.enqueue(encoder.encode(text));
          send(": hello\n\n");
          setTimeout(() => {
            asked.shift()?.(() => {
              send(frameOf("tokenseen"));
              send(streamEnd);
              controller.close();
            });
          }, settleMs);
        },
      });
      return eventStream(body);
    },
  });
  const endpoint = `http://127.0.0.1:${server.port}`;
  const env = await homeWith(endpoint, "first-token", workshop);
  try {
    const ours: number[] = [];
    await using program = startOnTerminal(workshop.bundled, { env, cwd: workshop.directory });
    await program.untilPrompt();
    for (let round = 0; round <= workshop.rounds; round += 1) {
      ours.push(
        await shownAfter(
          asked,
          () => program.type("?hi\r"),
          () => program.until(/tokenseen/),
        ),
      );
      await program.untilPrompt();
    }
    const theirs: number[] = [];
    for (let round = 0; round <= workshop.rounds; round += 1) {
      const url = `${endpoint}/v1/chat/completions`;
      await using curl = startOnTerminal(["curl", "-sN", "-d", "{}", url], {
        env,
        cwd: workshop.directory,
      });
      theirs.push(
        await shownAfter(
          asked,
          () => {},
          () => curl.until(/tokenseen/),
        ),
      );
      await curl.exited;
    }
    const more = median(ours.slice(1)) - median(theirs.slice(1));
    return {
      what: "the first token's way to the screen",
      budget: "≤ 1 ms over `curl -N`",
      measured: milliseconds(more),
      holds: more <= 1,
      behind: [
        `aish ${milliseconds(median(ours.slice(1)))}`,
        `curl -N ${milliseconds(median(theirs.slice(1)))}`,
      ],
    };
  } finally {
    await server.stop(true);
  }
}

/** The server waits so long after the request, until whoever asked sits and waits too. */
const settleMs = 50;

async function shownAfter(
  asked: ((send: () => void) => void)[],
  ask: () => void,
  shown: () => Promise<number>,
): Promise<number> {
  let sentAt = 0;
  asked.push((send) => {
    sentAt = performance.now();
    send();
  });
  ask();
  await shown();
  return performance.now() - sentAt;
}

/** 10,000 tokens a second, drawn: the share of one core that it takes. */
async function sustained(workshop: Workshop): Promise<Row> {
  await using server = await startServer(workshop);
  const env = await homeWith(`http://127.0.0.1:${server.port}/paced`, "sustained", workshop);
  await using program = startOnTerminal(workshop.bundled, { env, cwd: workshop.directory });
  await program.untilPrompt();
  const shares: number[] = [];
  for (let round = 0; round <= Math.ceil(workshop.rounds / 5); round += 1) {
    const before = cpuMs(program.pid);
    const startedAt = performance.now();
    program.type("?go\r");
    await program.until(/tokens|tok\/s/);
    await program.untilPrompt();
    const share = (cpuMs(program.pid) - before) / (performance.now() - startedAt);
    if (round > 0) shares.push(share);
  }
  const share = median(shares);
  return {
    what: "10,000 tokens/s, drawn",
    budget: "≤ 20 % of one core",
    measured: `${(share * 100).toFixed(0)} %`,
    holds: share <= 0.2,
    behind: [`of ${pacedSeconds} s at a time`],
  };
}

/** `aish -p hi` against an endpoint that answers at once, the whole process. */
async function wholeProcess(workshop: Workshop): Promise<Row> {
  await using server = await startServer(workshop);
  const root = `http://127.0.0.1:${server.port}/instant`;
  const env = await homeWith(root, "ask-once", workshop);
  const peers = present([
    { name: "curl -N", argv: ["curl", "-sN", "-d", "{}", `${root}/v1/chat/completions`] },
  ]);
  const timings = timeTogether(
    [
      { name: "aish -p hi", argv: [...workshop.bundled, "-p", "hi"] },
      { name: "aish -c true", argv: [...workshop.bundled, "-c", "true"] },
      ...peers.found,
    ],
    { rounds: workshop.rounds, env, cwd: workshop.directory },
  );
  const slow = await opencode(root, env, workshop);
  const asks = timingOf("aish -p hi", timings);
  const bare = timingOf("aish -c true", timings);
  const more = median(asks.map((took, at) => took - (bare[at] ?? 0)));
  return {
    what: "`aish -p hi` against an instant endpoint, whole process",
    budget: "≤ 30 ms over `aish -c true`",
    measured: milliseconds(more),
    holds: more <= 30,
    behind: [...tell(timings, peers.absent), slow],
  };
}

/** It takes seconds, so it runs apart and seldom. */
async function opencode(
  root: string,
  env: Record<string, string>,
  workshop: Workshop,
): Promise<string> {
  if (Bun.which("opencode") === null) return "opencode run is not here";
  const folder = join(env["HOME"] ?? "", ".config/opencode");
  await mkdir(folder, { recursive: true });
  const tokens = {
    npm: "@ai-sdk/openai-compatible",
    options: { baseURL: `${root}/v1`, apiKey: "none" },
    models: { tokens: { limit: { context: 8192, output: 512 } } },
  };
  const model = "tokens/tokens";
  const config = { autoupdate: false, model, small_model: model, provider: { tokens } };
  await writeFile(join(folder, "opencode.json"), JSON.stringify(config));
  const contender = { name: "opencode run hi", argv: ["opencode", "run", "hi"] };
  const rounds = Math.ceil(workshop.rounds / 5);
  const [timing] = timeTogether([contender], { rounds, env, cwd: workshop.directory });
  return tell(timing === undefined ? [] : [timing], []).join("");
}

async function startServer(
  workshop: Workshop,
): Promise<{ readonly port: number } & AsyncDisposable> {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "token-server.ts")], {
    cwd: workshop.directory,
    env: { ...process.env, SECONDS: String(pacedSeconds) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const reader = child.stdout.getReader();
  const { value } = await reader.read();
  return {
    port: Number(new TextDecoder().decode(value).trim()),
    async [Symbol.asyncDispose]() {
      child.kill();
      await child.exited;
    },
  };
}

/** Time on the processor, of all threads (proc(5): utime and stime, in ticks of 10 ms). */
function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
