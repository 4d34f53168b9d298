import { assertNever } from "@aish/core";
import { quoteWords } from "../quote-words.ts";
import { ownProgram } from "../start-up/own-program.ts";
import type { SnippetLanguage } from "./snippet.ts";

/** The line that runs code in its language, for the shell of the session. */
export function commandLine(language: SnippetLanguage, code: string, path: string): string {
  switch (language) {
    case "sh":
      return code;
    case "kai":
      return quoteWords([...ownProgram(path), "kai", "-c", code]);
    case "ts": {
      const bun =
        Bun.which("bun", { PATH: path }) !== null
          ? ["bun"]
          : ["env", "BUN_BE_BUN=1", process.execPath];
      return quoteWords([...bun, "-e", code]);
    }
    default:
      return assertNever(language);
  }
}
