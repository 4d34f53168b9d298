import { createDeadline } from "./deadline.ts";
import type { Deadlines } from "./deadlines.ts";
import { toError, toStreamError } from "./broker-error.ts";
import { HeardReply } from "./heard-reply.ts";
import type { ModelEntry } from "./model-entry.ts";
import { Patience, type Pause, type Retry } from "./patience.ts";
import { openFrames } from "./read-frames.ts";
import { isOverflow } from "./refusal-facts.ts";
import type { ReplyEnd, ReplyEvent } from "./reply-event.ts";
import { costOf, countedUse, timingsOf, type TokenUse } from "./reply-numbers.ts";
import { requestBody } from "./request-body.ts";
import { sendRequest } from "./send-request.ts";
import type { ServerTraits } from "./server-traits.ts";
import type { WireMessage } from "./to-wire.ts";
import type { Refusal, Trouble } from "./trouble.ts";

/** One request to a model, and who wants to know what its server said of itself. */
export interface Asked {
  readonly entry: ModelEntry;
  readonly messages: readonly WireMessage[];
  readonly maxTokens: number | undefined;
  readonly signal: AbortSignal;
  readonly deadlines: Deadlines;
  readonly retry: Retry;
  readonly traits: ServerTraits;
  /** Less fits than was thought. */
  overflowed(refusal: Refusal): void;
  /** The server counted the prompt. */
  counted(promptTokens: number): void;
  /** Where the server did not count. */
  estimate(reply: string): Promise<TokenUse & { readonly estimated: boolean }>;
}

/**
 * Yields a reply as it arrives, then exactly one end. What goes wrong before the first piece of it is
 * tried again where that helps, else thrown; what goes wrong after it is told in the end, because the
 * text before it counts. Aborting closes the socket and is no failure: the end is not complete.
 */
export async function* askModel(asked: Asked): AsyncGenerator<ReplyEvent, void> {
  const { entry, signal, deadlines, traits } = asked;
  const began = performance.now();
  using deadline = createDeadline(signal);
  const patience = new Patience(entry, asked.retry, deadlines.loadingMs);

  for (;;) {
    const request = JSON.stringify(requestBody(asked, traits));
    const heard = new HeardReply({ tools: entry.tools === true });
    const sent = performance.now();
    let trouble: Trouble | undefined;
    deadline.set("for the first byte", deadlines.firstByteMs);
    const answer = await sendRequest(entry, request, deadline);
    if (answer.kind === "trouble") trouble = answer.trouble;
    if (answer.kind === "response") {
      const frames = openFrames(answer.response, deadline);
      while (!heard.over) {
        const read = await frames.read();
        if (read.kind !== "frames") {
          trouble = read.kind === "trouble" ? read.trouble : undefined;
          break;
        }
        if (read.frames.length === 0) continue;
        deadline.clear();
        for (const event of heard.take(read.frames)) yield event;
        if (heard.begun) deadline.set("for the reply to go on", deadlines.idleMs);
        else deadline.set("for the first token", deadlines.firstByteMs);
      }
      trouble ??= heard.trouble;
      if (trouble !== undefined || signal.aborted) await frames.close();
      else if (heard.over) await frames.finish(50);
    }
    deadline.clear();
    trouble ??= signal.aborted ? undefined : wanting(heard);

    if (trouble !== undefined && !heard.begun) {
      const pause = whatNow(asked, trouble, patience);
      if (pause === undefined) throw toError(entry, trouble);
      if (pause.ms > 0) {
        yield { kind: "waiting", why: pause.why };
        await wait(pause.ms, deadline.signal);
      }
      if (!signal.aborted) continue;
      trouble = undefined;
    }
    const complete = heard.complete && trouble === undefined;
    for (const event of heard.end(!complete || heard.finishReason === "length")) yield event;
    yield await toEnd({ asked, heard, trouble, request, sent, began });
    return;
  }
}

/** What a stream lacks that ended without an error. */
function wanting(heard: HeardReply): Trouble | undefined {
  if (!heard.answered && !heard.begun) {
    return { kind: "alien", what: "closed the connection without a reply" };
  }
  return heard.complete ? undefined : { kind: "incomplete" };
}

/** Undefined: there is no use in another try. */
function whatNow(asked: Asked, trouble: Trouble, patience: Patience): Pause | undefined {
  if (trouble.kind === "refusal") {
    if (isOverflow(trouble)) {
      asked.overflowed(trouble);
      return undefined;
    }
    if (asked.traits.adapt(trouble)) return { ms: 0, why: "" };
  }
  return patience.pauseFor(trouble);
}

interface EndFacts {
  readonly asked: Asked;
  readonly heard: HeardReply;
  readonly trouble: Trouble | undefined;
  readonly request: string;
  readonly sent: number;
  readonly began: number;
}

async function toEnd({ asked, heard, trouble, request, sent, began }: EndFacts): Promise<ReplyEnd> {
  const { entry } = asked;
  const { text, reasoning, finishReason, model, facts, firstAt, lastAt } = heard;
  const durationMs = performance.now() - began;
  const counted = countedUse(facts);
  if (counted !== undefined) asked.counted(counted.promptTokens);
  const used =
    counted === undefined
      ? await asked.estimate(reasoning + text)
      : { ...counted, estimated: false };
  return {
    kind: "end",
    text,
    reasoning,
    complete: heard.complete && trouble === undefined,
    finishReason,
    failure: trouble === undefined ? undefined : toStreamError(entry, trouble),
    usage: { ...used, cost: costOf(facts, used, entry) },
    timings: timingsOf(facts, { sent, first: firstAt, last: lastAt }, used.completionTokens),
    model,
    durationMs,
    request,
  };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}
