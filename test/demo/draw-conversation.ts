import { Terminal } from "@xterm/headless";
import type { Screen } from "../cli/screen.ts";
import type { DemoWorld } from "./demo-world.ts";
import { play, rows } from "./play.ts";
import { toSvg } from "./to-svg.ts";

const columns = 76;

/** The played conversation as a picture of the terminal, from its first row to its last. */
export async function drawConversation(
  world: DemoWorld,
  onScreen: (screen: Screen) => void,
): Promise<string> {
  const emulator = new Terminal({
    cols: columns,
    rows,
    scrollback: 10_000,
    allowProposedApi: true,
    logLevel: "off",
  });
  try {
    const onBytes = (bytes: Uint8Array | string): void => {
      // The bytes are the terminal's to use again.
      emulator.write(typeof bytes === "string" ? bytes : Uint8Array.from(bytes));
    };
    await play(world, { columns, onBytes, onScreen });
    await new Promise<void>((resolve) => emulator.write("", resolve));
    return toSvg(emulator.buffer.normal, { title: "A conversation in aish", columns });
  } finally {
    emulator.dispose();
  }
}
