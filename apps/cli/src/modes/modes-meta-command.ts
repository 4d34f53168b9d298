import { columns } from "../listings/columns.ts";
import type { MetaCommand } from "../prompt/meta-command.ts";

export const modesMetaCommand: MetaCommand = {
  name: "modes",
  operands: "",
  summary: "Show the modes of the function keys",
  run(_args, { modes, terminal, print }) {
    const rows = modes.list().map(({ key, name }) => {
      const mark = modes.current.name === name ? "*" : " ";
      return [`${mark} F${key}`, name];
    });
    print(columns(rows, terminal.size.columns));
    return undefined;
  },
};
