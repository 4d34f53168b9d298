import { isUnknown, withoutActiveForms } from "./marks.ts";
import { printedBy } from "./printed-by.ts";
import { programOf } from "./program-of.ts";
import type { SeenCommand } from "./seen-command.ts";

/** Programs that run the text they are given to read. */
export const scriptReaders = /^(?:ssh|source|\.|at|batch|su|sudo)$/;

/** What a shell is given to read as text: here-documents, here-strings, `echo … | sh`. */
export function scriptsRead({ redirects, reads }: SeenCommand): string[] {
  const given = redirects.filter(({ operator }) => operator.startsWith("<<"));
  const writer = reads.findLast((each) => !each.isInner && !isPassing(each));
  const printed = writer === undefined ? [] : printedBy([writer], { home: "" });
  const texts = [...given.map(({ target }) => target), ...printed];
  return texts.filter((text) => !isUnknown(text) || /\s/.test(text)).map(withoutActiveForms);
}

/** `tee x`, and `cat` of nothing: what goes in comes out. */
function isPassing({ words, redirects }: SeenCommand): boolean {
  const program = programOf(words);
  if (program === "tee") return true;
  return (
    program === "cat" &&
    redirects.length === 0 &&
    words.slice(1).every((word) => word.startsWith("-"))
  );
}
