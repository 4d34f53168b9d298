import type { MetaCommand } from "../prompt/meta-command.ts";
import { abbrCommand } from "./abbr-command.ts";
import { shellWords } from "./shell-words.ts";

export const abbrMetaCommand: MetaCommand = {
  name: "abbr",
  operands: "[options] [NAME EXPANSION]",
  summary: "Show the abbreviations, or have a word expand into a longer text while it is typed",
  isWord: true,
  complete: ({ abbreviations }) => abbreviations.list().map(({ name }) => name),
  run(args, { abbreviations, print }) {
    print(abbrCommand(shellWords(args), abbreviations));
    return undefined;
  },
};
