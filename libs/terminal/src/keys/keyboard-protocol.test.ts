import { expect, test } from "bun:test";
import {
  disableKeys,
  enableKeys,
  queryGraphics,
  queryTerminal,
  setCursorShape,
  undoLeftModes,
} from "./keyboard-protocol.ts";

test.each([queryTerminal, queryGraphics])(
  "the last question is the one that every terminal answers",
  (query) => {
    expect(query.endsWith("\u001b[c")).toBe(true);
  },
);

test.each([
  { bytes: enableKeys("kitty"), is: "\u001b[>5u" },
  { bytes: disableKeys("kitty"), is: "\u001b[<u" },
  { bytes: enableKeys("modifyOtherKeys"), is: "\u001b[>4;1m" },
  { bytes: disableKeys("modifyOtherKeys"), is: "\u001b[>4;0m" },
  { bytes: setCursorShape("bar"), is: "\u001b[6 q" },
  { bytes: setCursorShape("default"), is: "\u001b[0 q" },
])("the bytes are $is", ({ bytes, is }) => {
  expect(bytes).toBe(is);
});

test("what a killed predecessor left is undone, and the cursor stays", () => {
  const between = undoLeftModes.slice(
    undoLeftModes.indexOf("\u001b7"),
    undoLeftModes.indexOf("\u001b8"),
  );
  for (const moves of ["\u001b[?1049l", "\u001b[r", "\u001b[?6l"]) expect(between).toContain(moves);
  for (const undo of ["[=0u", "[>4;0m", "1006", "[?1004l", "[?2004l", "[?25h", "[?1l", "[0 q"]) {
    expect(undoLeftModes).toContain(undo);
  }
});
