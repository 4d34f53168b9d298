import { literalMark, nearestName, scanCommand } from "@aish/core";
import { lineWords, unquoted, type LineWord } from "./line-words.ts";
import type { RouteFacts } from "./ports.ts";
import { isFlag, readsAsProse, withoutContractions } from "./reads-as-prose.ts";

/** Where a line goes. `reason` is for people: it is shown when they ask why. */
export type Route = EmptyRoute | MetaRoute | ShellRoute | AskRoute | UnknownRoute;

export interface EmptyRoute {
  readonly kind: "empty";
  readonly reason: string;
}

export interface MetaRoute {
  readonly kind: "meta";
  readonly name: string;
  readonly args: string;
  readonly reason: string;
}

export interface ShellRoute {
  readonly kind: "shell";
  /** Without the `!` in front and the `&` at the end. */
  readonly command: string;
  /** The model never sees it. */
  readonly private: boolean;
  readonly background: boolean;
  readonly reason: string;
}

export interface AskRoute {
  readonly kind: "ask";
  readonly text: string;
  readonly reason: string;
}

/** Looks like a command, but there is none of that name: nothing runs and nobody is asked. */
export interface UnknownRoute {
  readonly kind: "unknown";
  readonly word: string;
  readonly suggestion: string | undefined;
  readonly reason: string;
}

/** What `?` alone asks. */
export const aboutTheLast =
  "Explain the last command and what it printed. If it failed, say why and how to mend it.";

/** Decides without a model, the same each time. In doubt it does not choose the shell. */
export function routeLine(line: string, facts: RouteFacts): Route {
  const text = line.trim();
  if (text === "") return { kind: "empty", reason: "nothing was typed" };

  const meta = /^:(?<name>[a-z][\w-]*)(?:\s+(?<args>.*))?$/is.exec(text)?.groups;
  if (meta !== undefined) {
    const args = (meta["args"] ?? "").trim();
    return { kind: "meta", name: meta["name"] ?? "", args, reason: "it begins with :" };
  }
  if (text.startsWith("!")) return routeMarked(text);
  if (text.startsWith("?")) {
    const question = text.slice(1).trim();
    return question === ""
      ? ask(aboutTheLast, "? alone asks about the last command")
      : ask(question, "it begins with ?");
  }
  return routeWords(text, facts);
}

function routeMarked(text: string): Route {
  const hidden = text.startsWith("!!");
  const marker = hidden ? "!!" : "!";
  const command = text.slice(marker.length).trim();
  if (command === "") return { kind: "empty", reason: `nothing follows ${marker}` };
  return shell(command, `it begins with ${marker}`, hidden);
}

const questionWords =
  /^(?:what|who|whom|whose|which|why|how|when|where|is|are|am|was|were|do|does|did|can|could|should|would|will|has|have|isn|aren|doesn|don|didn|can|couldn|shouldn|wouldn|won)(?:'?(?:s|t|re|d|ll|ve))?$/i;

/** Openings of requests that are no commands: a flag behind them is talked about. */
const requestWords =
  /^(?:explain|describe|show|tell|give|suggest|please|summari[sz]e|why|how|what)$/i;

// Written without spaces between words, so that a whole sentence is one word of the shell.
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Hang}]/u;

