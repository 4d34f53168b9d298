import { dangerOf } from "./gate/danger-of.ts";
import { unsafeBehindPrefix } from "./known/unsafe-behind-prefix.ts";
import { coversAnySpelling, coversExactly } from "./matching-rule.ts";
import type { ParsedCommand } from "./parse-command.ts";
import type { Rule, RuleEffect } from "./rule.ts";
import { lookAt, type View } from "./view.ts";
import type { Surroundings } from "./surroundings.ts";

export type Verdict =
  | { readonly kind: "allow"; readonly rule: Rule }
  /** `danger` is what the destructive gate saw; no rule lifts it. */
  | { readonly kind: "ask"; readonly why: string; readonly danger: string | undefined }
  | { readonly kind: "deny"; readonly rule: Rule; readonly why: string };

/**
 * Deny before ask before allow; what the destructive gate sees is asked whatever is allowed. Rules
 * that say no are held against every command that the text may run, rules that say yes against
 * nothing but a command that was read completely.
 */
export function judge(
  command: ParsedCommand,
  rules: readonly Rule[],
  where: Surroundings,
): Verdict {
  const view = lookAt(command, where);
  const denied = speaking("deny", rules, view);
  if (denied !== undefined) {
    return { kind: "deny", rule: denied, why: denied.reason ?? `a rule denies ${named(denied)}` };
  }
  const danger = dangerOf(view, where);
  const ask = (why: string): Verdict => ({ kind: "ask", why, danger });

  const asked = speaking("ask", rules, view);
  if (asked !== undefined) return ask(asked.reason ?? `a rule asks about ${named(asked)}`);
  if (command.kind === "unparsed") return ask(command.why);
  const allowed = rules.filter(
    (rule) => rule.effect === "allow" && coversExactly(rule, command.words),
  );
  if (danger !== undefined) return ask(danger);
  const exact = allowed.find(({ match }) => match === "exact");
  if (exact !== undefined) return { kind: "allow", rule: exact };
  const [prefix] = allowed;
  if (prefix === undefined) return ask("no rule allows it");
  const unsafe =
    unsafeBehindPrefix(command.words, prefix.words) ?? hiddenDenial(command.words, rules);
  return unsafe === undefined ? { kind: "allow", rule: prefix } : ask(unsafe);
}

export function named({ words, match }: Rule): string {
  return match === "prefix" ? `${words.join(" ")} …` : words.join(" ");
}

function speaking(effect: RuleEffect, rules: readonly Rule[], view: View): Rule | undefined {
  return rules.find(
    (rule) =>
      rule.effect === effect &&
      (rule.words.length === 0 || view.spellings.some((words) => coversAnySpelling(rule, words))),
  );
}

/** A program that nobody listed may run the words behind it. */
function hiddenDenial(words: readonly string[], rules: readonly Rule[]): string | undefined {
  const rule = rules.find(
    (each) =>
      each.effect !== "allow" &&
      words.some((_, at) => at > 0 && coversAnySpelling(each, words.slice(at))),
  );
  return rule === undefined ? undefined : `it names ${named(rule)}, which a rule speaks against`;
}
