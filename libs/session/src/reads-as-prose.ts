import { literalMark } from "@aish/core";
import { unquoted, type LineWord } from "./line-words.ts";
import type { RouteFacts } from "./ports.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Commands that are also verbs, nouns or question words with which a request may begin. */
const alsoEnglish = words(
  `apply at cat clear compare convert copy cut date do expand file find fix fold format help history
   host if info install join kill last less link locate look make man merge more move open paste pick
   play print process pull push read remove report reset resize run script search select show sleep
   sort split start stop strings sum sync tail test then time top touch type until update view wait
   watch what when where which while who whois write yes`,
);

/** Words that no one passes to a command without quotes. One of them is enough. */
const telling = words(
  `the my your our their me us him her it please this these those why how and or am im youre its isnt
   doesnt dont wont cant something everything anything someone everyone called named`,
);

/** Words of sentences that could also be arguments. */
const ordinary = words(
  `a an all any are as be been before between but by can could did does every for from had has
   have here if in into is just like may most no not now of on only out over should so some
   than that them then there they to too under up was we were what when where which who will with
   without would you`,
);

/** Behind the name of a program these talk about it: `git is broken`, `cat and dog`. */
const aboutIt = words("are can cannot does has hasnt is keeps says should vs was wasnt will");

/** Print or store their arguments: a sentence is what they are for. */
const takesSentences = words(
  "echo printf print say logger wall write notify-send figlet cowsay banner espeak alias git-commit",
);

/** Their operands are files, so that a sentence of missing ones is no command. */
const wantsFiles = words("cut file find fold less more open paste sort split tail");

/** `time make`, `watch ls`: the operand is a command. */
const wantsCommand = words("time watch");

/**
 * Whether a line whose first word could be run is meant for the model nevertheless. Flags and
 * operators say no; words that only sentences have say yes; paths, globs and files that are there
 * say no; then it depends on how much of a sentence it is.
 */
export function readsAsProse(line: readonly LineWord[], facts: RouteFacts): boolean {
  const [first, ...rest] = line;
  if (first === undefined || rest.length === 0) return false;
  const command = unquoted(first).toLowerCase();
  const operands = rest.map((word) => wordOf(word));
  if (takesSentences.has(command)) return false;
  if (isShellPhrase(command, operands)) return false;
  if (rest.some((word, index) => isFlag(word) || isOperator(word, rest[index + 1]))) return false;

  const english = alsoEnglish.has(command);
  const there = rest.filter((word) => facts.exists(unquoted(word)));
  const isThere = (word: string): boolean => there.some((other) => wordOf(other) === word);

  const told = operands.some((word) => telling.has(word) && !isThere(word));
  if (told && (english || operands.length > 1)) return true;
  if (there.length > 0 || rest.some((word) => isPathOrGlob(word))) return false;

  if (operands.length > 1 && aboutIt.has(operands[0] ?? "")) return true;
  if (english && rest.at(-1)?.bare.endsWith("?") === true) return true;
  if (wantsCommand.has(command)) return facts.resolve(unquoted(rest[0] ?? first)) === undefined;
  if (wantsFiles.has(command) && operands.length > 1 && !rest.some(isNamedLikeFile)) return true;

  const count = operands.filter(
    (word, index) => ordinary.has(word) && !isArgument(command, word, operands[index + 1]),
  ).length;
  return english ? count > 0 && operands.length > 1 : count > 1 && operands.length > 2;
}

/** `who am i`, `for x in …`, `case x in …`: words of sentences that are the shell's own here. */
function isShellPhrase(command: string, operands: readonly string[]): boolean {
  if (command === "who") return operands.join(" ") === "am i";
  const loops = command === "for" || command === "case" || command === "select";
  return loops && operands[1] === "in";
}

/** `make all install`, `touch a b`: an ordinary word that is an argument after all. */
function isArgument(command: string, word: string, next: string | undefined): boolean {
  if (command === "read") return true;
  if (word === "all") return command === "make";
  return word === "a" && (next === undefined || next.length < 3);
}

/** Apostrophes are no quotes: `what's`, `don't`, `I'm`. */
export function withoutContractions(line: string): string {
  return line.replace(/(?<=[a-z])['’](?=(?:s|t|m|re|ve|ll|d)(?:[\s.,?!]|$))/gi, "");
}

export function isFlag(word: LineWord): boolean {
  return /^--?[a-z0-9]/i.test(word.bare);
}

function isOperator(word: LineWord, next: LineWord | undefined): boolean {
  // `files > 10 MB` compares, it does not redirect.
  if (/^[<>]=?$/.test(word.bare) && /^\d/.test(next?.bare ?? "")) return false;
  if (/^[<>]=?\d+(?:[kmgt]i?b?|%)?$/i.test(word.bare)) return false;
  return /[|&;<>$`(){}]|^(?:==?|!=|=~|\+)$/.test(word.bare);
}

function isPathOrGlob(word: LineWord): boolean {
  if (word.bare === "and/or") return false;
  return /[*[\]~/]|\?./.test(word.bare) || word.bare.includes(literalMark);
}

function isNamedLikeFile(word: LineWord): boolean {
  return /\w\.\w{1,5}$/.test(word.bare);
}

/** Lower case, without the punctuation of a sentence. */
function wordOf(word: LineWord): string {
  return word.bare.toLowerCase().replace(/[.,:;!?]+$/, "");
}
