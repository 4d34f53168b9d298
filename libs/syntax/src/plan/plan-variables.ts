import type { Word } from "../ast.ts";
import type { PlanCollector } from "./plan-collector.ts";

/** The variables that a command writes because its arguments name them. */
export function planNamedVariables(
  command: string | null,
  args: readonly Word[],
  collector: PlanCollector,
): void {
  const named = command === null ? undefined : writers.get(command);
  if (named === undefined) return;
  for (const [at, word] of args.entries()) {
    const name = named.exec(`${start(args[at - 1])} ${start(word)}`)?.groups?.["name"];
    if (name !== undefined) collector.write(name);
    if (command === "push" && name !== undefined) return;
  }
}

/** Each is held against the argument before and the argument itself, as far as they are literal. */
const writers: ReadonlyMap<string, RegExp> = new Map([
  // `export NAME` only marks what is there.
  ["export", / (?<name>[^-=[\s][^=[]*)=/],
  ["push", / (?<name>[^-=[\s][^=[]*)/],
  ["read", /^(?!-p ).* (?<name>[^-\s]\S*)$/],
  ["scatter", /^--as (?<name>\S+)$| (?:--)?as=(?<name>\S+)$/],
  ["unset", / (?<name>[^-=[\s][^=[]*)/],
]);

function start(word: Word | undefined): string {
  const first = word?.parts[0];
  return first?.kind === "literal" ? first.text : "";
}
