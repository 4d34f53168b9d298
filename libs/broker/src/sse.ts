import { createParser } from "eventsource-parser";
import { parseJson, toObject, type JsonObject } from "./json.ts";

/** What one frame of the stream holds. */
export type Frame =
  | { readonly kind: "json"; readonly value: JsonObject }
  | { readonly kind: "error"; readonly error: JsonObject | string }
  | { readonly kind: "done" };

/** Decodes bytes that may be cut anywhere, also inside a character or between `\r` and `\n`. */
export interface SseReader {
  push(bytes: Uint8Array): readonly Frame[];
  /** The last frame may lack its blank line. */
  end(): readonly Frame[];
}

export function createSseReader(): SseReader {
  let frames: Frame[] = [];
  const decoder = new TextDecoder(); // takes a byte order mark away
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === "error") frames.push(errorFrame(data));
      else frames.push(...framesOf(data));
    },
    onError: ({ type, field, value, line }) => {
      if (type !== "unknown-field") return;
      if (field === "error") frames.push(errorFrame(value ?? ""));
      else frames.push(...bareFrames(line ?? ""));
    },
  });

  function take(text: string): readonly Frame[] {
    frames = [];
    parser.feed(text);
    return frames;
  }

  return {
    push: (bytes) => take(decoder.decode(bytes, { stream: true })),
    end: () => take(`${decoder.decode()}\n\n`),
  };
}

function framesOf(data: string): readonly Frame[] {
  if (data.trim() === "[DONE]") return [{ kind: "done" }];
  const value = toObject(parseJson(data));
  if (value !== undefined) return [{ kind: "json", value }];
  // Some servers leave the blank line between two frames out, so that their data arrive as one.
  return data.includes("\n") ? data.split("\n").flatMap(framesOf) : [];
}

/** A line of JSON without `data:`, as Ollama writes an error in the middle of a stream. */
function bareFrames(line: string): readonly Frame[] {
  const value = toObject(parseJson(line));
  return value === undefined ? [] : [{ kind: "json", value }];
}

function errorFrame(data: string): Frame {
  const value = toObject(parseJson(data));
  const nested = value?.["error"];
  if (typeof nested === "string") return { kind: "error", error: nested };
  return { kind: "error", error: toObject(nested) ?? value ?? data };
}
