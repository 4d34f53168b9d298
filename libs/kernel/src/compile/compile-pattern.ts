import { staticText, type Word } from "@aish/syntax";
import { inOrder, andThen, type Code, type Compiler } from "../code.ts";
import { compileText } from "./compile-word.ts";
import { createPattern, type Pattern, type PatternPart } from "../patterns/pattern.ts";

/** Only what is written as a glob is one: quotes and variables are taken literally. */
export function compilePattern(word: Word, compiler: Compiler): Code<Pattern> {
  const constant = constantParts(word);
  if (constant !== undefined) {
    const pattern = createPattern(constant);
    return () => pattern;
  }
  const parts = word.parts.map((part): Code<PatternPart> => {
    if (part.kind === "globPattern") return () => ({ kind: "glob", pattern: part.pattern });
    const text = compileText({ ...word, parts: [part] }, compiler);
    return (context) => andThen(text(context), (found) => ({ kind: "literal", text: found }));
  });
  return (context) => {
    const found: PatternPart[] = [];
    const filled = inOrder(parts.length, (index) => {
      const code = parts[index];
      return code === undefined
        ? undefined
        : andThen(code(context), (part) => void found.push(part));
    });
    return andThen(filled, () => createPattern(found));
  };
}

function constantParts(word: Word): readonly PatternPart[] | undefined {
  const parts: PatternPart[] = [];
  for (const part of word.parts) {
    if (part.kind === "globPattern") parts.push({ kind: "glob", pattern: part.pattern });
    else {
      const text = staticText({ ...word, parts: [part] });
      if (text === undefined) return undefined;
      parts.push({ kind: "literal", text });
    }
  }
  return parts;
}
