import { describe, expect, test } from "bun:test";
import { createKeyDecoder, type Key } from "./decode-keys.ts";

const named = (name: string): unknown => ({ kind: "named", name });
const text = (value: string): unknown => ({ kind: "text", text: value });

const rows: { bytes: string; keys: unknown[] }[] = [
  { bytes: "ab", keys: [text("ab")] },
  { bytes: "ls\r", keys: [text("ls"), named("enter")] },
  { bytes: "\u0003", keys: [named("interrupt")] },
  { bytes: "\u001B[A\u001B[B", keys: [named("up"), named("down")] },
  { bytes: "\u001BOD", keys: [named("left")] },
  { bytes: "\u001B[3~", keys: [named("delete")] },
  { bytes: "\u001B[1;5C", keys: [named("wordRight")] },
  { bytes: "\u001Bb", keys: [named("wordLeft")] },
  {
    bytes: "\u001B[200~two\rlines\u0003\u001B[201~x",
    keys: [{ kind: "paste", text: "two\rlines\u0003" }, text("x")],
  },
  { bytes: "日本é", keys: [text("日本é")] },
  { bytes: "\u001B[?62;4cq", keys: [text("q")] },
  { bytes: "\u001BP0$r\u001B\\q", keys: [text("q")] },
  { bytes: "\u001B]11;rgb:0000/0000/0000\u0007q", keys: [text("q")] },
  { bytes: "\u001B_Gi=1;OK\u001B\\\u001B[1;1Rq", keys: [text("q")] },
];

describe.each([1, 2, 3, 100])("read in pieces of %d bytes", (size) => {
  test.each(rows)("$bytes", ({ bytes, keys }) => {
    const decode = createKeyDecoder();
    const all = Buffer.from(bytes);
    const found: Key[] = [];
    for (let at = 0; at < all.length; at += size)
      found.push(...decode(all.subarray(at, at + size)));
    expect(joined(found)).toEqual(keys as Key[]);
  });
});

/** Text that came in pieces is one text. */
function joined(keys: readonly Key[]): Key[] {
  const result: Key[] = [];
  for (const key of keys) {
    const last = result.at(-1);
    if (key.kind === "text" && last?.kind === "text") {
      result[result.length - 1] = { kind: "text", text: last.text + key.text };
    } else result.push(key);
  }
  return result;
}

test("Alt with a letter that could begin an answer loses nothing for long", () => {
  const decode = createKeyDecoder();
  const keys = decode(Buffer.from(`\u001BP${"x".repeat(300)}`));
  expect(joined(keys)).toEqual([{ kind: "text", text: "x".repeat(300) }]);
});

test("a sequence that never ends is given up on", () => {
  const decode = createKeyDecoder();
  decode(Buffer.from(`\u001B[${"1;".repeat(100)}`));
  expect(decode(Buffer.from("x"))).toEqual([{ kind: "text", text: "x" }]);
});
