import { AishError, assertNever } from "@aish/core";
import { badReply, brokenOff, refused, timedOut } from "./broker-error.ts";
import { toChatChunk, type ChatChunk } from "./chat-chunk.ts";
import type { ChatEvent, EndEvent, ReasoningEvent, TextEvent } from "./chat-event.ts";
import { createDeadline, type Deadline } from "./deadline.ts";
import { parseJson, toObject, type JsonObject } from "./json.ts";
import type { ModelEntry } from "./model-entry.ts";
import { defaultDeadlines, requestChat, type ChatMessage, type Deadlines } from "./request.ts";
import { createSseReader, type Frame } from "./sse.ts";

export interface ChatOptions {
  readonly messages: readonly ChatMessage[];
  readonly signal: AbortSignal;
  readonly deadlines?: Partial<Deadlines>;
}

/**
 * Asks a model and yields its reply as it arrives, then exactly one end. What goes wrong before the
 * first piece of the reply is thrown; what goes wrong after it is told in the end, because the text
 * before it counts. Aborting closes the socket and is no failure: the end says `complete: false`.
 */
export async function* streamChat(
  entry: ModelEntry,
  options: ChatOptions,
): AsyncGenerator<ChatEvent, void> {
  const deadlines = { ...defaultDeadlines, ...options.deadlines };
  const began = performance.now();
  using deadline = createDeadline(options.signal);
  const heard = new Heard();

  try {
    const response = yield* requestChat(entry, options.messages, deadlines, deadline);
    if (response !== undefined) {
      for await (const frames of framesOf(entry, response, deadline, deadlines.idleMs)) {
        yield* heard.take(entry, frames);
        if (heard.over) break;
      }
    }
  } catch (error) {
    heard.failure = toFailure(entry, error, deadline);
  }
  if (heard.failure !== undefined && !heard.begun) throw heard.failure;
  if (!heard.anything && !options.signal.aborted) {
    throw badReply(entry, "closed the connection without a reply");
  }
  yield heard.end(performance.now() - began);
}

/** What of a reply has arrived. */
class Heard {
  anything = false;
  /** Some of the reply itself was handed on, so it must not be thrown away. */
  begun = false;
  failure: AishError | undefined;
  #done = false;
  #finishReason: string | undefined;
  #usage: EndEvent["usage"];
  #timings: EndEvent["timings"];
  #model: string | undefined;

  get over(): boolean {
    return this.#done || this.failure !== undefined;
  }

  /** What arrived together is handed on together: each event costs several turns of the loop. */
  take(entry: ModelEntry, frames: readonly Frame[]): readonly ChatEvent[] {
    const events: (TextEvent | ReasoningEvent)[] = [];
    for (const frame of frames) {
      if (this.over) break;
      this.anything = true;
      switch (frame.kind) {
        case "done":
          this.#done = true;
          break;
        case "error":
          this.#fail(entry, frame.error);
          break;
        case "json":
          this.#takeChunk(entry, toChatChunk(frame.value), events);
          break;
        default:
          assertNever(frame);
      }
    }
    this.begun ||= events.length > 0;
    return events;
  }

  #takeChunk(entry: ModelEntry, chunk: ChatChunk, events: (TextEvent | ReasoningEvent)[]): void {
    this.#usage = chunk.usage ?? this.#usage;
    this.#timings = chunk.timings ?? this.#timings;
    this.#model = chunk.model ?? this.#model;
    append(events, "reasoning", chunk.reasoning);
    append(events, "text", chunk.text);
    if (chunk.error !== undefined) this.#fail(entry, chunk.error);
    else this.#finishReason = chunk.finishReason ?? this.#finishReason;
  }

  #fail(entry: ModelEntry, error: JsonObject | string): void {
    this.failure = refused(entry, { status: 200, error, retryAfter: undefined });
  }

  end(durationMs: number): EndEvent {
    const said = this.#done || this.#finishReason !== undefined;
    return {
      kind: "end",
      complete: said && this.failure === undefined,
      finishReason: this.#finishReason,
      failure: this.failure,
      usage: this.#usage,
      timings: this.#timings,
      model: this.#model,
      durationMs,
    };
  }
}

/** The deadline for the first frame is running when this begins; between frames it is `idleMs`. */
async function* framesOf(
  entry: ModelEntry,
  response: Response,
  deadline: Deadline,
  idleMs: number,
): AsyncGenerator<readonly Frame[], void> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("text/html")) throw badReply(entry, "answered with a web page");
  if (type.includes("application/json")) {
    // A proxy that does not stream: the whole completion is one frame.
    yield wholeReply(entry, toObject(parseJson(await response.text())));
    return;
  }
  if (response.body === null) return;
  const body = response.body.getReader();
  const sse = createSseReader();
  for (let begun = false; ;) {
    if (begun) deadline.set("for the reply to go on", idleMs);
    const { done, value } = await body.read();
    deadline.signal.throwIfAborted();
    const frames = done ? sse.end() : sse.push(value);
    begun ||= frames.length > 0;
    if (begun) deadline.clear();
    yield frames;
    if (done) return;
  }
}

function wholeReply(entry: ModelEntry, value: JsonObject | undefined): readonly Frame[] {
  if (value === undefined) throw badReply(entry, "answered with broken JSON");
  return [{ kind: "json", value }];
}

function append(
  events: (TextEvent | ReasoningEvent)[],
  kind: "text" | "reasoning",
  text: string,
): void {
  if (text === "") return;
  const last = events.at(-1);
  if (last?.kind === kind) events[events.length - 1] = { kind, text: last.text + text };
  else events.push({ kind, text });
}

/** Undefined if it was the caller who wanted the end. */
function toFailure(entry: ModelEntry, error: unknown, deadline: Deadline): AishError | undefined {
  if (error instanceof AishError) return error;
  if (deadline.passed !== undefined) {
    return timedOut(entry, deadline.passed.waitedFor, deadline.passed.afterMs);
  }
  if (deadline.signal.aborted) return undefined;
  if (isNetworkError(error)) return brokenOff(entry, error);
  throw error; // a bug of ours: let it crash
}

function isNetworkError(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}
