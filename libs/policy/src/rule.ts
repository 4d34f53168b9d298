export type RuleEffect = "allow" | "ask" | "deny";

export interface Rule {
  readonly effect: RuleEffect;
  readonly match: "exact" | "prefix";
  /** None: every command begins so. */
  readonly words: readonly string[];
  readonly reason?: string | undefined;
}
