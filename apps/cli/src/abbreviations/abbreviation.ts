/** A word that stands for a longer text. */
export interface Abbreviation {
  /** What is typed, or, with a pattern, what the abbreviation is called. */
  readonly name: string;
  /** The whole of a typed word must match it; undefined: the name itself is typed. */
  readonly pattern: RegExp | undefined;
  readonly text: string;
  /** Where it is expanded: as the name of a command, as an argument of one of these, or everywhere. */
  readonly place:
    | { readonly kind: "command" }
    | { readonly kind: "anywhere" }
    | { readonly kind: "argument"; readonly commands: readonly string[] };
  /** Stands in the text where the cursor goes, and is taken out of it. */
  readonly cursorMark: string | undefined;
}
