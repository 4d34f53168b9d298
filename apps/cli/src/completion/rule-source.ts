import { fishOffers, signals, type Draft, type FishRule, type Pool } from "@aish/completion";
import { together, type Found, type SourceRequest } from "./source.ts";

export interface RuleFound extends Found {
  readonly takesFiles: boolean;
  readonly isValue: boolean;
  /** The rules say something about this command at all. */
  readonly isKnown: boolean;
}

/** A function of fish's for which there is a source here. */
export type CallSource = (name: string, words: readonly string[]) => Found | undefined;

/** What fish's rules for a command say about the place. */
export function ruleSource(
  rules: readonly FishRule[],
  { place }: Pick<SourceRequest, "place">,
  callSource: CallSource,
): RuleFound {
  const offer = fishOffers(rules, { words: place.words, word: place.value, option: place.option });
  const pool: Pool = {
    query: place.value,
    drafts: offer.drafts.toSorted((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)),
    write: ({ label }: Draft) => place.quote(label),
  };
  const called = together(offer.calls.flatMap(({ name, words }) => callSource(name, words) ?? []));
  return {
    pools: offer.drafts.length === 0 ? called.pools : [pool, ...called.pools],
    late: called.late,
    takesFiles: offer.takesFiles,
    isValue: offer.isValue,
    isKnown: rules.length > 0,
  };
}

/** `kill -`: signals stand where options do. */
export function signalPool({ value, quote }: SourceRequest["place"]): Pool {
  return { query: value, drafts: signals, write: ({ label }) => quote(label) };
}
