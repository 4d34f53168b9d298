import { expect, test } from "bun:test";
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
