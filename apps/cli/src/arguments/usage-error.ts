import { AishError, nearestName } from "@aish/core";

/** How a command is written, as messages quote it: `aish jobs start`. */
export function spelled(path: readonly string[]): string {
  return ["aish", ...path].join(" ");
}

/** The program was called wrongly; without a better idea the hint leads to the command's help. */
export function usageError(message: string, path: readonly string[], hint?: string): AishError {
  return new AishError("USAGE", message, { hint: hint ?? `run ${spelled(path)} --help` });
}

/** A word that is none of the allowed ones; the hint names the one that was probably meant. */
export function unknownWord(
  message: string,
  word: string,
  allowed: readonly string[],
  path: readonly string[],
): AishError {
  const typed = bare(word);
  const near = nearestName(typed, allowed.map(bare));
  const meant = allowed.find((name) => bare(name) === typed || bare(name) === near);
  return usageError(message, path, meant === undefined ? undefined : `did you mean ${meant}?`);
}

/** Somebody who typed `resume` may have meant `--resume`. */
const bare = (name: string): string => name.replace(/^-+/, "");

/** Most often a shell line or a question that was not quoted, which the hint then says. */
export function unexpectedOperand(
  operand: string,
  path: readonly string[],
  flags: ReadonlyMap<string, unknown>,
): AishError {
  const message = `unexpected operand: ${operand}`;
  if (flags.has("command")) return usageError(message, path, "quote the whole line after -c");
  if (flags.has("print")) return usageError(message, path, "quote the whole question after -p");
  if (path[0] === "route") return usageError(message, path, "quote the whole line");
  return usageError(message, path);
}
