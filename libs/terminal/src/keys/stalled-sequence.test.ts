import { describe, expect, test } from "bun:test";
import { createKeyDecoder } from "./key-decoder.ts";

test.each([1, 2, 3])("a paste whose mark stalls behind %d bytes is a paste", (length) => {
  const decoder = createKeyDecoder();
  const bytes = Buffer.from("\u001B[200~echo one\necho two\n\u001B[201~x");
  const before = [...decoder.decode(bytes.subarray(0, length)), ...decoder.flush()];
  expect(before.filter(({ kind }) => kind === "paste" || kind === "text")).toEqual([]);
  const after = [];
  for (const byte of bytes.subarray(length)) after.push(...decoder.decode(Uint8Array.of(byte)));
  expect(after).toEqual([
    { kind: "paste", text: "echo one\necho two\n" },
    { kind: "text", text: "x" },
  ]);
});

test("a paste whose mark stalls behind each of its bytes is a paste", () => {
  const decoder = createKeyDecoder();
  const events = [];
  for (const byte of Buffer.from("\u001B[200~")) {
    events.push(...decoder.decode(Uint8Array.of(byte)), ...decoder.flush());
  }
  events.push(...decoder.decode(Buffer.from("echo one\n\u001B[201~")));
  expect(events.at(-1)).toEqual({ kind: "paste", text: "echo one\n" });
});

const answers = ["\u001B[?62;1;4c", "\u001B]11;rgb:00/00/00\u0007", "\u001BP>|name 1\u001B\\"];

describe.each(answers)("the answer %j", (answer) => {
  const bytes = Buffer.from(answer);
  const lengths = Array.from({ length: bytes.length - 1 }, (_, at) => at + 1);

  test.each(lengths)("that stalls behind %d bytes is no text while it is awaited", (length) => {
    const decoder = createKeyDecoder({ areAnswersAwaited: () => true });
    const events = [...decoder.decode(bytes.subarray(0, length))];
    // Of what is an answer for sure, or may be one, a short pause is no end.
    if (decoder.pause === "key") events.push(...decoder.flush());
    for (const byte of bytes.subarray(length)) {
      events.push(...decoder.decode(Uint8Array.of(byte)));
      if (decoder.pause === "key") events.push(...decoder.flush());
    }
    expect(events.filter(({ kind }) => kind === "text")).toEqual([]);
    expect(events.at(-1)?.kind).toBe("answer");
  });

  test("is keys behind Escape when nothing was asked", () => {
    const decoder = createKeyDecoder();
    const events = [...decoder.decode(bytes.subarray(0, 1)), ...decoder.flush()];
    events.push(...decoder.decode(bytes.subarray(1)));
    expect(events.some(({ kind }) => kind === "text")).toBe(true);
  });
});

test("Escape alone waits no longer while answers are awaited", () => {
  const decoder = createKeyDecoder({ areAnswersAwaited: () => true });
  decoder.decode(Buffer.from("a\u001B"));
  expect(decoder.pause).toBe("key");
  decoder.flush();
  decoder.decode(Buffer.from("["));
  expect(decoder.pause).toBe("answer");
  expect(decoder.flush()).toEqual([{ kind: "text", text: "[" }]);
});

test.each([
  ["[2x", "[2x"],
  ["[", "["],
  ["x", "x"],
])("after Escape, %s is what was typed", (typed, text) => {
  const decoder = createKeyDecoder();
  expect([...decoder.decode(Buffer.from("\u001B")), ...decoder.flush()]).toEqual([
    { kind: "chord", chord: "escape" },
  ]);
  const events = [...decoder.decode(Buffer.from(typed)), ...decoder.flush()];
  expect(events.map((event) => (event.kind === "text" ? event.text : "?")).join("")).toBe(text);
});
