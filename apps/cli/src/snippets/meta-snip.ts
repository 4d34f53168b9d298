import { shellWords } from "../abbreviations/shell-words.ts";
import type { MetaCommand } from "../prompt/meta-command.ts";
import { SnippetFiles } from "./snippet-files.ts";

export const snipMetaCommand: MetaCommand = {
  name: "snip",
  operands: "[words] | new NAME | edit NAME",
  summary: "Run a snippet: the best match of the words, or one that is chosen from a list",
  isWord: true,
  complete: ({ session }) => [
    ...new SnippetFiles(session.environment.paths.configDirectory).names(),
    "new",
    "edit",
  ],
  async run(args, shell) {
    const { snip } = await import("./snip.ts");
    await snip(shellWords(args), shell);
    return undefined;
  },
};
