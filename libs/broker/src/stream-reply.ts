import { assertNever } from "@aish/core";
import type { EndEvent, WaitingEvent } from "./chat-event.ts";
import type { ModelEntry } from "./model-entry.ts";
import { createReplyParser, type ReplyPart } from "./reply.ts";
import { streamChat, type ChatOptions } from "./stream.ts";

/** `text` is the reply exactly as the model wrote it, markers included. */
export interface ReplyEndEvent extends EndEvent {
  readonly text: string;
}

export type ReplyEvent = ReplyPart | WaitingEvent | ReplyEndEvent;

/** A chat stream whose text has been taken apart into what is said and what is to be run. */
export async function* streamReply(
  entry: ModelEntry,
  options: ChatOptions,
): AsyncGenerator<ReplyEvent, void> {
  const parser = createReplyParser();
  let text = "";
  for await (const event of streamChat(entry, options)) {
    switch (event.kind) {
      case "text":
        text += event.text;
        yield* parser.push(event.text);
        break;
      case "reasoning":
        yield { kind: "think", text: event.text };
        break;
      case "waiting":
        yield event;
        break;
      case "end":
        yield* parser.end();
        yield { ...event, text };
        break;
      default:
        assertNever(event);
    }
  }
}
