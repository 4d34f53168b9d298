import { expect, test } from "bun:test";
import { plainText } from "./plain-text.ts";

test.each([
  { raw: "plain\n", text: "plain\n" },
  { raw: "\u001B[1;31mred\u001B[0m\n", text: "red\n" },
  { raw: "\u001B]8;;http://x\u0007link\u001B]8;;\u001B\\\n", text: "link\n" },
  { raw: "\u001BPq#0;2;0;0;0\u001B\\after", text: "after" },
  { raw: "10%\r50%\r100%\n", text: "100%\n" },
  { raw: "done\r\n", text: "done\n" },
  { raw: "spin\r", text: "spin" },
  { raw: "ab\bc\n", text: "ac\n" },
  { raw: "bell\u0007\u0000\n", text: "bell\n" },
  { raw: "cut \u001B[38;5", text: "cut " },
  { raw: "cut \u001B]0;title", text: "cut " },
  { raw: "safe\u202Egnp.exe\n", text: "safegnp.exe\n" },
  { raw: "one \u009B31mbyte\n", text: "one 31mbyte\n" },
  { raw: "tab\there\n", text: "tab\there\n" },
  { raw: "größe 日本 👍\n", text: "größe 日本 👍\n" },
])("$raw reads as $text", ({ raw, text }) => {
  expect(plainText(Buffer.from(raw))).toBe(text);
});

test.each([
  { bytes: [0x61, 0xff, 0x62], text: String.raw`a\xffb` },
  { bytes: [0xc3, 0x28], text: String.raw`\xc3(` },
  { bytes: [0xe2, 0x82], text: String.raw`\xe2\x82` },
  { bytes: [0xc3, 0xa9, 0xfe], text: "é\\xfe" },
])("bytes that are no UTF-8 are shown: $bytes", ({ bytes, text }) => {
  expect(plainText(Uint8Array.from(bytes))).toBe(text);
});
