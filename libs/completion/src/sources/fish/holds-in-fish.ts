import { assertNever } from "@aish/core";
import type { FishCondition } from "./fish-condition.ts";

export interface FishSituation {
  /** The words before the one being typed; the first is the command. */
  readonly words: readonly string[];
  readonly word: string;
}

/** Undefined: that cannot be said here. */
export function holdsInFish(
  condition: FishCondition,
  situation: FishSituation,
): boolean | undefined {
  switch (condition.kind) {
    case "not": {
      const holds = holdsInFish(condition.condition, situation);
      return holds === undefined ? undefined : !holds;
    }
    case "and":
    case "or": {
      const left = holdsInFish(condition.left, situation);
      const decided = condition.kind === "or";
      if (left === decided) return decided;
      const right = holdsInFish(condition.right, situation);
      return right === decided || left !== undefined ? right : undefined;
    }
    case "count":
      return compares(situation.words.length, condition.operator, condition.count);
    case "typed":
      return situation.words.includes(condition.word);
    case "call":
      return call(condition.name, condition.words, situation);
    default:
      return assertNever(condition);
  }
}

function compares(left: number, operator: string, right: number): boolean | undefined {
  switch (operator) {
    case "-lt":
      return left < right;
    case "-le":
      return left <= right;
    case "-gt":
      return left > right;
    case "-ge":
      return left >= right;
    case "-eq":
    case "=":
      return left === right;
    case "-ne":
    case "!=":
      return left !== right;
    default:
      return undefined;
  }
}

type Test = (words: readonly string[], situation: FishSituation) => boolean;

const isNthToken: Test = ([nth], situation) => operands(situation).length + 1 === Number(nth);
const hasOption: Test = (words, situation) => optionTyped(words, situation);

/** What fish's own functions of these names find out from the line alone. */
const tests: Readonly<Record<string, Test>> = {
  true: () => true,
  false: () => false,
  __fish_use_subcommand: (_, situation) => operands(situation).length === 0,
  __fish_needs_command: (_, situation) => operands(situation).length === 0,
  __fish_no_arguments: (_, situation) => operands(situation).length === 0,
  __fish_is_first_token: (_, situation) => operands(situation).length === 0,
  __fish_is_first_arg: (_, { words }) => words.length === 1,
  __fish_is_nth_token: isNthToken,
  __fish_seen_subcommand_from: (words, situation) => seen(words, situation),
  __fish_contains_opt: hasOption,
  __fish_seen_argument: hasOption,
  __fish_git_contains_opt: hasOption,
  __fish_not_contain_opt: (words, situation) => !optionTyped(words, situation),
  __fish_prev_arg_in: (words, situation) => words.includes(situation.words.at(-1) ?? ""),
  __fish_should_complete_switches: (_, { word }) => word.startsWith("-"),
  __fish_is_switch: (_, { word }) => word.startsWith("-"),
  __fish_not_seen_subcommand_from: (words, situation) => !seen(words, situation),
  __fish_git_needs_rev_files: (_, { word }) => word.includes(":"),
  __fish_git_is_rebasing: () => false,
  __fish_git_possible_commithash: () => false,
  __fish_git_branch_for_remote: (_, situation) => operandsAfterOptions(situation).length >= 2,
  __fish_git_stash_using_command: (words, situation) => {
    const [command, sub] = operandsAfterOptions(situation);
    return command === "stash" && sub !== undefined && words.includes(sub);
  },
  __fish_git_stash_not_using_subcommand: (_, situation) => {
    const [command, sub] = operandsAfterOptions(situation);
    return command === "stash" && sub === undefined;
  },
};

/** Names that the files of many commands give to the same two questions. */
const family = /^__(?:fish_)?\w+?_(?<question>needs|no|using|in)_(?:sub)?commands?$/;

function call(
  name: string,
  words: readonly string[],
  situation: FishSituation,
): boolean | undefined {
  const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
  if (test !== undefined) return test(words, situation);
  const question = family.exec(name)?.groups?.["question"];
  if (question === undefined) return undefined;
  const [first] = operandsAfterOptions(situation);
  if (question === "needs" || question === "no") return first === undefined;
  if (words.length === 0) return undefined;
  return first !== undefined && words.includes(first);
}

function seen(words: readonly string[], situation: FishSituation): boolean {
  return situation.words.slice(1).some((word) => words.includes(word));
}

/** As fish counts them: whatever does not begin with a dash. */
function operands({ words }: FishSituation): readonly string[] {
  return words.slice(1).filter((word) => !word.startsWith("-"));
}

/** Options of git's that have a value of their own before the subcommand. */
const globalValues = new Set([
  "-C",
  "-c",
  "--git-dir",
  "--work-tree",
  "--namespace",
  "--exec-path",
]);

function operandsAfterOptions(situation: FishSituation): readonly string[] {
  const isGit = situation.words[0] === "git";
  const found: string[] = [];
  for (const [index, word] of situation.words.entries()) {
    if (index === 0 || word.startsWith("-")) continue;
    const before = situation.words[index - 1] ?? "";
    if (isGit && found.length === 0 && globalValues.has(before)) continue;
    found.push(word);
  }
  return found;
}

/** `-s a -s b long other`: whether one of these was typed. */
function optionTyped(names: readonly string[], situation: FishSituation): boolean {
  const typed = [...situation.words.slice(1), situation.word];
  return names.some((name, index) => {
    if (name === "-s" || name === "-l" || name === "") return false;
    if (names[index - 1] !== "-s") return typed.includes(`--${name}`);
    return typed.some((word) => /^-[^-]/.test(word) && word.includes(name));
  });
}
