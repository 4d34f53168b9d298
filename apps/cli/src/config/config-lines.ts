/** A place in a TOML document, as the names that lead to it. */
export type KeyPath = readonly string[];

/**
 * The lines on which keys and table headers stand, counted from 1. Bun's parser says what a document
 * holds, not where; this walks the same text, only to find places, and so expects valid TOML.
 */
export function linesOfKeys(text: string): (path: KeyPath) => number | undefined {
  const lines = new Map<string, number>();
  const cursor = { text, at: 0 };
  let table: KeyPath = [];

  function mark(path: KeyPath, at: number): void {
    const key = JSON.stringify(path);
    if (lines.has(key)) return;
    lines.set(key, text.slice(0, at).split("\n").length);
    if (path.length > 1) mark(path.slice(0, -1), at);
  }

  function pair(within: KeyPath): void {
    const start = cursor.at;
    const path = [...within, ...readKey(cursor)];
    mark(path, start);
    skip(cursor, /[ \t]*=[ \t]*/y);
    value(path);
  }

  function value(path: KeyPath): void {
    const opening = cursor.text[cursor.at];
    if (opening === "{") return entries("}", () => pair(path));
    if (opening === "[") return entries("]", () => value(path));
    if (!skip(cursor, string)) skip(cursor, /[^,\]}#\n]*/y);
  }

  /** The inside of an array or of an inline table, both of which may span lines. */
  function entries(closing: string, entry: () => void): void {
    cursor.at += 1;
    skip(cursor, blank);
    while (cursor.at < text.length && text[cursor.at] !== closing) {
      entry();
      skip(cursor, /(?:[\s,]|#.*)*/y);
    }
    cursor.at += 1;
  }

  for (skip(cursor, blank); cursor.at < text.length; skip(cursor, blank)) {
    const start = cursor.at;
    if (skip(cursor, /\[{1,2}[ \t]*/y)) {
      table = readKey(cursor);
      mark(table, start);
      skip(cursor, /[ \t]*\]{1,2}/y);
    } else {
      pair(table);
    }
    if (cursor.at === start) cursor.at += 1; // never stand still on a text that is no TOML
  }
  return (path) => lines.get(JSON.stringify(path));
}

interface Cursor {
  readonly text: string;
  at: number;
}

const blank = /(?:[\s\uFEFF]|#.*)*/y;
const string = /"""(?:\\[^]|[^\\])*?"{3,5}|'''[^]*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'/y;

/** Moves past what `pattern` matches here; false if that is nothing at all. */
function skip(cursor: Cursor, pattern: RegExp): boolean {
  return take(cursor, pattern) !== "";
}

function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found = ""] = pattern.exec(cursor.text) ?? [];
  cursor.at += found.length;
  return found;
}

function readKey(cursor: Cursor): KeyPath {
  const names = [readName(cursor)];
  while (skip(cursor, /[ \t]*\.[ \t]*/y)) names.push(readName(cursor));
  return names;
}

function readName(cursor: Cursor): string {
  const name = take(cursor, /[\w-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'/y);
  if (name.startsWith("'")) return name.slice(1, -1);
  return name.startsWith('"') ? unescaped(name) : name;
}

/** A quoted name, read by the parser that knows the escapes. */
function unescaped(name: string): string {
  const [key = name] = Object.keys(Bun.TOML.parse(`${name} = 1`));
  return key;
}
