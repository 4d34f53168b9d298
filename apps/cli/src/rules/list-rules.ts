import type { Rule } from "@aish/policy";
import { columns } from "../listings/columns.ts";
import { quoteWords } from "../quote-words.ts";

export interface ListedRules {
  /** What the person calls the file: `for good`, `this session`. */
  readonly from: string;
  readonly rules: readonly Rule[];
  readonly problems: readonly string[];
}

/** What `:rules` prints: all rules, numbered through from 1, then what is wrong with the files. */
export function ruleLines(sources: readonly ListedRules[], width: number): string {
  const rows = sources.flatMap(({ from, rules }) =>
    rules.map((rule) => [rule.effect, rule.match, from, ruleWords(rule)]),
  );
  const problems = sources.flatMap((source) => source.problems.map((problem) => `${problem}\n`));
  const numbered = rows.map((cells, at) => [String(at + 1), ...cells]);
  const list = rows.length === 0 ? "no rules: everything is asked\n" : columns(numbered, width);
  return list + problems.join("");
}

function ruleWords({ match, words, reason }: Rule): string {
  const text = [quoteWords(words), match === "prefix" ? "…" : ""].join(" ").trim();
  return reason === undefined ? text : `${text}  # ${reason}`;
}
