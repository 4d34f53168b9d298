import type { Follower, KnownCommand } from "./known-command.ts";

/**
 * How much each kind of evidence counts. A source that has seen little is trusted little: its share of
 * the probability is `trust × seen / (seen + doubt)`.
 */
export const evidence = {
  followedHere: { trust: 1, doubt: 3 },
  followedAnywhere: { trust: 1.2, doubt: 2 },
  followedFamily: { trust: 0.8, doubt: 3 },
  ranHere: { trust: 0.25, doubt: 3 },
  ranAnywhere: { trust: 0.12, doubt: 8 },
} as const;

export interface Evidence {
  readonly trust: number;
  readonly doubt: number;
}

/** Adds what the followers of a command say of the next one; only those that the filter lets pass count. */
export function scoreFollowers(
  scores: Map<KnownCommand, number>,
  followers: readonly Follower[],
  { trust, doubt }: Evidence,
  faded: number,
  counts: (follower: Follower) => number,
): void {
  let seen = 0;
  for (const follower of followers) seen += faded * follower.weight * counts(follower);
  if (seen <= 0) return;
  const share = trust / (seen + doubt);
  for (const follower of followers) {
    const weight = faded * follower.weight * counts(follower);
    if (weight > 0) scores.set(follower.next, (scores.get(follower.next) ?? 0) + share * weight);
  }
}
