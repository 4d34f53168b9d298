const tabStop = 8;
// oxlint-disable-next-line no-control-regex -- they are what has another width
const special = /[\0-\x1f\x7f]/;

/** Columns that a text takes from a column on: a tab goes to its stop, a control character is drawn as `^C`. */
export function cellWidth(text: string, from = 0): number {
  if (!special.test(text)) return Bun.stringWidth(text);
  let width = 0;
  let plain = "";
  for (const character of text) {
    if (!special.test(character)) {
      plain += character;
      continue;
    }
    width += Bun.stringWidth(plain);
    plain = "";
    width += character === "\t" ? tabStop - ((from + width) % tabStop) : 2;
  }
  return width + Bun.stringWidth(plain);
}
