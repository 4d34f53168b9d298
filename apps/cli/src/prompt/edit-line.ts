import type { KeyName } from "../terminal/decode-keys.ts";

/** The line being typed. `cursor` is an offset into `text`, always between two characters. */
export interface Line {
  readonly text: string;
  readonly cursor: number;
}

export const emptyLine: Line = { text: "", cursor: 0 };

const segmenter = new Intl.Segmenter();

export function insert(line: Line, text: string): Line {
  return {
    text: line.text.slice(0, line.cursor) + text + line.text.slice(line.cursor),
    cursor: line.cursor + text.length,
  };
}

/** What an editing key makes of the line; a key that edits nothing leaves it as it is. */
export function edit(line: Line, key: KeyName): Line {
  const { text, cursor } = line;
  switch (key) {
    case "left":
      return { text, cursor: before(line) };
    case "right":
      return { text, cursor: after(line) };
    case "home":
      return { text, cursor: 0 };
    case "end":
      return { text, cursor: text.length };
    case "wordLeft":
      return { text, cursor: wordStart(line) };
    case "wordRight":
      return { text, cursor: cursor + (/^\W*\w*/.exec(text.slice(cursor))?.[0].length ?? 0) };
    case "backspace":
      return remove(line, before(line), cursor);
    case "delete":
    case "endOfInput":
      return remove(line, cursor, after(line));
    case "killToEnd":
      return remove(line, cursor, text.length);
    case "killToStart":
      return remove(line, 0, cursor);
    case "killWord":
      return remove(line, wordStart(line), cursor);
    case "enter":
    case "tab":
    case "up":
    case "down":
    case "interrupt":
    case "clear":
      return line;
    default:
      return key satisfies never;
  }
}

function remove({ text }: Line, start: number, end: number): Line {
  return { text: text.slice(0, start) + text.slice(end), cursor: start };
}

function wordStart({ text, cursor }: Line): number {
  return cursor - (/\S*\s*$/.exec(text.slice(0, cursor))?.[0].length ?? 0);
}

function before({ text, cursor }: Line): number {
  let start = 0;
  for (const { index } of segmenter.segment(text.slice(0, cursor))) start = index;
  return start;
}

function after({ text, cursor }: Line): number {
  for (const { segment } of segmenter.segment(text.slice(cursor))) return cursor + segment.length;
  return cursor;
}
