import {
  escapeLiteral,
  invalid,
  readCharacterEscape,
  type Taken,
} from "./regular-expression-escape.ts";

/** ASCII, as in the C locale: a script means the same everywhere. */
const classes: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7f",
  blank: "\\t ",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`\\{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

const named = /\[:(\^?)([a-z]+):\]/y;

/** `[a-z]`, `[^[:space:]]`; a `]` at the start is an ordinary character. */
export function readBracket(text: string, start: number): Taken {
  let position = start + 1;
  const negated = text[position] === "^";
  if (negated) position += 1;
  let source = negated ? "[^" : "[";
  for (let isFirst = true; ; isFirst = false) {
    const char = text[position];
    if (char === undefined) throw invalid(text, "a [ without its ]");
    if (char === "]" && !isFirst) return { source: `${source}]`, length: position + 1 - start };
    named.lastIndex = position;
    const match = named.exec(text);
    if (match !== null) {
      source += classSource(text, match);
      position += match[0].length;
      continue;
    }
    const from = readMember(text, position);
    position += from.length;
    source += from.source;
    if (text[position] !== "-" || text[position + 1] === "]" || position + 1 >= text.length)
      continue;
    const to = readMember(text, position + 1);
    position += 1 + to.length;
    source += `-${to.source}`;
  }
}

function readMember(text: string, position: number): Taken {
  if (text[position] === "\\") return readCharacterEscape(text, position);
  const char = String.fromCodePoint(text.codePointAt(position) ?? 0);
  return { source: char === "-" ? "\\-" : escapeLiteral(char), length: char.length };
}

function classSource(text: string, [, negated, name = ""]: RegExpExecArray): string {
  const members = classes[name];
  if (members === undefined) throw invalid(text, `there is no class [:${name}:]`);
  if (negated === "^") throw invalid(text, "negate the brackets, not the class: [^[:alpha:]]");
  return members;
}
