/** A value as a language writes it at a place; or why none can be written there. */
export type QuotedValue =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };
