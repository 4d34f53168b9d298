/**
 * A conversation without a model: `bun run demo`. Everything is real but the model, which knows one
 * story. With `--play`, or where there is no terminal, the lines are typed by themselves and what the
 * screen showed is printed; `--record file.svg` draws it, and `--pictures directory` the prompt.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Screen } from "../cli/screen.ts";
import { openDemoWorld, type DemoWorld } from "./demo-world.ts";
import { play } from "./play.ts";
import { drawPictures } from "./draw-pictures.ts";
import { drawConversation } from "./draw-conversation.ts";
import { visit } from "./visit.ts";
import { onSignal } from "./on-signal.ts";

const { values } = parseArgs({
  options: {
    play: { type: "boolean", default: false },
    record: { type: "string" },
    pictures: { type: "string" },
  },
});
const isTerminal = process.stdin.isTTY && process.stdout.isTTY;

const { record, pictures } = values;
if (pictures !== undefined) {
  for (const [name, picture] of await drawPictures()) {
    await Bun.write(join(pictures, `${name}.svg`), picture);
  }
} else if (record !== undefined) {
  await alone(async (world, onScreen) => {
    await Bun.write(record, await drawConversation(world, onScreen));
  });
} else if (values.play || !isTerminal) {
  await alone(async (world, onScreen) => {
    process.stdout.write(await play(world, { columns: 80, onScreen }));
  });
} else {
  process.exitCode = await visit();
}

/** Without a person; a signal ends what is being played. */
async function alone(
  act: (world: DemoWorld, onScreen: (screen: Screen) => void) => Promise<void>,
): Promise<void> {
  using stop = onSignal();
  await using world = await openDemoWorld();
  try {
    await act(world, stop.alsoEnd);
  } catch (error) {
    if (!stop.came) throw error;
  }
}
