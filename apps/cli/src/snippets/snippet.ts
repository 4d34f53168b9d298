/** The language of a snippet's code: the shell's of the session, kai, or TypeScript. */
export type SnippetLanguage = "sh" | "kai" | "ts";

/** Something that is asked for before the code runs. */
export type SnippetArgument =
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly values:
        | { readonly kind: "list"; readonly values: readonly string[] }
        /** What it prints, a value a line. */
        | { readonly kind: "command"; readonly command: string };
      readonly usual: string | undefined;
    }
  | {
      readonly kind: "text" | "path";
      readonly name: string;
      readonly usual: string | undefined;
    }
  | { readonly kind: "secret"; readonly name: string };

/** A piece of code with gaps, as a file of the person's own has it. */
export interface Snippet {
  readonly name: string;
  /** Of its file. */
  readonly path: string;
  readonly description: string;
  readonly args: readonly SnippetArgument[];
  readonly confirm: boolean;
  /** Where it runs, as it is written; undefined: where the person is. */
  readonly cwd: string | undefined;
  readonly language: SnippetLanguage;
  /** With its gaps, as `{{name}}` and `{{{name}}}`. */
  readonly code: string;
}
