/** What an unquoted character means where a word is read. */
export const plain = 0;
/** Ends the word. */
export const stop = 1;
/** Quotes, `$`, backslash, backtick. */
export const active = 2;
/** `*`, `?`, `[` where patterns count. */
export const meta = 3;
/** `{` where patterns count. */
export const brace = 4;
/** `:` and `=` after which a `~` counts. */
export const tildeGate = 5;

/** Where a word stands decides where it ends and which of its characters mean something. */
export interface WordPlace {
  /** By character code below 128. */
  readonly classes: Uint8Array;
  /** `paths`: braces are alternatives only beside another glob character. */
  readonly globs: "paths" | "patterns" | "none";
  readonly tilde: boolean;
  /** `removed` as in a command, `kept` for a regular expression, `quoted` as between double quotes. */
  readonly escapes: "removed" | "kept" | "quoted";
}

const ends = " \t\r\n;|&<>()";

export const argumentPlace = place(ends, "paths", true);
export const assignedPlace = place(ends, "none", true, ":=");
export const literalPlace = place(ends, "none", true);
// Patterns are seen here only to be refused: a list is no place for files.
export const listItemPlace = place(`${ends},]`, "paths", true);
export const recordKeyPlace = place(`${ends},:}`, "none", false);
export const recordValuePlace = place(`${ends},}`, "none", true);
export const casePatternPlace = place(ends, "patterns", true);
export const regexPlace = place(" \t\r\n()", "none", false, "", "kept");
export const subscriptPlace = place("]\n", "none", false);
export const defaultPlace = place("}", "none", true, "", "quoted");
/** Between double quotes a `'` and a `~` are themselves. */
export const quotedDefaultPlace = place("}", "none", false, "", "quoted", '"$\\`');
export const trimPlace = place("}", "patterns", false);
export const replacedPlace = place("}/", "patterns", false);
export const replacementPlace = place("}", "none", false);

function place(
  stops: string,
  globs: WordPlace["globs"],
  tilde: boolean,
  gates = "",
  escapes: WordPlace["escapes"] = "removed",
  marks = "'\"$\\`",
): WordPlace {
  const classes = new Uint8Array(128);
  set(classes, marks, active);
  if (globs !== "none") {
    set(classes, "*?[", meta);
    set(classes, "{", brace);
  }
  set(classes, gates, tildeGate);
  set(classes, stops, stop);
  return { classes, globs, tilde, escapes };
}

function set(classes: Uint8Array, characters: string, value: number): void {
  for (const character of characters) classes[character.charCodeAt(0)] = value;
}
