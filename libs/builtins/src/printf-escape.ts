/** What a backslash and what follows it stand for. */
export type Escape =
  | { readonly kind: "text"; readonly text: string; readonly end: number }
  /** A byte of 128 and above, which is no character by itself. */
  | { readonly kind: "byte"; readonly byte: number; readonly end: number }
  /** `\c`: nothing more is printed. */
  | { readonly kind: "stop"; readonly end: number };

const single: Readonly<Record<string, string>> = {
  "\\": "\\",
  '"': '"',
  "'": "'",
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const octalInFormat = /[0-7]{1,3}/y;
const octalInArgument = /0[0-7]{0,3}|[0-7]{1,3}/y;
const hexadecimal = /[0-9a-fA-F]{1,2}/y;
const shortCodePoint = /[0-9a-fA-F]{1,4}/y;
const longCodePoint = /[0-9a-fA-F]{1,8}/y;

/**
 * The escape whose backslash stands at `at`. A backslash before anything else is itself. In an argument of
 * `%b` octal digits may follow a zero that does not count.
 */
export function readEscape(text: string, at: number, inArgument: boolean): Escape {
  const letter = text[at + 1];
  const plain = { kind: "text", text: "\\", end: at + 1 } as const;
  if (letter === undefined) return plain;
  const known = single[letter];
  if (known !== undefined) return { kind: "text", text: known, end: at + 2 };
  if (letter === "c") return { kind: "stop", end: at + 2 };
  if (letter >= "0" && letter <= "7") {
    const digits = digitsAt(inArgument ? octalInArgument : octalInFormat, text, at + 1);
    return ofByte(Number.parseInt(digits, 8) & 255, at + 1 + digits.length);
  }
  if (letter === "x") {
    const digits = digitsAt(hexadecimal, text, at + 2);
    return digits === "" ? plain : ofByte(Number.parseInt(digits, 16), at + 2 + digits.length);
  }
  if (letter === "u" || letter === "U") {
    const digits = digitsAt(letter === "u" ? shortCodePoint : longCodePoint, text, at + 2);
    const point = Number.parseInt(digits, 16);
    // Halves of a pair and numbers past the last character are left as they were written.
    if (!(point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) return plain;
    return { kind: "text", text: String.fromCodePoint(point), end: at + 2 + digits.length };
  }
  return plain;
}

function digitsAt(digits: RegExp, text: string, at: number): string {
  digits.lastIndex = at;
  return digits.exec(text)?.[0] ?? "";
}

function ofByte(byte: number, end: number): Escape {
  if (byte >= 128) return { kind: "byte", byte, end };
  return { kind: "text", text: String.fromCharCode(byte), end };
}
