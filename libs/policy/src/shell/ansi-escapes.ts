const named: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  e: "\u001B",
  E: "\u001B",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** What `$'…'`, `printf` and `echo -e` make of backslashes. */
export function decodeEscapes(text: string): string {
  return text.replaceAll(
    /\\(?:x([\dA-Fa-f]{1,2})|u([\dA-Fa-f]{1,4})|U([\dA-Fa-f]{1,8})|0?([0-7]{1,3})|([^]))/g,
    (_whole, x?: string, u?: string, wide?: string, octal?: string, char?: string) => {
      const hex = x ?? u ?? wide;
      if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return fromCode(Number.parseInt(octal, 8));
      return named[char ?? ""] ?? char ?? "";
    },
  );
}

function fromCode(code: number): string {
  return code > 0x10_ff_ff ? "\uFFFD" : String.fromCodePoint(code);
}
