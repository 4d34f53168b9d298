/** What the owner of a pager is to do after a key. */
export type PagerResult =
  | { readonly kind: "open" }
  /** `all`: other texts that were to follow are not wanted either. */
  | { readonly kind: "quit"; readonly all: boolean }
  | { readonly kind: "copy"; readonly text: string }
  /** An address as it was written: of the world, of a file beside this one; `#part` of it is known here. */
  | { readonly kind: "follow"; readonly address: string }
  /** Return to the text from which a link led here. */
  | { readonly kind: "back" }
  /** `line` is counted from 1. */
  | { readonly kind: "edit"; readonly line: number }
  /** Draw all of the screen anew. */
  | { readonly kind: "redraw" };
