import * as fc from "fast-check";

import type { Redirect } from "../ast.ts";
import { literal, span, word, type Words } from "./arbitrary-word.ts";

const at = fc.constant(span);

/** Any number of outputs, and one input at most. */
export function arbitraryRedirects(words: Words): fc.Arbitrary<readonly Redirect[]> {
  const output: fc.Arbitrary<Redirect> = fc.oneof(
    fc.record({
      kind: fc.constant("fileRedirect"),
      span: at,
      descriptor: fc.constantFrom<number | "both">(1, 2, 3, "both"),
      mode: fc.constantFrom("write", "append"),
      target: words.solid,
    }),
    fc.record({
      kind: fc.constant("duplicateRedirect"),
      span: at,
      descriptor: fc.constantFrom(1, 2, 3),
      source: fc.constantFrom(1, 2),
    }),
  );
  const input: fc.Arbitrary<Redirect> = fc.oneof(
    fc.record({
      kind: fc.constant("fileRedirect"),
      span: at,
      descriptor: fc.constant(0),
      mode: fc.constant("read"),
      target: words.solid,
    }),
    fc.record({ kind: fc.constant("hereString"), span: at, word: words.solid }),
    fc.record({
      kind: fc.constant("hereDocument"),
      span: at,
      delimiter: fc.constantFrom("EOF", "END-1"),
      quoted: fc.constant(false),
      stripTabs: fc.boolean(),
      body: words.body,
    }),
    fc.record({
      kind: fc.constant("hereDocument"),
      span: at,
      delimiter: fc.constantFrom("EOF", "a b"),
      quoted: fc.constant(true),
      stripTabs: fc.boolean(),
      body: fc.constantFrom(word([]), word([literal("$x \\\n`'\"\n")])),
    }),
  );
  return fc
    .tuple(fc.array(output, { maxLength: 2 }), fc.array(input, { maxLength: 1 }))
    .map(([outputs, inputs]) => [...inputs, ...outputs]);
}
