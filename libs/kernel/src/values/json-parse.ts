import { Fault } from "../fault.ts";
import { deepestJson } from "./json-print.ts";
import { JsonCursor } from "./json-cursor.ts";
import { toJsonNumber } from "./json-number.ts";
import type { Value } from "./value.ts";

/**
 * Exactly one document. Keys keep their order, also those that look like numbers; integers of 64 bits
 * are exact; of equal keys the last one counts.
 */
export function parseJson(text: string): Value {
  const cursor = new JsonCursor(text);
  cursor.skipBlanks();
  if (cursor.isAtEnd) throw new Fault("invalid JSON: the text is empty");
  const value = parseValue(cursor, 0);
  cursor.skipBlanks();
  if (!cursor.isAtEnd) throw cursor.unexpected("the end of the document");
  return value;
}

/** At the first character of a value. */
function parseValue(cursor: JsonCursor, depth: number): Value {
  switch (cursor.peek()) {
    case quote:
      return cursor.string();
    case openBrace:
      return parseRecord(cursor, depth);
    case openBracket:
      return parseList(cursor, depth);
    case letterT:
      cursor.word("true");
      return true;
    case letterF:
      cursor.word("false");
      return false;
    case letterN:
      cursor.word("null");
      return null;
    default:
      return parseNumberAt(cursor);
  }
}

function parseNumberAt(cursor: JsonCursor): Value {
  const small = cursor.smallInteger();
  if (small !== undefined) return small;
  const text = cursor.number();
  if (text === undefined) throw cursor.unexpected("a value");
  const value = toJsonNumber(text);
  if (value === undefined) throw new Fault(`invalid JSON: ${text} is too large for a number`);
  return value;
}

function parseList(cursor: JsonCursor, depth: number): Value {
  checkDepth(depth);
  const list: Value[] = [];
  cursor.open();
  if (cursor.closes(closeBracket)) return list;
  for (;;) {
    list.push(parseValue(cursor, depth + 1));
    if (cursor.closes(closeBracket)) return list;
    cursor.comma("]");
  }
}

function parseRecord(cursor: JsonCursor, depth: number): Value {
  checkDepth(depth);
  const record = new Map<string, Value>();
  cursor.open();
  if (cursor.closes(closeBrace)) return record;
  for (;;) {
    if (cursor.peek() !== quote) throw cursor.unexpected("a key between double quotes");
    const key = cursor.string();
    cursor.colon();
    record.set(key, parseValue(cursor, depth + 1));
    if (cursor.closes(closeBrace)) return record;
    cursor.comma("}");
  }
}

function checkDepth(depth: number): void {
  if (depth >= deepestJson) {
    throw new Fault(`invalid JSON: nested ${deepestJson} levels deep or more`);
  }
}

const quote = 0x22;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const letterF = 0x66;
const letterN = 0x6e;
const letterT = 0x74;
const openBrace = 0x7b;
const closeBrace = 0x7d;
