import { operandsOf } from "./known/global-options.ts";
import { optionsOf } from "./known/options-of.ts";
import type { Rule } from "./rule.ts";
import { readable } from "./shell/marks.ts";
import { programOf } from "./shell/program-of.ts";

/** For allow rules: the words as they stand and nothing else. */
export function coversExactly({ match, words }: Rule, given: readonly string[]): boolean {
  if (match === "exact" && words.length !== given.length) return false;
  return words.every((word, at) => given[at] === word);
}

/**
 * For deny and ask rules: also by the name of the program alone, with its options in another order,
 * run together or by other names, and with more options between.
 */
export function coversAnySpelling(rule: Rule, given: readonly string[]): boolean {
  const { words } = rule;
  const plain = given.map(readable);
  const isPrefix = rule.match === "prefix" || words.length === 1;
  if (isPrefix ? startsWith(plain, words) : same(plain, words)) return true;

  const [first = ""] = words;
  const program = programOf(plain);
  if (program !== first && plain[0] !== first && program !== programOf(words)) return false;
  if (first.includes("/") && plain[0]?.includes("/") === true && plain[0] !== first) return false;
  const wantedOptions = optionsOf(program, words);
  const options = optionsOf(program, plain);
  const isCovered = [...wantedOptions].every(
    (option) =>
      options.has(option) ||
      (option.length > 1 && option.split("").every((letter) => options.has(letter))),
  );
  if (!isCovered) return false;
  const wanted = operandsOf(program, words);
  const operands = operandsOf(program, plain);
  if (isPrefix) {
    // Options may stand before or behind any operand, and take one themselves.
    return startsWith(operands, wanted) || (wantedOptions.size > 0 && inOrder(operands, wanted));
  }
  return same(operands, wanted) && [...options].every((option) => wantedOptions.has(option));
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && startsWith(left, right);
}

function startsWith(words: readonly string[], start: readonly string[]): boolean {
  return start.every((word, at) => words[at] === word);
}

function inOrder(words: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  for (const word of words) if (word === wanted[at]) at += 1;
  return at === wanted.length;
}
