import type { Style } from "./style.ts";

/** What stands at a place in a paragraph; `length` is how much of the text it takes. */
export type InlineDecision =
  | { readonly kind: "wait" }
  /** As written. */
  | { readonly kind: "literal"; readonly length: number }
  | { readonly kind: "escape"; readonly text: string; readonly length: number }
  | { readonly kind: "code"; readonly text: string; readonly length: number }
  | {
      readonly kind: "styled";
      readonly text: string;
      readonly style: Style;
      readonly length: number;
    }
  | { readonly kind: "link"; readonly text: string; readonly url: string; readonly length: number }
  | { readonly kind: "url"; readonly url: string; readonly length: number };

/** A place in a paragraph that may be the start of something. */
export interface InlinePlace {
  readonly text: string;
  readonly at: number;
  /** The character before it; empty at the paragraph's start. */
  readonly before: string;
  /** Nothing follows `text` in the paragraph. */
  readonly isWhole: boolean;
}

/** How far an opening mark may be from what closes it. */
export const inlineReach = 240;
/** The same for an address, which has no spaces that would end the wait. */
export const addressReach = 1000;

export function literal(length: number): InlineDecision {
  return { kind: "literal", length };
}

export const wait: InlineDecision = { kind: "wait" };

/** Letters and digits of alphabets that part words with spaces. */
export function isWordCharacter(character: string): boolean {
  return character !== "" && character < "\u0900" && /[\p{L}\p{N}_]/u.test(character);
}
