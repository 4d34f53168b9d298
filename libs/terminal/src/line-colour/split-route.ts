/** What a line is by the mark in front of it, and where the mark and the rest of the line stand. */
export type RouteSplit = MarkedRoute | MetaRoute;

interface Places {
  readonly prefix: { readonly start: number; readonly end: number };
  /** Where the line behind the mark begins; it goes on to the end of the text. */
  readonly start: number;
}

/** `!` shell, `!!` private, `?` ask; open: there is no mark, and what the line says decides. */
interface MarkedRoute extends Places {
  readonly kind: "open" | "shell" | "private" | "ask";
}

interface MetaRoute extends Places {
  readonly kind: "meta";
  /** Empty while only the colon stands. */
  readonly name: string;
}

const mark = /(?<sign>!!?|\?|:(?:(?<name>[a-z][\w-]*)(?!\S)|$))\s*/iy;
const kinds: ReadonlyMap<string, MarkedRoute["kind"]> = new Map([
  ["!", "shell"],
  ["!!", "private"],
  ["?", "ask"],
]);

export function splitRoute(text: string): RouteSplit {
  const start = text.length - text.trimStart().length;
  mark.lastIndex = start;
  const found = mark.exec(text);
  const sign = found?.groups?.["sign"] ?? "";
  const prefix = { start, end: start + sign.length };
  const places = { prefix, start: start + (found?.[0].length ?? 0) };
  if (sign.startsWith(":")) return { kind: "meta", name: sign.slice(1), ...places };
  return { kind: kinds.get(sign) ?? "open", ...places };
}
