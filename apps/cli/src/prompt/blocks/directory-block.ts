import { basename } from "node:path";
import { printable } from "../../listings/columns.ts";
import { pen } from "./pen.ts";
import type { PromptBlock } from "./prompt-block.ts";
import { shortened } from "./shortened.ts";

const fewest = 8;

export const directoryBlock: PromptBlock = {
  name: "directory",
  weight: 100,
  render({ cwd, home }, palette, room) {
    const width = Math.max(fewest, room);
    const short = shortened(printable(cwd), printable(home), width);
    const fits = Bun.stringWidth(short) <= width;
    return [pen(palette, "directory", fits ? short : `…/${basename(short)}`, width)];
  },
};
