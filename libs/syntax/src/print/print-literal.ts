import { assertNever } from "@aish/core";

import type { Place } from "./printer.ts";
import {
  active,
  argumentPlace,
  assignedPlace,
  brace,
  casePatternPlace,
  listItemPlace,
  literalPlace,
  meta,
  recordKeyPlace,
  recordValuePlace,
  replacedPlace,
  replacementPlace,
  stop,
  subscriptPlace,
  trimPlace,
  type WordPlace,
} from "../parse/word-place.ts";

/** Where the literal stands among the parts of its word. */
export interface LiteralPosition {
  readonly after: "nothing" | "globPattern" | "tilde" | "other";
  /** There is no other part. */
  readonly whole: boolean;
  /** Braces belong to the pattern of a word that has one. */
  readonly inPattern: boolean;
}

export function printLiteral(text: string, place: Place, position: LiteralPosition): string {
  if (place === "quoted") return escapeQuoted(text);
  if (place === "hereDocument") return text.replace(/[\\$`]/g, "\\$&");
  // A backslash of a regular expression is part of it.
  if (place === "regex") return text;
  if (place === "default") return escapeDefault(text, position);
  return escapeUnquoted(text, ruleOf(place), position);
}

interface Unquoted {
  readonly place: WordPlace;
  /** Characters that need a backslash wherever they stand. */
  readonly special: RegExp;
  /** The same in a word with a pattern, where braces are alternatives. */
  readonly specialInPattern: RegExp;
  /** Where a word begins, these do too. */
  readonly first: string;
  /** Words that mean something else when nothing in them is escaped. */
  readonly reserved: RegExp | undefined;
}

const keyword =
  /^(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|in|function|break|continue|return|exit|local|!|\{|\}|\[\[)$/;
const opener = /^(?:if|for|while|until|case|\})$/;
/** Refused where it is not clear that the text was meant as it stands. */
const almostNumber = /^-?(?:\d+\.|\.\d+|[\d.]+%)$/;
const testMark = /^(?:\]\]|-[A-Za-z-]+)$/;

type UnquotedPlace = Exclude<Place, "quoted" | "hereDocument" | "regex" | "default">;

const rules: Readonly<Record<UnquotedPlace, () => Unquoted>> = {
  command: () => rule(argumentPlace, "#{}", keyword, "="),
  argument: () => rule(argumentPlace, "#", opener),
  assignedArgument: () => rule(assignedPlace, "#", opener),
  nameArgument: () => rule(literalPlace, "#", opener),
  value: () => rule(assignedPlace, "#[{"),
  listItem: () => rule(listItemPlace, "#[{"),
  recordKey: () => rule(recordKeyPlace, "#"),
  recordValue: () => rule(recordValuePlace, "#[{"),
  test: () => rule(literalPlace, "#[{!", testMark),
  casePattern: () => rule(casePatternPlace, "#", /^esac$/),
  // A colon outside brackets makes a slice of a subscript, and a blank ends what `x[k]=` could assign to.
  subscript: () => rule(subscriptPlace, "", undefined, ":(){}[ \t\r;|&<>"),
  trimmed: () => rule(trimPlace, "#%"),
  replaced: () => rule(replacedPlace, "#%"),
  replacement: () => rule(replacementPlace, ""),
};

const made = new Map<UnquotedPlace, Unquoted>();

/** Made when it is first needed: all of them together take longer than most programs run. */
function ruleOf(place: UnquotedPlace): Unquoted {
  const known = made.get(place) ?? rules[place]();
  made.set(place, known);
  return known;
}

/** Taken from the table that the reader of words goes by. */
function rule(place: WordPlace, first: string, reserved?: RegExp, more = ""): Unquoted {
  let special = more;
  for (const [code, role] of place.classes.entries()) {
    const counts = role === stop || role === active || role === meta;
    if (counts || (role === brace && place.globs === "patterns"))
      special += String.fromCharCode(code);
  }
  const pattern = special.replace(/[\\\]^-]/g, "\\$&");
  return {
    place,
    special: new RegExp(`[${pattern}]`, "g"),
    specialInPattern: new RegExp(`[${pattern}${place.globs === "none" ? "" : "{"}]`, "g"),
    first: place.tilde ? `~${first}` : first,
    reserved,
  };
}

function escapeUnquoted(
  text: string,
  { place, special, specialInPattern, first, reserved }: Unquoted,
  position: LiteralPosition,
): string {
  // A backslash before the end of a line joins two lines, so such text has to be quoted.
  if (text.includes("\n") && place.classes[lineFeed] === stop) return `"${escapeQuoted(text)}"`;
  // Braces with something to choose from are refused where they are not escaped.
  const couldChoose = place.globs === "paths" && (!position.whole || /,|\.\./.test(text));
  const all = position.inPattern || couldChoose ? specialInPattern : special;
  let result = text.replace(all, "\\$&");
  if (place === assignedPlace) result = result.replace(/([:=])~/g, "$1\\~");
  else if (place === argumentPlace) result = result.replace(/^([^=~]+=)~/, "$1\\~");
  if (result.startsWith("\\")) return result;
  const meansMore = position.whole
    ? reserved?.test(text) === true || almostNumber.test(text)
    : false;
  const spreads = place === listItemPlace && text.startsWith("...");
  return meansMore || spreads || startsSomething(text, first, place, position)
    ? `\\${result}`
    : result;
}

const lineFeed = 10;

/** Whether the first character would be read as something else than itself. */
function startsSomething(
  text: string,
  first: string,
  place: WordPlace,
  { after }: LiteralPosition,
): boolean {
  const character = text.charAt(0);
  switch (after) {
    case "nothing":
      return first.includes(character);
    case "globPattern":
      // Everything up to the next quote, `$` or backslash belongs to the pattern; an end of line cannot be escaped.
      return character !== "\n";
    case "tilde":
      return /[\w.-]/.test(character);
    case "other":
      return character === "#" && place.classes[space] === stop;
    default:
      return assertNever(after);
  }
}

const space = 32;

/** In `${x:-…}` a backslash means what it means between double quotes, but quotes are quotes. */
function escapeDefault(text: string, { after }: LiteralPosition): string {
  const result = text.replace(/[\\$"`}]/g, "\\$&").replaceAll("'", "\\u0027");
  const opens =
    (after === "nothing" && text.startsWith("~")) || (after === "tilde" && /^[\w.-]/.test(text));
  return opens ? escapeControl(result.charAt(0)) + result.slice(1) : result;
}

function escapeQuoted(text: string): string {
  return text
    .replace(/[\\$"]/g, "\\$&")
    .replace(/(?![\n\t\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
      escapeControl(character),
    );
}

/** What a terminal would obey or hide, spelled out. */
export function escapeControl(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? character : `\\u${code.toString(16).padStart(4, "0")}`;
}
