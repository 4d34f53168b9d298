/**
 * The shell text around one line: `before` restores the session's state, `after` saves it and stays
 * while a child is stopped. Two pieces, because zsh lists a stopped job only to a later command of
 * its top level. Neither has a line break, so that a shell's own messages say `line 1`.
 */
export interface Runner {
  readonly before: string;
  readonly after: string;
}

/**
 * What every shell is given as its `-c`; the pieces come in `AISH_BEFORE` and `AISH_AFTER`. Saving is
 * silent even under `set -x`; `after` is not redirected, because bash hands its terminal to a
 * continued child through its standard error.
 */
export const runnerEntry =
  'eval "$AISH_BEFORE"; eval "$__aish_line"; { __aish_save; set +x; } 2>/dev/null; eval "$__aish_after"';

/** Line breaks carry no meaning in the pieces; they are there for the reader. `\${` stands for `${`. */
export function oneLine(script: string): string {
  return script
    .replaceAll(String.raw`\${`, "${")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}
