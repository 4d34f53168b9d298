import { expect, test } from "bun:test";
import * as fc from "fast-check";
import { createKeyDecoder } from "./key-decoder.ts";
import type { KeyEvent } from "./key-event.ts";
import { PasteRun } from "./paste-run.ts";

const numRuns = process.env.AISH_LONG === "1" ? 20_000 : 500;

/** Bytes that begin, continue and end sequences are more likely than others. */
const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(...new TextEncoder().encode("\u001b\u001b[]OP_X^M<?;:0129~$uRAzé€😀\u0007\r\\")),
);
const sequences = fc.constantFrom(
  "\u001b[200~",
  "\u001b[201~",
  "\u001b[1;5A",
  "\u001b]11;rgb:0/0/0\u0007",
  "\u001b[M !!",
  "\u001b[97;5:3u",
  "\u001bP>|x\u001b\\",
  "日本",
);
const garbage = fc
  .array(
    fc.oneof(
      fc.array(byte, { maxLength: 12 }).map((bytes) => Uint8Array.from(bytes)),
      sequences.map((text) => new TextEncoder().encode(text)),
    ),
    { maxLength: 12 },
  )
  .map(joined);

test("random bytes never throw, and nothing they give holds a control character but a paste", () => {
  fc.assert(
    fc.property(garbage, (bytes) => {
      const decoder = createKeyDecoder();
      for (const event of [...decoder.decode(bytes), ...decoder.flush()]) {
        if (event.kind === "text") expect(event.text).toSatisfy(isPrintable);
        if (event.kind === "chord") expect(event.chord).toSatisfy(isPrintable);
        if (event.kind === "answer" && event.answer.kind === "version") {
          expect(event.answer.name).toSatisfy(isPrintable);
        }
      }
    }),
    { numRuns },
  );
});

test("where the bytes are cut changes nothing", () => {
  fc.assert(
    fc.property(
      garbage,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (bytes, sizes) => {
        const decoder = createKeyDecoder();
        const events: KeyEvent[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length]!;
          events.push(...decoder.decode(bytes.subarray(at, at + size)));
          at += size;
        }
        expect(merged(events)).toEqual(merged(createKeyDecoder().decode(bytes)));
      },
    ),
    { numRuns },
  );
});

test("text between whole sequences arrives, each character of it", () => {
  const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).filter(isPrintable);
  const whole = fc.constantFrom(
    ..."\u001b[A \u001b[1;5C \u001b[?62c \u001b[99;99z \u001b]0;t\u0007 \u001b_Gx\u001b\\ \u001b[<0;1;1M \u001b[I \r \u001bx \u001bOP".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, word)), (parts) => {
      const bytes = new TextEncoder().encode(parts.flat().join(""));
      expect(textOf(createKeyDecoder().decode(bytes))).toBe(parts.map(([, text]) => text).join(""));
    }),
    { numRuns },
  );
});

test("after any bytes at all, Enter ends what was begun, and text is heard again", () => {
  fc.assert(
    fc.property(garbage, (bytes) => {
      const decoder = createKeyDecoder();
      decoder.decode(bytes);
      // A paste has to be ended; after it is read as text, Enter cuts off everything else.
      const rest = decoder.decode(new TextEncoder().encode("\u001b[201~\r\rls"));
      expect(textOf(rest).endsWith("ls")).toBe(true);
    }),
    { numRuns },
  );
});

test("what never ends is given up, whatever its length, and what is kept of it is bounded", () => {
  const parameters = new TextEncoder().encode("1;".repeat(512 * 1024));
  for (const introducer of ["\u001b[", "\u001b]", "\u001bP", "\u001b_", "\u001bO"]) {
    const decoder = createKeyDecoder();
    decoder.decode(new TextEncoder().encode(introducer));
    let text = 0;
    for (let turn = 0; turn < 8; turn += 1) text += textOf(decoder.decode(parameters)).length;
    expect(8 * parameters.length - text).toBeLessThanOrEqual(65_537);
    expect(decoder.decode(new TextEncoder().encode("\r"))).toEqual([
      { kind: "chord", chord: "enter" },
    ]);
  }
});

test("many broken sequences cost no more than their bytes", () => {
  const bytes = new TextEncoder().encode("\u001b[1;1;\u001b]1\u001b[".repeat(400_000));
  expect(createKeyDecoder().decode(bytes)).toHaveLength(399_999);
});

test("a paste beyond the limit comes in parts that lose nothing, not even a character cut in two", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 5 }),
      (text, limit, size) => {
        const content = text.replaceAll("\u001b", "");
        const bytes = new TextEncoder().encode(`${content}\u001b[201~rest`);
        const parts: string[] = [];
        const run = new PasteRun(limit);
        let at = 0;
        for (let isOver = false; !isOver;) {
          const end = Math.min(bytes.length, at + size);
          const stop = run.read(bytes.subarray(0, end), at, (part) => parts.push(part));
          at = stop.next;
          isOver = stop.isOver;
        }
        expect(parts.join("")).toBe(content.toWellFormed());
        expect(bytes.length - at).toBe("rest".length);
      },
    ),
    { numRuns },
  );
});

test("a paste of 40 MB is delivered in three parts", () => {
  const decoder = createKeyDecoder();
  decoder.decode(new TextEncoder().encode("\u001b[200~"));
  const chunk = new TextEncoder().encode("é".repeat(1024 * 1024));
  const events: KeyEvent[] = [];
  for (let turn = 0; turn < 20; turn += 1) events.push(...decoder.decode(chunk));
  events.push(...decoder.decode(new TextEncoder().encode("\u001b[201~")));
  expect(events.map((event) => event.kind)).toEqual(["paste", "paste", "paste"]);
  const lengths = events.map((event) => (event.kind === "paste" ? event.text.length : 0));
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(20 * 1024 * 1024);
});

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function merged(events: readonly KeyEvent[]): KeyEvent[] {
  const result: KeyEvent[] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (event.kind === "text" && last?.kind === "text") {
      result[result.length - 1] = { kind: "text", text: last.text + event.text };
    } else result.push(event);
  }
  return result;
}

function textOf(events: readonly KeyEvent[]): string {
  return events.map((event) => (event.kind === "text" ? event.text : "")).join("");
}

function isPrintable(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}
