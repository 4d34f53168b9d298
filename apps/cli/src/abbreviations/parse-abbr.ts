import { AishError, nearestName } from "@aish/core";
import type { Abbreviation } from "./abbreviation.ts";

export type AbbrRequest =
  | { readonly kind: "list" }
  | { readonly kind: "add"; readonly abbreviation: Abbreviation }
  | { readonly kind: "erase"; readonly names: readonly string[] }
  | { readonly kind: "rename"; readonly from: string; readonly to: string };

type Action = "add" | "erase" | "list" | "rename";
type Option = "position" | "command" | "regex" | "set-cursor";

const actions = new Map<string, Action>([
  ["--add", "add"],
  ["-a", "add"],
  ["--erase", "erase"],
  ["-e", "erase"],
  ["--list", "list"],
  ["-l", "list"],
  ["--show", "list"],
  ["-s", "list"],
  ["--rename", "rename"],
]);
const options = new Map<string, Option>([
  ["--position", "position"],
  ["-p", "position"],
  ["--command", "command"],
  ["-c", "command"],
  ["--regex", "regex"],
  ["-r", "regex"],
  ["--set-cursor", "set-cursor"],
]);

/** The options stand before the name, as in fish; what follows it is the expansion. */
export function parseAbbr(words: readonly string[]): AbbrRequest {
  const given: { option: Option; value: string }[] = [];
  let action: Action | undefined;
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") {
      at += 1;
      break;
    }
    if (!/^-./.test(word)) break;
    const found = actions.get(word);
    if (found !== undefined) {
      action = found;
      continue;
    }
    const [, name = word, inline] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    const option = options.get(name);
    if (option === undefined) throw unknown(name);
    if (option === "set-cursor") given.push({ option, value: inline ?? "%" });
    else {
      const value = inline ?? words[(at += 1)];
      if (value === undefined) throw misused(`${name} needs a value`);
      given.push({ option, value });
    }
  }
  const rest = words.slice(at);
  if (action === undefined) action = rest.length === 0 && given.length === 0 ? "list" : "add";
  return toRequest(action, rest, given);
}

function toRequest(
  action: Action,
  rest: readonly string[],
  given: readonly { readonly option: Option; readonly value: string }[],
): AbbrRequest {
  if (action === "add") return { kind: "add", abbreviation: toAbbreviation(rest, given) };
  if (given.length > 0) throw misused(`--${action} takes no other option`);
  if (action === "list") {
    if (rest.length > 0) throw misused("--list takes no name");
    return { kind: "list" };
  }
  if (action === "erase") {
    if (rest.length === 0) throw misused("--erase needs a name");
    return { kind: "erase", names: rest };
  }
  const [from, to] = rest;
  if (from === undefined || to === undefined || rest.length > 2) {
    throw misused("--rename needs the old name and the new one");
  }
  return { kind: "rename", from, to: toName(to, false) };
}

function toAbbreviation(
  [name, ...expansion]: readonly string[],
  given: readonly { readonly option: Option; readonly value: string }[],
): Abbreviation {
  const values = (wanted: Option): readonly string[] =>
    given.filter(({ option }) => option === wanted).map(({ value }) => value);
  if (name === undefined) throw misused("the name is missing");
  if (expansion.length === 0) throw misused(`what ${JSON.stringify(name)} stands for is missing`);
  const regex = values("regex").at(-1);
  const cursorMark = values("set-cursor").at(-1);
  if (cursorMark === "") throw misused("the mark of --set-cursor is empty");
  return {
    name: toName(name, regex !== undefined),
    pattern: regex === undefined ? undefined : toPattern(regex),
    text: expansion.join(" "),
    place: toPlace(values("position").at(-1), values("command")),
    cursorMark,
  };
}

function toPlace(position: string | undefined, commands: readonly string[]): Abbreviation["place"] {
  if (position !== undefined && position !== "command" && position !== "anywhere") {
    throw misused(`--position cannot be ${JSON.stringify(position)}`);
  }
  if (commands.length === 0) return { kind: position ?? "command" };
  if (position === "command") {
    throw misused("an argument of a command is not in the position of a command");
  }
  return { kind: "argument", commands };
}

/** Only a word without quotes is ever expanded, so a name must be one. */
function toName(name: string, isLabel: boolean): string {
  if (name !== "" && (isLabel || !/[\s'"`\\$;|&<>()\p{Cc}]/u.test(name))) return name;
  throw misused(`${JSON.stringify(name)} cannot be typed as one plain word`);
}

function toPattern(regex: string): RegExp {
  try {
    return new RegExp(`^(?:${regex})$`, "u");
  } catch (error) {
    throw new AishError("USAGE", `abbr cannot read the pattern ${JSON.stringify(regex)}`, {
      hint: "write a regular expression as JavaScript has them",
      cause: error,
    });
  }
}

function unknown(option: string): AishError {
  const guess = nearestName(option, [...actions.keys(), ...options.keys()]);
  const hint = guess === undefined ? usage : `did you mean ${guess}?`;
  return new AishError("USAGE", `abbr does not know ${option}`, { hint });
}

const usage =
  "write abbr [--position anywhere] [--command git] [--regex R] [--set-cursor] NAME EXPANSION";

function misused(message: string): AishError {
  return new AishError("USAGE", message, { hint: usage });
}
