import { chatFacts, toChatChunk, type ChatFacts } from "./chat-chunk.ts";
import { createToolCallGatherer, type ToolCallGatherer } from "./gather-tool-calls.ts";
import { numberAt, textAt, toObject, type JsonObject } from "./json.ts";
import type { ReadingEvent } from "./reply-event.ts";
import { createReplyParser, type ReplyParser, type ReplyPart } from "./reply.ts";
import type { Frame } from "./sse.ts";
import type { Trouble } from "./trouble.ts";
import { writeReply } from "./write-step.ts";

export type HeardEvent = ReplyPart | ReadingEvent;

/** What of a reply has arrived, and what it means. */
export class HeardReply {
  /** Some of the reply itself was handed on, so it must not be thrown away. */
  begun = false;
  /** The server spoke of a reply, if only to say who speaks. */
  answered = false;
  trouble: Trouble | undefined;
  finishReason: string | undefined;
  model: string | undefined;
  facts: ChatFacts = { usage: undefined, timings: undefined };
  reasoning = "";
  firstAt: number | undefined;
  lastAt: number | undefined;
  #done = false;
  readonly #parser: ReplyParser;
  readonly #calls: ToolCallGatherer | undefined;
  readonly #parts: ReplyPart[] = [];
  #text: string | undefined;

  constructor({ tools }: { readonly tools: boolean }) {
    this.#parser = createReplyParser({ toolCalls: tools });
    this.#calls = tools ? createToolCallGatherer() : undefined;
  }

  get over(): boolean {
    return this.#done || this.trouble !== undefined;
  }

  /** The server said that nothing more comes. */
  get complete(): boolean {
    return (this.#done || this.finishReason !== undefined) && this.trouble === undefined;
  }

  /** As the model wrote it, or with the commands that it called for as lines. */
  get text(): string {
    return this.#text ?? this.#parser.written;
  }

  /** What arrived together is handed on together: each event costs several turns of the loop. */
  take(frames: readonly Frame[]): readonly HeardEvent[] {
    const events: HeardEvent[] = [];
    let text = "";
    for (const frame of frames) {
      if (this.over) break;
      switch (frame.kind) {
        case "done":
          this.#done = true;
          break;
        case "error":
          this.#refuse(frame.error);
          break;
        case "alien":
          this.trouble = frame;
          break;
        case "json": {
          const chunk = this.#takeChunk(frame.value, events);
          if (chunk.reasoning !== "") {
            this.#say(text, events);
            text = "";
            this.#think(chunk.reasoning, events);
          }
          text += chunk.text;
          break;
        }
        default:
          return frame satisfies never;
      }
    }
    this.#say(text, events);
    return events;
  }

  /** What was held back. `cut`: the reply broke off, so what is not whole must not run. */
  end(cut: boolean): readonly HeardEvent[] {
    const events: HeardEvent[] = [];
    this.#keep(this.#parser.end({ cut }), events);
    if (this.#calls === undefined) return events;
    const calls = this.#calls.end();
    for (const call of calls) this.#keep(this.#partsOf(call), events);
    if (calls.length > 0 || this.#parser.recovered > 0) this.#text = writeReply(this.#parts);
    return events;
  }

  #takeChunk(frame: JsonObject, events: HeardEvent[]): { text: string; reasoning: string } {
    const chunk = toChatChunk(frame);
    this.answered ||= chunk.isReply;
    this.facts = chatFacts(frame, this.facts);
    this.model ??= textAt(frame, "model");
    const progress = toObject(frame["prompt_progress"]);
    const total = progress === undefined ? undefined : numberAt(progress, "total");
    if (total !== undefined) {
      const read = numberAt(progress, "processed") ?? 0;
      events.push({ kind: "reading", read, total });
    }
    if (chunk.calls !== undefined && this.#calls !== undefined) {
      this.#calls.take(chunk.calls);
      this.#mark();
    }
    this.finishReason = chunk.finishReason ?? this.finishReason;
    if (chunk.error !== undefined) this.#refuse(chunk.error);
    return chunk;
  }

  #refuse(error: JsonObject | string): void {
    this.trouble = { kind: "refusal", status: 200, error, retryAfterMs: undefined };
  }

  #say(text: string, events: HeardEvent[]): void {
    if (text === "") return;
    this.#mark();
    this.#keep(this.#parser.push(text), events);
  }

  #think(text: string, events: HeardEvent[]): void {
    this.#mark();
    this.#keep([{ kind: "think", text }], events);
  }

  #mark(): void {
    this.begun = true;
    this.lastAt = performance.now();
    this.firstAt ??= this.lastAt;
  }

  #keep(parts: readonly ReplyPart[], events: HeardEvent[]): void {
    for (const part of parts) {
      addPart(events, part);
      if (part.kind === "think") this.reasoning += part.text;
      else if (this.#calls !== undefined) addPart(this.#parts, part);
    }
  }

  #partsOf(call: ReturnType<ToolCallGatherer["end"]>[number]): readonly ReplyPart[] {
    if (call.kind === "problem") {
      const begin = this.#parts.at(-1)?.kind === "say" ? "\n" : "";
      return [{ kind: "say", text: `${begin}[a tool call could not be read: ${call.why}]` }];
    }
    const { command, background } = call;
    // Some models print the call that they make.
    const printed =
      this.#parser.recovered > 0 &&
      this.#parts.some(
        (part) => part.kind === "run" && part.command === command && part.background === background,
      );
    return printed ? [] : [{ kind: "run", command, background }];
  }
}

function addPart(parts: HeardEvent[], part: ReplyPart): void {
  const last = parts.at(-1);
  if (part.kind !== "run" && last?.kind === part.kind) {
    parts[parts.length - 1] = { kind: part.kind, text: last.text + part.text };
  } else {
    parts.push(part);
  }
}
