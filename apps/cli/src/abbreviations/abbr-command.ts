import { AishError, nearestName } from "@aish/core";
import { quoteWord, quoteWords } from "../quote-words.ts";
import { printable } from "../listings/columns.ts";
import type { Abbreviation } from "./abbreviation.ts";
import type { Abbreviations } from "./abbreviations.ts";
import { parseAbbr, type AbbrRequest } from "./parse-abbr.ts";
import { assertNever } from "@aish/core";

/** Does what `abbr words` asks for, and gives what is to be shown. */
export function abbrCommand(words: readonly string[], abbreviations: Abbreviations): string {
  const request = parseAbbr(words);
  switch (request.kind) {
    case "list":
      return abbreviations.list().map(line).join("");
    case "add":
      abbreviations.set(request.abbreviation);
      return "";
    case "erase":
      return erase(request, abbreviations);
    case "rename":
      return rename(request, abbreviations);
    default:
      return assertNever(request);
  }
}

/** As it would be typed. */
function line(abbreviation: Abbreviation): string {
  const { name, pattern, text, place, cursorMark } = abbreviation;
  const options = [
    ...(place.kind === "anywhere" ? ["--position", "anywhere"] : []),
    ...(place.kind === "argument" ? place.commands.flatMap((each) => ["--command", each]) : []),
    ...(pattern === undefined ? [] : ["--regex", patternText(pattern)]),
    ...(cursorMark === undefined
      ? []
      : [cursorMark === "%" ? "--set-cursor" : `--set-cursor=${cursorMark}`]),
  ];
  return `${printable(`abbr ${quoteWords([...options, name])} ${quoteWord(text)}`)}\n`;
}

/** Without what makes it match whole words only. */
function patternText({ source }: RegExp): string {
  return source.replace(/^\^\(\?:/, "").replace(/\)\$$/, "");
}

function erase(
  { names }: Extract<AbbrRequest, { kind: "erase" }>,
  abbreviations: Abbreviations,
): string {
  for (const name of names) known(name, abbreviations);
  for (const name of names) abbreviations.remove(name);
  return "";
}

function rename(
  { from, to }: Extract<AbbrRequest, { kind: "rename" }>,
  abbreviations: Abbreviations,
): string {
  const abbreviation = known(from, abbreviations);
  if (abbreviations.get(to) !== undefined) {
    throw new AishError("USAGE", `there is already an abbreviation ${JSON.stringify(to)}`, {
      hint: `erase it first with abbr --erase ${quoteWord(to)}`,
    });
  }
  abbreviations.remove(from);
  abbreviations.set({ ...abbreviation, name: to });
  return "";
}

function known(name: string, abbreviations: Abbreviations): Abbreviation {
  const found = abbreviations.get(name);
  if (found !== undefined) return found;
  const names = abbreviations.list().map((each) => each.name);
  const guess = nearestName(name, names);
  throw new AishError("USAGE", `there is no abbreviation ${JSON.stringify(name)}`, {
    hint: guess === undefined ? "list them with abbr" : `did you mean ${guess}?`,
  });
}
