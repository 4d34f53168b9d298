import { AishError } from "@aish/core";
import { lexShellLine } from "@aish/terminal/line-colour";

/** A command of our own stands before the words, so that none of them counts as the name of one. */
const name = "x ";

/** Splits what follows a command of ours as a shell would: quotes group, and nothing is expanded. */
export function shellWords(text: string): readonly string[] {
  const tokens = lexShellLine(name + text);
  return tokens.slice(1).map((token) => {
    if (token.open !== undefined) {
      throw new AishError("USAGE", `the quote ${token.open} is not closed`, {
        hint: "close it, or write a backslash before it",
      });
    }
    if (token.kind === "word" || token.kind === "assignment") return token.value;
    const written = (name + text).slice(token.start, token.end);
    throw new AishError("USAGE", `a shell would take ${JSON.stringify(written)} for its own`, {
      hint: "put quotes around it",
    });
  });
}
