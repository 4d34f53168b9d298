/**
 * Whether fish and bash may be asked about a line. Their completions run what they find: that of make runs
 * the Makefile's own commands, others load a build's script. Something that was only just unpacked must not
 * run because somebody presses Tab in it, so that these shells are asked in an empty directory, and never
 * about a line that leads out of it: one with a path, or with a home, in any of its words.
 *
 * Commands that are about a project alone have nothing to say there, or would speak of the home; what they
 * can be told is read from the project's files.
 */
export function mayAskShells(words: readonly string[]): boolean {
  const [command = ""] = words;
  if (projectCommands.has(command)) return false;
  return !words.some((word) => word.includes("/") || word.startsWith("~"));
}

const projectCommands = new Set(
  "make gmake npm pnpm bun yarn just task go-task rake grunt gulp ant gradle mvn mix composer".split(
    " ",
  ),
);
