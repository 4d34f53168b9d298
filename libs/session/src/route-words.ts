import { nearestName } from "@aish/core";
import { firstCommandWord, type NamedWord } from "./first-command-word.ts";
import { lineWords, type LineWord } from "./line-words.ts";
import type { RouteFacts } from "./ports.ts";
import { aboutIt, ordinary, telling } from "./prose-vocabulary.ts";
import { readsAsProse } from "./reads-as-prose.ts";
import { ask, shell, type AskRoute, type Route, type UnknownRoute } from "./route-kinds.ts";
import { isFlag, isOperator, isSpoken, isUnspaced, spokenWords, wordOf } from "./spoken-words.ts";

const questionWords =
  /^(?:what|who|whom|whose|which|why|how|when|where|is|are|am|was|were|do|does|did|can|could|should|would|will|has|have|isnt|arent|doesnt|dont|didnt|cant|couldnt|shouldnt|wouldnt|wont)(?:s|re|d|ll|ve)?$/i;

/** Openings of requests that are no commands: a flag behind them is talked about. */
const requestWords =
  /^(?:add|change|check|count|create|delete|describe|explain|give|list|please|remove|run|show|start|stop|suggest|summari[sz]e|tell|use)$/i;

/** Where a line goes that no mark in front settles. */
export function routeWords(text: string, facts: RouteFacts): Route {
  const spoken = spokenWords(text);
  if (text.endsWith("?") && questionWords.test(openingOf(spoken))) {
    return ask(text, "it is a question");
  }
  if (text.startsWith("#")) return shell(text, "it is a comment");
  if (/^[\w-]+[ \t]*\([ \t]*\)\s*[{(]/.test(text)) return shell(text, "it defines a function");

  const first = firstCommandWord(lineWords(text));
  if (first === undefined) return shell(text, "it sets variables");
  if (first.kind === "syntax") {
    // `$HOME is full`: what a name stands for is talked about.
    const talks = /^(?:\$[\w?]+|`[^`]*`)$/.test(first.word) && spoken.length > 2;
    if (talks && aboutIt.has(wordOf(spoken[1] ?? { raw: "", bare: "" }))) {
      return ask(text, `reads as a request: ${opened(text)}`);
    }
    return shell(text, `${first.word} is the shell's`);
  }

  const found = lookUp(first.word, facts);
  if (found !== undefined) {
    // What stands before the command (`FOO=bar`, `(`) is syntax, so only a bare line can be prose.
    if (first.isFirst && !isScript(text, first.word, facts) && readsAsProse(spoken, facts)) {
      return ask(text, `reads as a request: ${opened(text)}`);
    }
    return shell(text, found);
  }
  return routeUnresolved(text, first, spoken, facts);
}

function routeUnresolved(
  text: string,
  { word, assigned }: NamedWord,
  spoken: readonly LineWord[],
  facts: RouteFacts,
): AskRoute | UnknownRoute {
  const unresolved = `no command is called ${word}`;
  const unknown = (): UnknownRoute => {
    const suggestion = nearestName(word, facts.names());
    return { kind: "unknown", word, suggestion, reason: unresolved };
  };
  // Nothing but a command is written so.
  if (assigned || /^(?:\.{0,2}|~)\//.test(word)) return unknown();
  const [opening] = spoken;
  if (opening === undefined || isUnspaced(opening)) return ask(text, unresolved);
  if (spoken.length === 1) {
    const asks = /[^?]\?$/.test(text) || isSpoken(opening);
    return asks ? ask(text, "it is a question") : unknown();
  }
  const calls = spoken.some((each, index) => isFlag(each) || isPiped(each, spoken[index + 1]));
  if (!calls) return ask(text, unresolved);
  const opens = openingOf(spoken);
  const isRequest =
    requestWords.test(opens) || questionWords.test(opens) || isSentence(spoken.slice(1));
  return isRequest ? ask(text, "begins as a request does") : unknown();
}

/** `nosuch | wc`, `nosuch > out`; `5 > 3` is talk. */
function isPiped(word: LineWord, next: LineWord | undefined): boolean {
  return (
    /^(?:\|{1,2}|&&|>{1,2}|<)$/.test(word.bare) && next !== undefined && isOperator(word, next)
  );
}

function isSentence(words: readonly LineWord[]): boolean {
  const count = words.filter(
    (word) => telling.has(wordOf(word)) || ordinary.has(wordOf(word)) || isSpoken(word),
  ).length;
  return count > 1;
}

function openingOf(spoken: readonly LineWord[]): string {
  return (spoken[0]?.raw ?? "").replaceAll("’", "").replace(/[.,:;!?]+$/, "");
}

/** `if`, `while` … with their `then` and `do`, or over several lines: no sentence has that. */
function isScript(text: string, word: string, facts: RouteFacts): boolean {
  if (word === "time" || word === "!" || facts.resolve(word) !== "keyword") return false;
  return /\n|;\s*(?:do|then)\b/.test(text);
}

/** Why the word can be run; undefined if it cannot. */
function lookUp(word: string, facts: RouteFacts): string | undefined {
  const kind = facts.resolve(word);
  if (kind === "executable" || kind === "path") return `${word} is a command`;
  if (kind !== undefined) return `${word} is ${kind === "alias" ? "an" : "a"} ${kind}`;
  const isPath = word.includes("/") || word.startsWith("~") || /^\.\.?$/.test(word);
  return isPath && facts.exists(word) ? `${word} is there` : undefined;
}

/** The first words, enough to recognise the line by. */
function opened(text: string): string {
  const [...shown] = text.slice(0, 200).split(/\s+/);
  const few = shown.slice(0, 4).join(" ");
  return shown.length > 4 ? `${few} …` : few;
}
