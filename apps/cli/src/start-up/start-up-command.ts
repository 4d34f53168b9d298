/**
 * A command that init files have beside those of the language. It stands on the other side of a bundle
 * from the kernel that calls it, so it throws nothing.
 */
export interface StartUpCommand {
  readonly name: string;
  /** One sentence in the imperative, no full stop. */
  readonly summary: string;
  run(words: readonly string[]): StartUpAnswer;
}

export type StartUpAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string; readonly hint: string | undefined };
