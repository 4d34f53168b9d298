import { expect, test } from "bun:test";
import { createKeyDecoder } from "./key-decoder.ts";
import type { KeyEvent } from "./key-event.ts";

const begin = "\u001B[200~";
const end = "\u001B[201~";
/** Stands for a pause that is as long as the decoder wants it. */
const pause = Symbol("pause");

function read(...parts: readonly (string | typeof pause)[]): readonly string[] {
  const decoder = createKeyDecoder();
  const events: KeyEvent[] = [];
  for (const part of parts) {
    if (part === pause) events.push(...decoder.flush());
    else for (const byte of Buffer.from(part)) events.push(...decoder.decode(Uint8Array.of(byte)));
  }
  return events.map((event) => {
    if (event.kind === "chord") return event.chord;
    return event.kind === "text" || event.kind === "paste" ? `${event.kind} ${event.text}` : "?";
  });
}

test.each<{ what: string; parts: readonly (string | typeof pause)[]; is: readonly string[] }>([
  { what: "is shown after a pause", parts: [`${begin}lost`, pause], is: ["paste lost"] },
  {
    what: "ends with Ctrl+C",
    parts: [`${begin}a`, pause, "\x03", pause],
    is: ["paste a", "ctrl+c"],
  },
  {
    what: "lets keys that come alone be keys",
    parts: [`${begin}a`, pause, "\x1b[D", pause, "é", pause, "\x7f", pause, "\r", pause],
    is: ["paste a", "left", "text é", "backspace", "enter"],
  },
  {
    what: "goes on with what comes at speed",
    parts: [`${begin}a\n`, pause, "b\rc\r", pause],
    is: ["paste a", "paste \nb\rc"],
  },
  {
    what: "that went on at speed wants another pause before a key is one",
    parts: [`${begin}a`, pause, "b\n", pause, "\r", pause, "\r", pause],
    is: ["paste a", "paste b", "enter"],
  },
  { what: "may end late", parts: [`${begin}a`, pause, end, "x"], is: ["paste a", "text x"] },
  {
    what: "may stall in its end mark",
    parts: [`${begin}a\x1b[20`, pause, "1~x"],
    is: ["paste a", "text x"],
  },
  {
    what: "whose end mark is cut leaves nothing of it",
    parts: [`${begin}a\x1b[20`, pause, pause, "\x03", pause],
    is: ["paste a", "ctrl+c"],
  },
  {
    what: "whose end mark is cut behind its first byte leaves nothing of it",
    parts: [`${begin}a\x1b`, pause, pause],
    is: ["paste a"],
  },
  {
    what: "ends with Esc too",
    parts: [`${begin}a`, pause, "\x1b", pause],
    is: ["paste a", "escape"],
  },
  {
    what: "is followed by the next one",
    parts: [`${begin}a`, pause, `${begin}b${end}`, "x"],
    is: ["paste a", "paste b", "text x"],
  },
])("a paste whose end does not come $what", ({ parts, is }) => {
  expect(read(...parts)).toEqual(is);
});

test("only a torn paste waits for a key that comes alone", () => {
  const decoder = createKeyDecoder();
  const pauses = [];
  for (const bytes of [begin, "a", end, begin]) {
    decoder.decode(Buffer.from(bytes));
    pauses.push(decoder.pause);
  }
  decoder.flush();
  pauses.push(decoder.pause);
  decoder.decode(Buffer.from("\x03"));
  pauses.push(decoder.pause);
  expect(pauses).toEqual(["paste", "paste", "none", "paste", "none", "lone"]);
});
