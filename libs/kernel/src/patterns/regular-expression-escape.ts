import { Fault } from "../fault.ts";

export interface Taken {
  readonly source: string;
  /** How much of the pattern it stands for. */
  readonly length: number;
}

const coded = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|[xu]\{([0-9a-fA-F]{1,6})\})/y;
const property = /\\[pP](?:[A-Z]|\{[A-Za-z_=]+\})/y;

const anchors: Readonly<Record<string, string>> = {
  "<": "\\b",
  ">": "\\b",
  A: "^",
  z: "$",
};

/** What a backslash begins, outside of brackets. */
export function readEscape(text: string, position: number): Taken {
  const next = text[position + 1];
  const anchor = next === undefined ? undefined : anchors[next];
  if (anchor !== undefined) return { source: anchor, length: 2 };
  if (next === "b" || next === "B") return { source: `\\${next}`, length: 2 };
  return readCharacterEscape(text, position);
}

/** What stands for characters, in brackets too. */
export function readCharacterEscape(text: string, position: number): Taken {
  const next = text[position + 1];
  if (next === undefined) throw invalid(text, "it ends in a backslash");
  if ("dDwWsSnrtfv".includes(next)) return { source: `\\${next}`, length: 2 };
  if (next >= "1" && next <= "9") throw invalid(text, "back-references are not supported");
  property.lastIndex = position;
  const named = property.exec(text)?.[0];
  if (named !== undefined) {
    const source = named.includes("{") ? named : `${named.slice(0, 2)}{${named.slice(2)}}`;
    return { source, length: named.length };
  }
  coded.lastIndex = position;
  const match = coded.exec(text);
  if (match !== null) {
    const point = Number.parseInt(match[1] ?? match[2] ?? match[3] ?? "", 16);
    if (point > 0x10ffff) throw invalid(text, `${match[0]} is no character`);
    return { source: escapeLiteral(String.fromCodePoint(point)), length: match[0].length };
  }
  if (/[A-Za-z0-9]/.test(next)) throw invalid(text, `\\${next} means nothing`);
  const char = String.fromCodePoint(text.codePointAt(position + 1) ?? 0);
  return { source: escapeLiteral(char), length: 1 + char.length };
}

/** Escaped so that it stands for itself, in brackets and outside. */
export function escapeLiteral(char: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}

export function invalid(text: string, reason: string): Fault {
  return new Fault(`"${text}" is not a valid regular expression: ${reason}`);
}
