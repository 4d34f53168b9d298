import { expect, test } from "bun:test";
import { printedText } from "./printed-text.ts";

test.each<[rule: string, text: string, printed: string]>([
  ["a line that is not ended is ended", "a", "a\x1b[m\r\n"],
  ["one that is ended is left", "a\n", "a\r\n\x1b[m"],
  ["colours behind the end are no text", "a\n\x1b[0m", "a\r\n\x1b[0m\x1b[m"],
  ["colours stay", "\x1b[1;31ma\x1b[m\n", "\x1b[1;31ma\x1b[m\r\n\x1b[m"],
  [
    "links stay",
    "\x1b]8;;http://a\x1b\\a\x1b]8;;\x07\n",
    "\x1b]8;;http://a\x1b\\a\x1b]8;;\x07\r\n\x1b[m",
  ],
  ["line ends of either kind are one", "a\r\nb\n", "a\r\nb\r\n\x1b[m"],
  ["moves and erasures go", "a\x1b[2J\x1b[H\x1b[3Ab\n", "ab\r\n\x1b[m"],
  ["the screen stays the same one", "\x1b[?1049ha\x1bc\x1b7\n", "a\r\n\x1b[m"],
  ["titles and clipboards go", "\x1b]0;t\x07\x1b]52;c;eA==\x1b\\a\n", "a\r\n\x1b[m"],
  ["device strings go", "\x1bP1$r0m\x1b\\a\n", "a\r\n\x1b[m"],
  ["what is cut off has no effect", "a\x1b[3", "a[3\x1b[m\r\n"],
  ["single controls go", "\x07a\x08\x0b\x9b2J\x7f\n", "a2J\r\n\x1b[m"],
])("%s", (_rule, text, printed) => {
  expect(printedText(text)).toBe(printed);
});
