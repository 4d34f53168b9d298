import { mark } from "./marks.ts";

const anyDepth = "[^]*";

/** Matches whole texts. `plain` takes `*` and `?` as they are typed instead of the marked forms. */
export function globPattern(text: string, plain: boolean): RegExp {
  const marked = plain
    ? text.replaceAll("*", mark.star).replaceAll("?", mark.query).replaceAll("[", mark.bracket)
    : text;
  const source = marked.replaceAll(
    /\uE004[^\]/]*\]|[^]/gu,
    (part) => special(part, plain ? anyDepth : "[^/]*") ?? escaped(part),
  );
  return new RegExp(`^${source}$`, "u");
}

function special(part: string, anything: string): string | undefined {
  if (part === mark.star) return anything;
  // A set is taken for any character: one more match is one more question, never one less.
  if (part === mark.query || /^\uE004./u.test(part)) return "[^/]";
  if (part === mark.bracket) return String.raw`\[`;
  return undefined;
}

function escaped(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