function routeWords(text: string, facts: RouteFacts): Route {
  const plain = lineWords(withoutContractions(text));
  if (text.endsWith("?") && questionWords.test(openingOf(plain))) {
    return ask(text, "it is a question");
  }
  if (text.startsWith("#")) return shell(text, "it is a comment");
  if (/^[\w-]+[ \t]*\([ \t]*\)\s*[{(]/.test(text)) return shell(text, "it defines a function");

  const first = firstCommandWord(lineWords(text));
  if (first === undefined) return shell(text, "it sets variables");
  if (first.kind === "syntax") return shell(text, `${first.word} is the shell's`);

  const found = lookUp(first.word, facts);
  if (found !== undefined) {
    // What stands before the command (`FOO=bar`, `(`) is syntax, so only a bare line can be prose.
    if (first.isFirst && !isScript(text, first.word, facts) && readsAsProse(plain, facts)) {
      return ask(text, `${first.word} is a command, but the line reads as a sentence`);
    }
    return shell(text, found);
  }
  return routeUnresolved(text, first, plain, facts);
}

function routeUnresolved(
  text: string,
  { word, assigned }: NamedWord,
  spoken: readonly LineWord[],
  facts: RouteFacts,
): AskRoute | UnknownRoute {
  const unknown: UnknownRoute = {
    kind: "unknown",
    word,
    suggestion: nearestName(word, facts.names()),
    reason: `there is no command ${word}`,
  };
  if (assigned || /^(?:\.{0,2}|~)\//.test(word)) return unknown; // nothing but a command is written so
  if (unspaced.test(word)) return ask(text, `${word} is no command`);
  const opening = openingOf(spoken);
  if (spoken.length === 1) {
    return /[^?]\?$/.test(text) ? ask(text, "it is a question") : unknown;
  }
  if (!spoken.some(isFlag)) return ask(text, `${word} is no command`);
  const isRequest = requestWords.test(opening) || questionWords.test(opening);
  return isRequest ? ask(text, "it begins as a request does") : unknown;
}

function openingOf(spoken: readonly LineWord[]): string {
  return (spoken[0]?.raw ?? "").replace(/[.,:;!?]+$/, "");
}

/** Several lines that begin with `if`, `while` …: each holds more than words of its own. */
function isScript(text: string, word: string, facts: RouteFacts): boolean {
  return text.includes("\n") && facts.resolve(word) === "keyword";
}

function lookUp(word: string, facts: RouteFacts): string | undefined {
  const kind = facts.resolve(word);
  if (kind !== undefined) return `${word} is ${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
  const isPath = word.includes("/") || word.startsWith("~") || /^\.\.?$/.test(word);
  return isPath && facts.exists(word) ? `${word} is there` : undefined;
}

interface NamedWord {
  readonly kind: "word";
  readonly word: string;
  /** Nothing stands before it. */
  readonly isFirst: boolean;
  /** An assignment stands before it (`FOO=bar make`). */
  readonly assigned: boolean;
}

type CommandWord = NamedWord | { readonly kind: "syntax"; readonly word: string };

/** The word in command position; undefined if there are only assignments. */
function firstCommandWord(words: readonly LineWord[]): CommandWord | undefined {
  let assigned = false;
  for (const [index, word] of words.entries()) {
    if (/^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/.test(word.bare)) {
      if (/=\(/.test(word.bare)) return undefined; // an array: the words behind are its elements
      assigned = true;
      continue;
    }
    if (/^(?:\(\(|\[\[?$|\d*[<>]|\$[A-Za-z_({]|`)/.test(word.bare)) {
      return { kind: "syntax", word: word.raw };
    }
    const opened = /^(?:\{$|\(+)/.exec(word.bare)?.[0].length ?? 0;
    if (opened < word.bare.length) {
      const name = commandName(slice(word, opened, word.bare.length));
      return { kind: "word", word: name, isFirst: index === 0 && opened === 0, assigned };
    }
  }
  return undefined;
}

/** `ls;` and `ls|wc` and `(ls)` are all about `ls`. */
function commandName(word: LineWord): string {
  const end = word.bare.search(/[;|&<>()]/);
  return unquoted(slice(word, 0, end > 0 ? end : word.bare.length));
}

function slice(word: LineWord, from: number, to: number): LineWord {
  return { raw: word.raw.slice(from, to), bare: word.bare.slice(from, to) };
}

function ask(text: string, reason: string): AskRoute {
  return { kind: "ask", text, reason };
}

function shell(typed: string, reason: string, hidden = false): ShellRoute {
  const command = withoutAmpersand(typed);
  return {
    kind: "shell",
    command: command ?? typed,
    private: hidden,
    background: command !== undefined,
    reason,
  };
}

/** The command in front of a `&` that ends the line, if there is one. */
function withoutAmpersand(typed: string): string | undefined {
  const { bare, open } = scanCommand(typed);
  if (open !== undefined) return undefined;
  let comment = bare.trimEnd().length; // where the literal text at the end begins, a comment perhaps
  while (bare.charAt(comment - 1) === literalMark) comment -= 1;
  const code = typed.charAt(comment) === "#" ? bare.slice(0, comment) : bare;
  const end = /(?<![&<>|])&\s*$/.exec(code)?.index;
  const command = end === undefined ? "" : typed.slice(0, end).trim();
  return command === "" ? undefined : command;
}
