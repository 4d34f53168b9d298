import * as fc from "fast-check";

import type {
  Arithmetic,
  ListItem,
  RecordEntry,
  Subscript,
  Target,
  Test,
  ValueExpression,
  VariableOperation,
  Word,
} from "../ast.ts";
import { isTested, literal, name, span, word, type Words } from "./arbitrary-word.ts";

const at = fc.constant(span);
const integer = fc
  .constantFrom("0", "1", "42", "0x1F", "017")
  .map((text): Arithmetic => ({ kind: "integer", span, text }));

export function arbitraryPath(key: Words["key"]): fc.Arbitrary<readonly Subscript[]> {
  const subscript = key.map((found): Subscript => ({ kind: "keySubscript", span, key: found }));
  return fc.array(subscript, { maxLength: 2 });
}

export function arbitraryOperation(
  words: Pick<Words, "default" | "trimmed" | "replacement">,
  arithmetic: fc.Arbitrary<Arithmetic>,
): fc.Arbitrary<VariableOperation> {
  const bound = fc.option(arithmetic, { nil: undefined });
  return fc.oneof(
    fc.constant({ kind: "length" } as const),
    fc.record({
      kind: fc.constant("default"),
      op: fc.constantFrom("-", "=", "?", "+"),
      emptyCounts: fc.boolean(),
      word: words.default,
    }),
    fc.record({
      kind: fc.constant("trim"),
      side: fc.constantFrom("start", "end"),
      longest: fc.boolean(),
      pattern: words.trimmed,
    }),
    fc
      .record({
        kind: fc.constant("replace"),
        all: fc.boolean(),
        anchor: fc.constantFrom("start", "end", undefined),
        pattern: words.trimmed,
        replacement: words.replacement,
      })
      .map((operation) => (operation.all ? { ...operation, anchor: undefined } : operation))
      // `${x//b}` replaces all.
      .filter(
        ({ all, anchor, pattern }) => all || anchor !== undefined || pattern.parts.length > 0,
      ),
    fc.record({
      kind: fc.constant("changeCase"),
      to: fc.constantFrom("upper", "lower"),
      all: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("slice"), from: bound, to: bound }),
  );
}

export function arbitraryArithmetic(
  self: fc.Arbitrary<Arithmetic>,
  solid: Words["solid"],
  depth: fc.DepthIdentifier,
): fc.Arbitrary<Arithmetic> {
  const index = self.map((found): Subscript => ({ kind: "indexSubscript", span, index: found }));
  const target: fc.Arbitrary<Target> = fc.record({
    span: at,
    name,
    path: fc.array(index, { maxLength: 1 }),
  });
  const binary = fc.constantFrom(
    ...([
      "**",
      "*",
      "/",
      "%",
      "+",
      "-",
      "<<",
      ">>",
      "<",
      "<=",
      ">",
      ">=",
      "==",
      "!=",
      "&",
      "^",
      "|",
      "&&",
      "||",
    ] as const),
  );
  const assigning = fc.constantFrom(
    ...(["*", "/", "%", "+", "-", "<<", ">>", "&", "^", "|", undefined] as const),
  );
  const quoted = fc.constant(word([{ kind: "doubleQuoted", span, parts: [literal("7")] }]));
  const dollar = solid.filter(
    ({ parts }) =>
      parts.length === 1 && /^(?:variable|commandSubstitution)$/.test(parts[0]?.kind ?? ""),
  );
  return fc.oneof(
    { maxDepth: 3, depthIdentifier: depth },
    { weight: 3, arbitrary: integer },
    {
      weight: 2,
      arbitrary: target.map((found): Arithmetic => ({ ...found, kind: "arithmeticVariable" })),
    },
    {
      weight: 1,
      arbitrary: fc
        .oneof(quoted, dollar)
        .map((found): Arithmetic => ({ kind: "arithmeticWord", span, word: found })),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("unary"),
        span: at,
        op: fc.constantFrom("-", "+", "!", "~"),
        operand: self,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("binary"),
        span: at,
        op: binary,
        left: self,
        right: self,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("conditional"),
        span: at,
        condition: self,
        yes: self,
        no: self,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("arithmeticAssignment"),
        span: at,
        target,
        op: assigning,
        value: self,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("increment"),
        span: at,
        target,
        by: fc.constantFrom(1, -1),
        prefix: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(self, { minLength: 2, maxLength: 3 })
        .map((items): Arithmetic => ({ kind: "sequence", span, items })),
    },
  );
}

/** What may stand after `=`, where a plain word is `plain`. */
export function arbitraryValue(
  self: fc.Arbitrary<ValueExpression>,
  words: Words,
  depth: fc.DepthIdentifier,
): fc.Arbitrary<ValueExpression> {
  const item: fc.Arbitrary<ListItem> = fc.oneof(
    fc.record({ span: at, spread: fc.constant(false), value: self }),
    fc.record({
      span: at,
      spread: fc.constant(true),
      value: name.map((variable) =>
        word([{ kind: "variable", span, name: variable, path: [], operation: undefined }]),
      ),
    }),
  );
  const entry: fc.Arbitrary<RecordEntry> = fc.record({ span: at, key: words.key, value: self });
  return fc.oneof(
    { maxDepth: 2, depthIdentifier: depth },
    { weight: 4, arbitrary: words.solid },
    {
      weight: 1,
      arbitrary: fc
        .array(item, { maxLength: 3 })
        .map((items): ValueExpression => ({ kind: "list", span, items })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(entry, { maxLength: 3 })
        .map((entries): ValueExpression => ({ kind: "record", span, entries })),
    },
  );
}

export function arbitraryTest(
  self: fc.Arbitrary<Test>,
  words: Words,
  value: fc.Arbitrary<ValueExpression>,
  depth: fc.DepthIdentifier,
): fc.Arbitrary<Test> {
  const unary = fc.constantFrom(
    ...(["-e", "-f", "-d", "-r", "-w", "-x", "-s", "-L", "-z", "-n", "-list", "-record"] as const),
  );
  const binary = fc.constantFrom(
    ...(["==", "!=", "<", ">", "<=", ">=", "-eq", "-ne", "-gt", "-ge", "-lt", "-le"] as const),
  );
  return fc.oneof(
    { maxDepth: 3, depthIdentifier: depth },
    {
      weight: 2,
      arbitrary: words.tested
        .filter(comparesNothing)
        .map((found): Test => ({ kind: "wordTest", span, word: found })),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("unaryTest"),
        span: at,
        op: unary,
        operand: words.tested,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("binaryTest"),
        span: at,
        op: binary,
        left: words.tested,
        right: words.tested,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("binaryTest"),
        span: at,
        op: fc.constantFrom("in", "not in"),
        left: words.tested,
        right: value.filter((found) => found.kind !== "word" || isTested(found)),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("binaryTest"),
        span: at,
        op: fc.constantFrom("=~", "!~"),
        left: words.tested,
        right: words.regex,
      }),
    },
    { weight: 1, arbitrary: self.map((test): Test => ({ kind: "notTest", span, test })) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("logicalTest"),
        span: at,
        op: fc.constantFrom("&&", "||"),
        left: self,
        right: self,
      }),
    },
  );
}

/** A word alone with `=` in it is taken for a comparison without blanks. */
function comparesNothing({ parts }: Word): boolean {
  return parts.every((part) => part.kind !== "literal" || !part.text.includes("="));
}
