import { createParser } from "eventsource-parser";
import { parseJson, toObject, type JsonObject } from "./json.ts";

/** What one frame of the stream holds. */
export type Frame =
  | { readonly kind: "json"; readonly value: JsonObject }
  | { readonly kind: "error"; readonly error: JsonObject | string }
  /** No stream at all, and what it is instead. */
  | { readonly kind: "alien"; readonly what: string }
  | { readonly kind: "done" };

/** Decodes bytes that may be cut anywhere, also inside a character or between `\r` and `\n`. */
export interface SseReader {
  push(bytes: Uint8Array): readonly Frame[];
  /** The last frame may lack its blank line. */
  end(): readonly Frame[];
}

const done: Frame = { kind: "done" };

export function createSseReader(): SseReader {
  let frames: Frame[] = [];
  let form: "unknown" | "stream" | "json" = "unknown";
  let json = "";
  const decoder = new TextDecoder(); // takes a byte order mark away
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === "error") frames.push(errorFrame(data));
      else addFrames(frames, data);
    },
    onError: ({ type, field, value, line }) => {
      if (type !== "unknown-field") return;
      if (field === "error") frames.push(errorFrame(value ?? ""));
      else addBareFrame(frames, line ?? "");
    },
  });

  function take(text: string): readonly Frame[] {
    frames = [];
    if (form === "unknown") {
      const first = text.trimStart().charAt(0);
      if (first === "<") return [{ kind: "alien", what: "answered with a web page" }];
      if (first !== "") form = first === "{" || first === "[" ? "json" : "stream";
    }
    if (form === "json") json += text;
    else parser.feed(text);
    return frames;
  }

  return {
    push: (bytes) => take(decoder.decode(bytes, { stream: true })),
    end() {
      const found = take(decoder.decode());
      return form === "json" ? wholeReply(json) : [...found, ...take("\n\n")];
    },
  };
}

function addFrames(frames: Frame[], data: string): void {
  if (data.startsWith("[DONE]")) {
    frames.push(done);
    return;
  }
  const value = toObject(parseJson(data));
  if (value !== undefined) frames.push({ kind: "json", value });
  // Some servers leave the blank line between two frames out, so that their data arrive as one.
  else if (data.includes("\n")) for (const line of data.split("\n")) addFrames(frames, line);
}

/** A line of JSON without `data:`, as Ollama writes an error in the middle of a stream. */
function addBareFrame(frames: Frame[], line: string): void {
  const value = toObject(parseJson(line));
  if (value !== undefined) frames.push({ kind: "json", value });
}

/** From a proxy that does not stream, or a server that answers errors with 200: JSON, or lines of it. */
function wholeReply(text: string): readonly Frame[] {
  const parsed = parseJson(text);
  const value = toObject(Array.isArray(parsed) ? parsed[0] : parsed);
  if (value !== undefined) return [{ kind: "json", value }, done];
  const frames: Frame[] = [];
  for (const line of text.split("\n")) addBareFrame(frames, line);
  return frames.length > 0 ? frames : [{ kind: "alien", what: "answered with broken JSON" }];
}

function errorFrame(data: string): Frame {
  const value = toObject(parseJson(data));
  const nested = value?.["error"];
  if (typeof nested === "string") return { kind: "error", error: nested };
  return { kind: "error", error: toObject(nested) ?? value ?? data };
}
