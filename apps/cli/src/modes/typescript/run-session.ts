import { writeAll } from "../../terminal/write-all.ts";
import { errorText } from "./error-text.ts";
import { EntryEvaluator } from "./entry-evaluator.ts";
import { liveNames } from "./live-names.ts";
import type { SessionAnswer, SessionRequest } from "./session-message.ts";
import { typeText } from "./type-text.ts";

/**
 * The other process: everything that entries define is here, and whatever they do to it, the prompt
 * stays. Its terminal is the one that the prompt made for it.
 */
export function runTypeScriptSession(): void {
  if (process.send === undefined) {
    writeAll(2, Buffer.from("aish: only the prompt can start this\n"));
    process.exitCode = 2;
    return;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are this program
  process.on("message", (message) => void answer(message as SessionRequest, evaluator));
  process.on("disconnect", leave);
  const evaluator = new EntryEvaluator();
  process.on("SIGINT", () => evaluator.interrupt());
  process.on("uncaughtException", tell);
  process.on("unhandledRejection", tell);
}

function leave(): void {
  // oxlint-disable-next-line unicorn/no-process-exit -- timers of entries would keep it alive
  process.exit(0);
}

let colours = false;
let running: number | undefined;

async function answer(request: SessionRequest, evaluator: EntryEvaluator): Promise<void> {
  if (request.kind === "names") {
    send({ kind: "names", id: request.id, names: liveNames(request.path) });
    return;
  }
  if (request.kind === "interrupt") {
    if (request.id === running) evaluator.interrupt();
    return;
  }
  ({ colours } = request);
  const { id, mark } = request;
  running = id;
  follow(request.cwd);
  const end = await evaluator.run(request.code);
  let status = 0;
  if (end.kind === "value" && request.kind === "type") print(`${typeText(end.value)}\n`);
  else if (end.kind === "value" && end.isShown) print(`${shown(end.value)}\n`);
  else if (end.kind === "failed") {
    status = 1;
    print(`${errorText(end.error, colours)}\n`);
  } else if (end.kind === "interrupted") status = 130;
  writeAll(1, Buffer.from(mark));
  send({ kind: "ended", id, status, cwd: process.cwd() });
}

/** A value's own way of showing itself may throw. */
function shown(value: unknown): string {
  try {
    return Bun.inspect(value, { colors: colours, depth: 6 });
  } catch (error) {
    return errorText(error, colours);
  }
}

function follow(cwd: string): void {
  try {
    if (process.cwd() !== cwd) process.chdir(cwd);
  } catch {
    // Gone since: the entry runs where the one before it did.
  }
}

function tell(error: unknown): void {
  print(`${errorText(error, colours)}\n`);
}

function print(text: string): void {
  writeAll(1, Buffer.from(text));
}

function send(message: SessionAnswer): void {
  process.send?.(message);
}
