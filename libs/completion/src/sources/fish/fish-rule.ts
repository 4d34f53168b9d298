import type { FishCondition } from "./fish-condition.ts";

/** One `complete` statement. */
export interface FishRule {
  readonly commands: readonly string[];
  /** Without dashes. */
  readonly short: readonly string[];
  readonly long: readonly string[];
  /** Long ones that are written with one dash. */
  readonly old: readonly string[];
  readonly arguments: readonly FishArgument[];
  readonly description: string;
  readonly takesValue: boolean;
  readonly noFiles: boolean;
  /** Other commands whose completions are these as well. */
  readonly wraps: readonly string[];
  /** All of them must hold. */
  readonly conditions: readonly FishCondition[];
}

export type FishArgument =
  | { readonly kind: "word"; readonly word: string; readonly description: string }
  /** A function of fish's that would list them; who knows it by name can do so as well. */
  | { readonly kind: "call"; readonly name: string; readonly words: readonly string[] };
