import type { MetaCommand } from "../prompt/meta-command.ts";
import { runTheme } from "./run-theme.ts";

export const themeMetaCommand: MetaCommand = {
  name: "theme",
  operands: "[name]",
  summary: "Show the themes, or put another one in force",
  isWord: true,
  complete: ({ themes }) => themes.names(),
  run(args, { themes, terminal, print }) {
    runTheme(args, { themes, columns: terminal.size.columns, print });
    return undefined;
  },
};
