import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { deleteCases } from "./cases/delete-cases.ts";
import { encodingCases } from "./cases/encoding-cases.ts";
import { motionCases } from "./cases/motion-cases.ts";
import { severalLinesCases } from "./cases/several-lines-cases.ts";
import { undoCases } from "./cases/undo-cases.ts";
import { widthCases } from "./cases/width-cases.ts";
import { hasTmux, TmuxProgram } from "./tmux-program.ts";

setDefaultTimeout(30_000);

const all = [
  ...motionCases,
  ...deleteCases,
  ...undoCases,
  ...severalLinesCases,
  ...widthCases,
  ...encodingCases,
];

/** A part: tmux takes only ASCII as bytes, and is asked for each row by a process of its own. */
const cases = all
  .filter(
    ({ name, keys }) =>
      /^[\0-\x7f]*$/.test(keys) && !/sudo|Alt\+S|answer|mouse|focus|Kitty/.test(name),
  )
  .filter((_, place) => place % 4 === 0);

describe.skipIf(!hasTmux)("in tmux", () => {
  let program: TmuxProgram;
  beforeAll(async () => void (program = await TmuxProgram.open({ columns: 80, rows: 24 })));
  afterAll(async () => program[Symbol.asyncDispose]());

  test.each(cases)("$name", async ({ keys, is }) => {
    const expected = typeof is === "string" ? is : is[80];
    await program.clear();
    program.type(keys);
    try {
      await program.untilShown((shown) => shown === trimmed(expected), 2000);
    } catch {
      // Two texts beside each other say more than what was waited for.
    }
    expect(program.shown()).toBe(trimmed(expected));
  });
});

/** tmux does not tell blanks that were written from those that were not. */
function trimmed(expected: string): string {
  return expected.replaceAll(/ +$/gm, "");
}
