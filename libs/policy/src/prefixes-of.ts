import { families, readPrograms, runners, subcommands } from "./known/read-only.ts";
import { unsafeBehindPrefix } from "./known/unsafe-behind-prefix.ts";
import type { ParsedCommand } from "./parse-command.ts";

/**
 * Beginnings of a command that may be allowed for good, shortest last; none where what stands behind
 * could be anything. The program must be called by its bare name.
 */
export function prefixesOf(command: ParsedCommand): readonly (readonly string[])[] {
  if (command.kind === "unparsed") return [];
  const { words } = command;
  return candidates(words).filter((prefix) => unsafeBehindPrefix(words, prefix) === undefined);
}

function candidates([program = "", second, third]: readonly string[]): string[][] {
  if (readPrograms.has(program)) return [[program]];
  if (second === undefined) return [];
  if (runners.has(program) && second === "run") {
    const isName = third !== undefined && /^[\w@:.][\w@:./-]*$/.test(third);
    return isName && program !== "bun"
      ? [
          [program, "run", third],
          [program, "run"],
        ]
      : isName
        ? [[program, "run", third]]
        : [];
  }
  if (own(subcommands, program)?.includes(second) === true) return [[program, second]];
  const family = own(own(families, program) ?? {}, second);
  return third !== undefined && family?.includes(third) === true ? [[program, second, third]] : [];
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
