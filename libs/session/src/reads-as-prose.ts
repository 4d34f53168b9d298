import { destroysOnProse } from "./destroys-on-prose.ts";
import { unquoted, type LineWord } from "./line-words.ts";
import type { RouteFacts } from "./ports.ts";
import {
  aboutIt,
  alsoEnglish,
  joining,
  makesNames,
  ordinary,
  runsCommand,
  searches,
  takesSentences,
  telling,
  wantsFiles,
  wantsNoWord,
} from "./prose-vocabulary.ts";
import {
  isFlag,
  isNamedLikeFile,
  isOperator,
  isPathOrGlob,
  isSpoken,
  isUnspaced,
  wordOf,
} from "./spoken-words.ts";

/**
 * Whether a line whose first word could be run is meant for the model nevertheless. Words that only
 * sentences have say yes, also before the first flag or operator; then flags, operators, paths,
 * globs and files that are there say no; then it depends on how much of a sentence it is.
 */
export function readsAsProse(line: readonly LineWord[], facts: RouteFacts): boolean {
  const [first, ...rest] = line;
  const [second] = rest;
  if (first === undefined || second === undefined) return false;
  const command = unquoted(first).toLowerCase();
  if (takesSentences.has(command)) return false;
  const inner = rest.slice(
    Math.max(
      0,
      rest.findIndex((word) => !isFlag(word)),
    ),
  ); // `sudo -n rm …`
  if (runsCommand.has(command) && inner[0] !== undefined && resolves(inner[0], facts)) {
    if (readsAsProse(inner, facts)) return true;
  }
  const operands = rest.map((word) => wordOf(word));
  if (isShellPhrase(command, operands)) return false;
  if (destroysOnProse(command.slice(command.lastIndexOf("/") + 1), rest, facts)) return true;

  const english = alsoEnglish.has(command);
  const isThere = (word: LineWord): boolean => facts.exists(unquoted(word));
  const tells = (word: LineWord): boolean =>
    (telling.has(wordOf(word)) || isSpoken(word)) && !isThere(word);

  const ends = rest.findIndex((word, index) => isOperator(word, rest[index + 1]));
  const called = ends === -1 ? rest : rest.slice(0, ends);
  const flag = called.findIndex(isFlag);
  const head = flag === -1 ? called : called.slice(0, flag);
  const isWhole = head.length === rest.length;

  const isAbout = aboutIt.has(operands[0] ?? "") && rest.length > 1 && !isThere(second);
  if (command.includes("/")) return isAbout; // a program by its path: anything may be its operand

  const told = (searches.has(command) ? head.slice(1) : head).filter(tells).length;
  if (told > 0 && (english || (head.length > 1 && (isWhole || told > 1)))) return true;
  if (!isWhole) return !searches.has(command) && called.filter(tells).length > 1;

  if (searches.has(command) && rest.slice(1).some(isThere)) return false;
  if (isAbout) return true;
  if (english && isJoined(rest, isThere)) return true;
  if (rest.some((word) => isPathOrGlob(word)) && command !== "who") return false;
  if (saysWhatNoneTakes(command, rest)) return true;
  if (rest.some(isThere)) return false;

  if (isUnspaced(second) && !isNamedLikeFile(second) && !makesNames.has(command)) return true;
  const asks = /\p{L}\?$/u.test(rest.at(-1)?.bare ?? "");
  if (english && asks) return true;
  if (command === "time" || command === "watch") return !resolves(second, facts);
  if (wantsFiles.has(command) && rest.length > 1 && !areLikelyFiles(rest)) return true;

  const count = operands.filter(
    (word, index) => ordinary.has(word) && !isArgument(command, word, operands[index + 1]),
  ).length;
  if (searches.has(command) && rest.length > 2 && tells(second)) return true;
  if (english) return count > 0 && rest.length > 1;
  return count > (asks ? 0 : 1) && rest.length > 2;
}

function resolves(word: LineWord, facts: RouteFacts): boolean {
  return facts.resolve(unquoted(word)) !== undefined;
}

/** `who am i`, `for x in …`, `case x in …`: words of sentences that are the shell's own here. */
function isShellPhrase(command: string, operands: readonly string[]): boolean {
  if (command === "who") return operands.join(" ") === "am i";
  const loops = command === "for" || command === "case" || command === "select";
  return loops && operands[1] === "in";
}

/** `head of marketing`, `convert data.csv to json`; not at the end, where it would join nothing. */
function isJoined(rest: readonly LineWord[], isThere: (word: LineWord) => boolean): boolean {
  return rest.slice(0, -1).some((word) => joining.has(wordOf(word)) && !isThere(word));
}

/** Operands that the command knows no use for. */
function saysWhatNoneTakes(command: string, rest: readonly LineWord[]): boolean {
  const [one, two] = rest;
  if (wantsNoWord.has(command)) return rest.some((word) => /^\p{L}/u.test(word.bare));
  if (command === "who") return two !== undefined;
  if (command === "last") return two !== undefined && rest.every(isLetters);
  if (command === "write") return two !== undefined && !/^(?:tty|pts)/.test(two.bare);
  if (command === "test") return rest.every(isLetters); // neither an operator nor a flag to test by
  if (command === "cut") return rest.every(isLetters); // it needs a flag
  // It copies: one operand, or names without a dot, are packages.
  return command === "install" && one !== undefined && rest.every(isLetters);
}

/** `cat a b`, `cat nosuch.txt`: missing as they are, files are meant. */
function areLikelyFiles(words: readonly LineWord[]): boolean {
  return words.some(isNamedLikeFile) || words.every(({ bare }) => bare.length < 3);
}

function isLetters(word: LineWord): boolean {
  return /^\p{L}[\p{L}\d-]*$/u.test(word.bare);
}

/** `make all install`, `touch a b`: an ordinary word that is an argument after all. */
function isArgument(command: string, word: string, next: string | undefined): boolean {
  if (command === "read") return true;
  if (word === "all") return command === "make";
  return word === "a" && (next === undefined || next.length < 3);
}
