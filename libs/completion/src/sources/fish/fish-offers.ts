import { draft, type Draft } from "../../draft.ts";
import type { FishCondition } from "./fish-condition.ts";
import type { FishArgument, FishRule } from "./fish-rule.ts";
import { holdsInFish, type FishSituation } from "./holds-in-fish.ts";

export interface FishOffer {
  readonly drafts: readonly Draft[];
  /** What fish would list by running these. */
  readonly calls: readonly Extract<FishArgument, { kind: "call" }>[];
  /** A file may stand here as well. */
  readonly takesFiles: boolean;
  /** The word is the value of an option: nothing else may stand here. */
  readonly isValue: boolean;
}

export interface FishRequest extends FishSituation {
  /** The option whose value is typed behind a `=`. */
  readonly option: string | undefined;
}

/** What the rules of a command say about the word being typed. */
export function fishOffers(rules: readonly FishRule[], request: FishRequest): FishOffer {
  const answers = new Map<FishCondition, boolean>();
  const holds = (condition: FishCondition): boolean => {
    const known = answers.get(condition);
    if (known !== undefined) return known;
    const answer = holdsInFish(condition, request) === true;
    answers.set(condition, answer);
    return answer;
  };
  const holding = rules.filter(({ conditions }) => conditions.every(holds));
  const before = request.option ?? request.words.at(-1) ?? "";
  const valued = holding.filter((rule) => rule.takesValue && isNamed(rule, before));
  if (request.option !== undefined || valued.length > 0) {
    const named = holding.filter((rule) => isNamed(rule, before));
    return {
      ...argumentsOf(named, "word"),
      takesFiles: !named.some(({ noFiles }) => noFiles),
      isValue: true,
    };
  }
  const takesFiles = !holding.some((rule) => !hasOption(rule) && rule.noFiles);
  if (request.word.startsWith("-")) {
    return { drafts: holding.flatMap(optionsOf), calls: [], takesFiles, isValue: false };
  }
  const isFirst = request.words.slice(1).every((word) => word.startsWith("-"));
  const plain = holding.filter((rule) => !hasOption(rule));
  return { ...argumentsOf(plain, isFirst ? "subcommand" : "word"), takesFiles, isValue: false };
}

function hasOption({ short, long, old }: FishRule): boolean {
  return short.length + long.length + old.length > 0;
}

function isNamed({ short, long, old }: FishRule, option: string): boolean {
  if (option.startsWith("--")) return long.includes(option.slice(2));
  if (!option.startsWith("-") || option === "-") return false;
  return old.includes(option.slice(1)) || (option.length === 2 && short.includes(option.slice(1)));
}

function optionsOf({ short, long, old, description, takesValue }: FishRule): readonly Draft[] {
  return [
    ...long.map((name) =>
      takesValue
        ? { ...draft(`--${name}=`, "option", description), goesOn: true }
        : draft(`--${name}`, "option", description),
    ),
    ...old.map((name) => draft(`-${name}`, "option", description)),
    ...short.map((name) => draft(`-${name}`, "option", description)),
  ];
}

function argumentsOf(
  rules: readonly FishRule[],
  kind: "subcommand" | "word",
): Pick<FishOffer, "calls" | "drafts"> {
  const all = rules.flatMap((rule) =>
    rule.arguments.map((argument) => ({ argument, description: rule.description })),
  );
  return {
    drafts: all.flatMap(({ argument, description }) =>
      argument.kind === "word"
        ? [draft(argument.word, kind, argument.description || description)]
        : [],
    ),
    calls: all.flatMap(({ argument }) => (argument.kind === "call" ? [argument] : [])),
  };
}
