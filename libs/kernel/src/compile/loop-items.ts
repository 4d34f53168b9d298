import type { Word } from "@aish/syntax";
import type { Compiler } from "../code.ts";
import { compileArguments } from "./compile-arguments.ts";
import { compileSubstitution } from "./compile-substitution.ts";
import { inOrder, andThen, type Code } from "../code.ts";
import { Fault } from "../fault.ts";
import { isList, type Value } from "../values/value.ts";

/**
 * What a `for` goes over: each word once, a glob's files, every element of a list that a substitution
 * gives, every line of its text.
 */
export function compileLoopItems(
  words: readonly Word[],
  compiler: Compiler,
): Code<Iterable<Value>> {
  const codes = words.map((word): Code<Iterable<Value>> => {
    const [part, second] = word.parts;
    if (part?.kind === "commandSubstitution" && second === undefined) {
      const { value } = compileSubstitution(part, compiler);
      return (context) => andThen(value(context), elementsOf);
    }
    const args = compileArguments([word], compiler);
    return (context) => andThen(args(context), (found) => found.map((each) => each.value));
  });
  const [only, another] = codes;
  if (only !== undefined && another === undefined) return only;
  return (context) => {
    const items: Value[] = [];
    const filled = inOrder(codes.length, (index) => {
      const code = codes[index];
      if (code === undefined) return undefined;
      return andThen(code(context), (found) => {
        for (const item of found) items.push(item);
      });
    });
    return andThen(filled, () => items);
  };
}

function elementsOf(value: Value): Iterable<Value> {
  if (isList(value)) return value;
  if (value instanceof Uint8Array) {
    throw new Fault(
      `binary data (${value.length} bytes) has no lines`,
      "decode it (base64, xxd) first",
    );
  }
  return typeof value === "string" ? linesOf(value) : [value];
}

/** One at a time: a million lines need not stand in memory twice. */
function linesOf(text: string): Iterable<string> {
  return { [Symbol.iterator]: () => new LineIterator(text) };
}

/** A generator would be resumed once a line, which costs more than finding the line. */
class LineIterator implements Iterator<string> {
  readonly #text: string;
  #start = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): IteratorResult<string> {
    const text = this.#text;
    const start = this.#start;
    if (start >= text.length) return { done: true, value: undefined };
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    this.#start = end + 1;
    const isCrLf = end > start && text.charCodeAt(end - 1) === 13;
    return { done: false, value: text.slice(start, isCrLf ? end - 1 : end) };
  }
}
