/** How a link is told from the text around it. */
export type LinkNames =
  /** The terminal follows it; `next` names its parts, for it may be broken over lines. */
  | { readonly kind: "terminal"; readonly next: () => string }
  /** A number stands behind it, and OSC 8 has that number for an address. */
  | { readonly kind: "numbered"; readonly numberOf: (address: string) => number };
