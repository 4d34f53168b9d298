import { mark } from "./marks.ts";

const innermost = new RegExp(
  `${mark.openBrace}([^${mark.openBrace}${mark.closeBrace}]*)${mark.closeBrace}`,
  "u",
);

/** `a{b,c}` to `ab ac`, for the marked forms; what expands to nothing else stays as it is written. */
export function expandBraces(word: string, most: number): string[] {
  const done: string[] = [];
  const open = [word];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const found = innermost.exec(next);
    if (found === null) {
      done.push(next.replaceAll(mark.comma, ","));
      continue;
    }
    if (done.length + open.length > most) return [...done, mark.star]; // the rest may be anything
    const [whole, inside = ""] = found;
    const before = next.slice(0, found.index);
    const after = next.slice(found.index + whole.length);
    const choices = inside.includes(mark.comma) ? inside.split(mark.comma) : range(inside);
    const parts = choices ?? [`{${inside}}`];
    open.push(...parts.map((part) => before + part + after).toReversed());
  }
  return done;
}

function range(inside: string): string[] | undefined {
  const match = /^([a-zA-Z]|\d{1,3})\.\.([a-zA-Z]|\d{1,3})$/.exec(inside);
  const [, from = "", to = ""] = match ?? [];
  if (match === null) return undefined;
  if (/\d/.test(from + to)) return sequence(Number(from), Number(to), String);
  return sequence(from.charCodeAt(0), to.charCodeAt(0), (code) => String.fromCharCode(code));
}

function sequence(from: number, to: number, text: (value: number) => string): string[] {
  const count = Math.min(Math.abs(to - from), 60) + 1;
  return Array.from({ length: count }, (_, step) => text(from + (to < from ? -step : step)));
}
