import { decodeEscapes } from "./ansi-escapes.ts";
import { isAtEnd, sees, take, type Cursor } from "./cursor.ts";
import type { Line, Piece, Word } from "./line.ts";
import { activeForm, mark } from "./marks.ts";

/** Reads the inside of `( )` or of backticks; handed in, because words and lines hold each other. */
export interface NestedReader {
  /** `cursor` stands behind the opening; moves behind the closing `)`. */
  readonly group: (cursor: Cursor) => Line;
  readonly text: (text: string) => Line;
}

/** Undefined where no word begins. */
export function readWord(cursor: Cursor, nested: NestedReader): Word | undefined {
  const pieces: Piece[] = [];
  const start = cursor.at;
  const literal = (text: string, quoted: boolean): unknown =>
    pieces.push({ kind: "literal", text, quoted });

  while (!isAtEnd(cursor)) {
    const char = cursor.text.charAt(cursor.at);
    if (/^[<>]\($/.test(cursor.text.slice(cursor.at, cursor.at + 2))) {
      cursor.at += 2;
      pieces.push({ kind: "stream", line: nested.group(cursor) });
    } else if (/^[?*+@!]\($/.test(cursor.text.slice(cursor.at, cursor.at + 2))) {
      cursor.at += 1;
      take(cursor, /\([^()]*\)?/y); // a pattern list; what it may match is anything
      literal(mark.star, false);
    } else if (
      char === "(" &&
      /^\w+(?:\[[^\]]*\])?\+?=$/.test(cursor.text.slice(start, cursor.at))
    ) {
      cursor.at += 1;
      pieces.push({ kind: "array", words: readWordList(cursor, nested) });
    } else if (/[\s;&|()<>]/.test(char)) {
      break;
    } else if (char === "\\") {
      const escaped = cursor.text.slice(cursor.at + 1, cursor.at + 2);
      cursor.at += 2;
      if (escaped !== "\n") literal(escaped, true);
    } else if (char === "'") {
      literal(take(cursor, /'[^']*'?/y).replaceAll("'", ""), true);
    } else if (char === '"') {
      cursor.at += 1;
      pieces.push(...readQuoted(cursor, '"', nested));
    } else if (sees(cursor, "$'")) {
      const raw = take(cursor, /\$'(?:\\[^]|[^\\'])*'?/y);
      literal(decodeEscapes(raw.replace(/^\$'/, "").replace(/'$/, "")), true);
    } else if (sees(cursor, '$"')) {
      cursor.at += 2;
      pieces.push(...readQuoted(cursor, '"', nested));
    } else if (char === "$" || char === "`") {
      pieces.push(readExpansion(cursor, false, nested));
    } else {
      literal(activeForm(char), false);
      cursor.at += 1;
    }
  }
  return cursor.at === start ? undefined : pieces;
}

/** The inside of double quotes, or of a here-document where `closing` is "". */
export function readQuoted(cursor: Cursor, closing: string, nested: NestedReader): Piece[] {
  const pieces: Piece[] = [{ kind: "literal", text: "", quoted: true }];
  while (!isAtEnd(cursor)) {
    const char = cursor.text.charAt(cursor.at);
    if (char === closing) {
      cursor.at += 1;
      break;
    }
    if (char === "$" || char === "`") {
      pieces.push(readExpansion(cursor, true, nested));
      continue;
    }
    let text = char;
    cursor.at += 1;
    if (char === "\\") {
      const escaped = take(cursor, /[$`"\\\n]/y);
      if (escaped !== "") text = escaped === "\n" ? "" : escaped;
    }
    pieces.push({ kind: "literal", text, quoted: true });
  }
  return pieces;
}

function readWordList(cursor: Cursor, nested: NestedReader): Word[] {
  const words: Word[] = [];
  while (!isAtEnd(cursor)) {
    take(cursor, /(?:\s|\\\n)*/y);
    const word = readWord(cursor, nested);
    if (word !== undefined) words.push(word);
    else if (sees(cursor, ")")) {
      cursor.at += 1;
      break;
    } else cursor.at += 1;
  }
  return words;
}

function readExpansion(cursor: Cursor, quoted: boolean, nested: NestedReader): Piece {
  if (sees(cursor, "`")) {
    const raw = take(cursor, /`(?:\\[^]|[^\\`])*`?/y);
    const text = raw
      .replace(/^`/, "")
      .replace(/`$/, "")
      .replaceAll(/\\([`\\$])/g, "$1");
    return { kind: "output", line: nested.text(text), quoted };
  }
  if (sees(cursor, "$(")) {
    cursor.at += 2;
    return { kind: "output", line: nested.group(cursor), quoted };
  }
  if (sees(cursor, "${")) {
    const inside = takeBraces(cursor, quoted);
    const [name = ""] = /^(?:!?\w+|[@*#?$!-])/.exec(inside) ?? [];
    return { kind: "variable", name, rest: inside.slice(name.length), quoted };
  }
  const name = take(cursor, /\$(?:[A-Za-z_]\w*|[\d@*#?$!-])/y).slice(1);
  if (name !== "") return { kind: "variable", name, rest: "", quoted };
  cursor.at += 1;
  return { kind: "literal", text: "$", quoted: true };
}

/** The inside of `${ }`, which may hold quotes and further braces. */
function takeBraces(cursor: Cursor, quoted: boolean): string {
  const start = cursor.at + 2;
  let depth = 1;
  cursor.at = start;
  while (!isAtEnd(cursor)) {
    const char = cursor.text.charAt(cursor.at);
    if (take(cursor, quoted ? /"[^"$`]*"/y : /"[^"$`]*"|'[^']*'/y) !== "") continue;
    if (char === "\\") cursor.at += 1;
    else if (sees(cursor, "${")) depth += 1;
    else if (char === "}") depth -= 1;
    cursor.at += 1;
    if (depth === 0) return cursor.text.slice(start, cursor.at - 1);
  }
  return cursor.text.slice(start);
}
