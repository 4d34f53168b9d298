import { readPrograms, subcommands } from "./known/read-only.ts";
import { judge, named } from "./judge.ts";
import type { Surroundings } from "./surroundings.ts";
import type { ParsedCommand } from "./parse-command.ts";
import type { Rule } from "./rule.ts";
import { readable } from "./shell/marks.ts";
import { programOf } from "./shell/program-of.ts";
import { lookAt } from "./view.ts";

/** One paragraph: what is known of the command, and which rule or gate speaks. */
export function explain(
  command: ParsedCommand,
  rules: readonly Rule[],
  where: Surroundings,
): string {
  return [shape(command, where), place(where), ...decision(command, rules, where)].join(" ");
}

function shape(command: ParsedCommand, where: Surroundings): string {
  if (command.kind === "words") {
    const [program = "", second] = command.words;
    const reads =
      readPrograms.has(program) ||
      (Object.hasOwn(subcommands, program) &&
        second !== undefined &&
        subcommands[program]?.includes(second) === true);
    const count = command.words.length - 1;
    const words = count === 0 ? "no words" : count === 1 ? "1 word" : `${count} words`;
    return `It runs ${readable(program)} with ${words} behind it${reads ? ", which is usually harmless" : ""}.`;
  }
  const programs = lookAt(command, where).spellings.map((words) => readable(programOf(words)));
  const distinct = [...new Set(programs)].filter((name) => name !== "").slice(0, 8);
  const seen = distinct.length === 0 ? "no program" : distinct.join(", ");
  return `It is not one plain command: ${command.why}. What can be seen of it runs ${seen}.`;
}

function place({ cwd, background }: Surroundings): string {
  return `It would run ${background ? "in the background " : ""}in ${cwd}.`;
}

function decision(command: ParsedCommand, rules: readonly Rule[], where: Surroundings): string[] {
  const verdict = judge(command, rules, where);
  switch (verdict.kind) {
    case "allow":
      return [`The rule allow ${named(verdict.rule)} lets it run without a question.`];
    case "deny":
      return [
        `The rule deny ${named(verdict.rule)} keeps it from running${verdict.rule.reason === undefined ? "" : `: ${verdict.rule.reason}`}.`,
      ];
    case "ask": {
      const danger =
        verdict.danger === undefined
          ? []
          : [`Danger: ${verdict.danger}; no rule lets this run without a question.`];
      const why = verdict.why === verdict.danger ? [] : [`You are asked because ${verdict.why}.`];
      return [...danger, ...why];
    }
    default:
      return verdict satisfies never;
  }
}
