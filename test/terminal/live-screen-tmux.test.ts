import { expect, test } from "bun:test";
import { layoutView, LiveScreen, type LiveView } from "@aish/terminal/screen";
import { liveViewOf } from "./live-view-of.ts";
import { hasTmux, TmuxPane } from "./tmux-pane.ts";

const rows = 24;
const output = ["out 0", "out 1", "out 2"];
const plain = (...texts: string[]): LiveView["below"] => texts.map((text) => [{ text, sgr: "" }]);

test.skipIf(!hasTmux).each<[rule: string, parts: Partial<LiveView>, at25: string[]]>([
  [
    "the cursor at the end",
    { text: "a".repeat(50) },
    [`❯ ${"a".repeat(23)}`, "a".repeat(25), "aa"],
  ],
  [
    "the cursor just at the new edge",
    { text: "a".repeat(48) },
    [`❯ ${"a".repeat(23)}`, "a".repeat(25)],
  ],
  [
    "the cursor inside",
    { text: "a".repeat(50), cursor: 30 },
    [`❯ ${"a".repeat(23)}`, "a".repeat(25), "aa"],
  ],
  [
    "two lines",
    { text: `${"a".repeat(30)}\n${"b".repeat(30)}` },
    [`❯ ${"a".repeat(23)}`, "a".repeat(7), `… ${"b".repeat(23)}`, "b".repeat(7)],
  ],
  [
    "a menu below",
    { text: "ls", below: plain("m".repeat(50), "n") },
    ["❯ ls", `${"m".repeat(24)}…`, "n"],
  ],
  ["wide characters", { text: "漢".repeat(20) }, [`❯ ${"漢".repeat(11)}`, "漢".repeat(9)]],
  [
    "a right prompt",
    { text: "ls", rightPrompt: plain("12:30")[0] ?? [] },
    ["❯ ls                12:30"],
  ],
])("in tmux, narrowed and widened: %s", async (_rule, parts, at25) => {
  const wide = { columns: 60, rows };
  const narrow = { columns: 25, rows };
  await using pane = await TmuxPane.open(wide);
  const screen = new LiveScreen(pane.write);
  screen.reflow = "all";
  pane.write(output.map((line) => `${line}\r\n`).join(""));
  screen.draw(layoutView(liveViewOf(parts), wide));
  const before = await pane.all();
  await pane.resize(narrow);
  screen.resize(layoutView(liveViewOf(parts), narrow), narrow);
  expect(await pane.all()).toEqual([...output, ...at25]);
  await pane.resize(wide);
  screen.resize(layoutView(liveViewOf(parts), wide), wide);
  expect(await pane.all()).toEqual(before);
});

test.skipIf(!hasTmux)(
  "in tmux, an entry on the first row leaves nothing of it to be scrolled back",
  async () => {
    const size = { columns: 40, rows: 6 };
    await using pane = await TmuxPane.open(size);
    const screen = new LiveScreen(pane.write);
    const frame = layoutView(liveViewOf({ text: "a\nb" }), size);
    pane.write("out\r\n");
    screen.draw(frame);
    screen.clear(frame);
    screen.printAbove("above");
    screen.resize(frame, size);
    screen.erase();
    screen.draw(frame);
    expect(await pane.all()).toEqual(["out", "above", "❯ a", "… b"]);
  },
);
