import { expect, test } from "bun:test";
import { layoutView } from "./layout-view.ts";
import { reflowOf, rowAfterNarrowing, type Reflow } from "./reflow.ts";

const view = {
  prompt: [[{ text: "t".repeat(25), sgr: "" }], [{ text: "> ", sgr: "" }]],
  rightPrompt: [],
  continuation: [],
  text: "x".repeat(22),
  colours: [],
  selection: undefined,
  ghost: "",
  ghostSgr: "",
  below: [[{ text: "m".repeat(15), sgr: "" }]],
};

test.each<[reflow: Reflow, cursor: number, row: number]>([
  ["cuts", 22, 1],
  ["unknown", 22, 3],
  ["all", 22, 5],
  ["all", 17, 4],
  ["all", 3, 3],
  ["xtermJs", 22, 6],
])(
  "a terminal of the kind %s, the cursor at %d, is in row %d afterwards",
  (reflow, cursor, row) => {
    const frame = layoutView({ ...view, cursor }, { columns: 40, rows: 24 });
    const narrowing = { rows: frame.rows, cursor: frame.cursor, columns: 10, lostRows: 0, reflow };
    expect(rowAfterNarrowing(narrowing)).toBe(row);
  },
);

test.each<[terminal: string, reflow: Reflow]>([
  ["xterm.js(6.0.0)", "xtermJs"],
  ["XTerm(390)", "cuts"],
  ["tmux 3.4", "all"],
  ["kitty(0.36.0)", "all"],
  ["", "unknown"],
])("%j narrows by the rule %s", (terminal, reflow) => {
  expect(reflowOf(terminal)).toBe(reflow);
});
