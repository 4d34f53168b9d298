import { describe, expect, test } from "bun:test";
import { chatFacts, toChatChunk } from "./chat-chunk.ts";
import { countedUse } from "./reply-numbers.ts";
import { createSseReader, type Frame } from "./sse.ts";

/** What is left of a stream when it is read in two pieces. */
function read(bytes: Uint8Array, cut: number): readonly Frame[] {
  const reader = createSseReader();
  return [
    ...reader.push(bytes.subarray(0, cut)),
    ...reader.push(bytes.subarray(cut)),
    ...reader.end(),
  ];
}

interface Gist {
  text: string;
  reasoning: string;
  finish: string | undefined;
  usage: number | undefined;
  error: unknown;
  done: boolean;
}

function gist(frames: readonly Frame[]): Gist {
  const found: Gist = {
    text: "",
    reasoning: "",
    finish: undefined,
    usage: undefined,
    error: undefined,
    done: false,
  };
  for (const frame of frames) {
    if (frame.kind === "done") found.done = true;
    if (frame.kind === "error") found.error = frame.error;
    if (frame.kind !== "json") continue;
    const chunk = toChatChunk(frame.value);
    found.text += chunk.text;
    found.reasoning += chunk.reasoning;
    found.finish = chunk.finishReason ?? found.finish;
    const facts = chatFacts(frame.value, { usage: undefined, timings: undefined });
    found.usage = countedUse(facts)?.completionTokens ?? found.usage;
    found.error = chunk.error ?? found.error;
  }
  return found;
}

const delta = (fields: string, finish = "null"): string =>
  `{"choices":[{"index":0,"delta":{${fields}},"finish_reason":${finish}}]}`;
const usage = '{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}';

const streams: readonly (readonly [string, string, Partial<Gist>])[] = [
  [
    "the plain form",
    `data: ${delta('"role":"assistant","content":""')}\n\ndata: ${delta('"content":"hé"')}\n\ndata: ${delta("", '"stop"')}\n\ndata: ${usage}\n\ndata: [DONE]\n\n`,
    { text: "hé", finish: "stop", usage: 2, done: true },
  ],
  [
    "null content, no usage, no [DONE], no blank line at the end",
    `data: ${delta('"role":"assistant","content":null')}\n\ndata: ${delta('"content":"日本"')}\n\ndata: ${delta("", '"stop"')}`,
    { text: "日本", finish: "stop" },
  ],
  [
    "no space behind data, carriage returns, comments, a byte order mark",
    `\uFEFF: PROCESSING\r\n\r\ndata:${delta('"content":"a"')}\r\n\r\n: ping\r\n\r\ndata:${delta('"content":"b"', '"stop"')}\r\n\r\ndata:[DONE]\r\n\r\n`,
    { text: "ab", finish: "stop", done: true },
  ],
  [
    "frames without a blank line between them",
    `data: ${delta('"content":"a"')}\ndata: ${delta('"content":"b"', '"stop"')}\ndata: [DONE]\n\n`,
    { text: "ab", finish: "stop", done: true },
  ],
  [
    "content in parts",
    `data: ${delta('"content":[{"type":"text","text":"a"},{"type":"image"},"b"]')}\n\n`,
    { text: "ab" },
  ],
  [
    "reasoning by either name",
    `data: ${delta('"reasoning_content":"a"')}\n\ndata: ${delta('"reasoning":"b"')}\n\n`,
    { reasoning: "ab" },
  ],
  [
    "a whole message in place of a delta",
    'data: {"choices":[{"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}]}\n\n',
    { text: "hi", finish: "stop" },
  ],
  [
    "an error as data",
    'data: {"error":{"code":500,"message":"boom"}}\n\ndata: [DONE]\n\n',
    { error: { code: 500, message: "boom" }, done: true },
  ],
  ["an error as a text", 'data: {"error":"boom"}\n\n', { error: "boom" }],
  [
    "an error as a field",
    'error: {"code":500,"message":"boom"}\n\n',
    { error: { code: 500, message: "boom" } },
  ],
  ["an error as a bare line", '{"error":"boom"}\n', { error: "boom", done: true }],
  [
    "an error as a bare line in the middle",
    `data: ${delta('"content":"a"')}\n\n{"error":"boom"}\n`,
    { text: "a", error: "boom" },
  ],
  [
    "a whole completion, written to be read",
    '\n{\n  "choices": [\n{"message": {"content": "hi"}}\n]\n}\n',
    { text: "hi", done: true },
  ],
  [
    "several data lines of one value",
    'data: {"choices":[{"delta":\ndata: {"content":"a"}}]}\n\n',
    { text: "a" },
  ],
  [
    "an error as an event",
    'event: error\ndata: {"message":"boom"}\n\n',
    { error: { message: "boom" } },
  ],
  ["an error as an event in words", "event: error\ndata: boom\n\n", { error: "boom" }],
  [
    "an error as a finish reason",
    `data: ${delta('"content":"a"', '"error"')}\n\n`,
    { text: "a", finish: "error", error: "the server ended the reply with an error" },
  ],
  [
    "an older error object",
    'data: {"object":"error","message":"boom"}\n\n',
    { error: { object: "error", message: "boom" } },
  ],
  ["half a frame at the end", `data: ${delta('"content":"a"')}\n\ndata: {"choi`, { text: "a" }],
  ["rubbish", "hello\n\ndata: x\n\nretry: x\n\n", {}],
];

describe("every dialect, cut at every byte", () => {
  test.each(streams)("%s", (_, stream, expected) => {
    const bytes = new TextEncoder().encode(stream);
    const whole = { ...gist([]), ...expected };
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(gist(read(bytes, cut))).toEqual(whole);
    }
  });

  test.each(streams)("%s, byte by byte", (_, stream, expected) => {
    const reader = createSseReader();
    const bytes = new TextEncoder().encode(stream);
    const frames = Array.from(bytes, (byte) => reader.push(Uint8Array.of(byte))).flat();
    expect(gist([...frames, ...reader.end()])).toEqual({ ...gist([]), ...expected });
  });
});
