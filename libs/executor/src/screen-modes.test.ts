import { expect, test } from "bun:test";
import { ScreenModes } from "./screen-modes.ts";

const reset = "\u000F\u001B(B\u001B[0m";

test.each([
  { output: ["plain\n"], undo: "" },
  { output: ["\u001B[31mred\n"], undo: reset },
  { output: ["\u001B[?1049h\u001B[?25l", "text", "\u001B[?25h\u001B[?1049l"], undo: reset },
  { output: ["\u001B[?1049h"], undo: `\u001B[?1049l\u001B7\u001B[r\u001B8${reset}` },
  { output: ["\u001B[?10", "49h"], undo: `\u001B[?1049l\u001B7\u001B[r\u001B8${reset}` },
  { output: ["\u001B", "[?", "2004h"], undo: `\u001B[?2004l${reset}` },
  { output: ["\u001B[?1000;1006h"], undo: `\u001B[?1000l\u001B[?1006l${reset}` },
  {
    output: ["\u001B[?1049h\u001B[?6h"],
    undo: `\u001B[?6l\u001B[?1049l\u001B7\u001B[r\u001B8${reset}`,
  },
  { output: ["\u001B[2;9r"], undo: `\u001B7\u001B[r\u001B8${reset}` },
  { output: ["\u001B[2;9r\u001B[r"], undo: reset },
  { output: ["\u001B[?25l"], undo: `\u001B[?25h${reset}` },
  { output: ["\u001B[?7l"], undo: `\u001B[?7h${reset}` },
  { output: ["\u001B[>1u"], undo: `\u001B[<u${reset}` },
  { output: ["\u001B[>1u\u001B[<u"], undo: reset },
  { output: ["\u001B[38;5"], undo: `\u0018\u001B\\${reset}` },
  { output: ["\u001B]0;a title without its end"], undo: `\u0018\u001B\\${reset}` },
  { output: ["\u001B]0;title\u0007"], undo: reset },
])("$output is undone by $undo", ({ output, undo }) => {
  const modes = new ScreenModes();
  for (const chunk of output) modes.write(Buffer.from(chunk));
  expect(modes.undo()).toBe(undo);
});

test.each([
  { output: ["text\n"], at: "lineStart" },
  { output: ["text\r"], at: "lineStart" },
  { output: [], at: "lineStart" },
  { output: ["text"], at: "behindText" },
  { output: ["\u001B[31mtext"], at: "behindText" },
  { output: ["\u001B[31", "mtext"], at: "behindText" },
  { output: ["text\n\u001B[0m"], at: "unknown" },
  { output: ["text\n\u001B[", "0m"], at: "unknown" },
  { output: ["text\n\u001B["], at: "unknown" },
  { output: ["text\n\u001B]0;title\u0007"], at: "unknown" },
  { output: ["text\n\u001B]0;title\u001B\\"], at: "unknown" },
  { output: ["text\n\u001B(B"], at: "unknown" },
  { output: ["\u001B[0m", "text"], at: "behindText" },
] as const)("after $output the cursor is at $at", ({ output, at }) => {
  const modes = new ScreenModes();
  for (const chunk of output) modes.write(Buffer.from(chunk));
  expect(modes.cursorAt).toBe(at);
});

test("the alternate screen is known while it is on and remembered afterwards", () => {
  const modes = new ScreenModes();
  modes.write(Buffer.from("\u001B[?1049h"));
  expect(modes.alternate).toBe(true);
  modes.write(Buffer.from("\u001B[?1049l"));
  expect({ now: modes.alternate, ever: modes.fullScreen }).toEqual({ now: false, ever: true });
});
