const escapes: Readonly<Record<string, string>> = {
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

const escape =
  /\\(?:x(?<byte>[\da-fA-F]{1,2})|u(?<short>[\da-fA-F]{1,4})|U(?<long>[\da-fA-F]{1,8})|(?<octal>[0-7]{1,3})|(?<one>[^]))/g;
const bytes = /(?:\\x[\da-fA-F]{1,2}|\\[0-7]{1,3})+/g;

/** What stands between `$'` and `'`, as the shell reads it. */
export function decodeAnsiQuoted(raw: string): string {
  if (!raw.includes("\\")) return raw;
  let text = "";
  let end = 0;
  escape.lastIndex = 0;
  for (let found = escape.exec(raw); found !== null; found = escape.exec(raw)) {
    text += raw.slice(end, found.index);
    const { byte, octal } = found.groups ?? {};
    if (byte === undefined && octal === undefined) {
      text += decoded(found.groups ?? {});
    } else {
      // Bytes that stand together are one text: `\xc3\xa9` is é.
      bytes.lastIndex = found.index;
      const run = bytes.exec(raw)?.[0] ?? found[0];
      text += decodedBytes(run);
      escape.lastIndex = found.index + run.length;
    }
    end = escape.lastIndex;
  }
  return text + raw.slice(end);
}

function decoded({ short, long, one = "" }: Readonly<Record<string, string>>): string {
  const hex = short ?? long;
  if (hex !== undefined) {
    const point = Number.parseInt(hex, 16);
    return point > 0x10ffff ? "" : String.fromCodePoint(point);
  }
  return escapes[one] ?? ("\\'\"?".includes(one) ? one : `\\${one}`);
}

function decodedBytes(run: string): string {
  const values = run
    .split("\\")
    .slice(1)
    .map((byte) =>
      byte.startsWith("x") ? Number.parseInt(byte.slice(1), 16) : Number.parseInt(byte, 8) & 0xff,
    );
  return new TextDecoder().decode(Uint8Array.from(values));
}
