import type { Rule, RuleEffect } from "./rule.ts";

export type RuleReading =
  | { readonly kind: "rule"; readonly rule: Rule }
  /** `effect` is what the entry wanted, as far as it says: a broken deny is worse than a broken allow. */
  | {
      readonly kind: "problem";
      readonly key: string | undefined;
      readonly text: string;
      readonly effect: RuleEffect | undefined;
    };

const keys = ["effect", "exact", "prefix", "reason", "added"];

/** One `[[rule]]` of a rules file, as its parser gave it. */
export function toRule(value: unknown): RuleReading {
  if (!isTable(value)) return problem(undefined, "must be a table: [[rule]]", undefined);
  const effect = toEffect(value["effect"]);
  const wrong = (key: string | undefined, text: string): RuleReading => problem(key, text, effect);

  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) return wrong(unknown, `unknown key; allowed: ${keys.join(", ")}`);
  if (effect === undefined) return wrong("effect", 'must be "allow", "ask" or "deny"');
  const given = (["exact", "prefix"] as const).filter((key) => value[key] !== undefined);
  const [match] = given;
  if (match === undefined) {
    return wrong(
      undefined,
      'has no words, must have exact or prefix, such as prefix = ["git", "log"]',
    );
  }
  if (given.length > 1) return wrong("prefix", "stands beside exact; allowed is one of the two");
  const words = toWords(value[match]);
  if (words === undefined) {
    return wrong(match, 'must be a list of words, such as ["git", "log"], the first not empty');
  }
  const reason = value["reason"];
  if (reason !== undefined && typeof reason !== "string") return wrong("reason", "must be text");
  const rule: Rule = { effect, match, words, reason };
  return { kind: "rule", rule };
}

function problem(
  key: string | undefined,
  text: string,
  effect: RuleEffect | undefined,
): RuleReading {
  return { kind: "problem", key, text, effect };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toEffect(value: unknown): RuleEffect | undefined {
  return value === "allow" || value === "ask" || value === "deny" ? value : undefined;
}

function toWords(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const words = value.filter((word): word is string => typeof word === "string");
  return words.length === value.length && words[0] !== undefined && words[0] !== ""
    ? words
    : undefined;
}
