import * as fc from "fast-check";

import type { Arithmetic, Block, Redirect, SimpleCommand, Statement, Test } from "../ast.ts";
import { name, span, type Words } from "./arbitrary-word.ts";

export interface CompoundParts {
  readonly words: Words;
  readonly block: fc.Arbitrary<Block>;
  readonly statement: fc.Arbitrary<Statement>;
  readonly test: fc.Arbitrary<Test>;
  readonly arithmetic: fc.Arbitrary<Arithmetic>;
  readonly redirects: fc.Arbitrary<readonly Redirect[]>;
  readonly command: fc.Arbitrary<SimpleCommand>;
}

const at = fc.constant(span);

/** Every statement that holds other statements, and the two that hold expressions. */
export function arbitraryCompound(parts: CompoundParts): fc.Arbitrary<Statement> {
  const { block, test, arithmetic } = parts;
  const filled = block.filter((body) => body.length > 0);
  const branch = fc.record({ span: at, condition: filled, body: block });
  const optional = fc.option(arithmetic, { nil: undefined });
  const compound: fc.Arbitrary<Statement> = fc.oneof(
    fc.record({ kind: fc.constant("group"), span: at, body: filled }),
    fc.record({ kind: fc.constant("subshell"), span: at, body: filled }),
    fc.record({
      kind: fc.constant("if"),
      span: at,
      branches: fc.array(branch, { minLength: 1, maxLength: 2 }),
      otherwise: fc.option(block, { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant("whileLoop"),
      span: at,
      until: fc.boolean(),
      condition: filled,
      body: block,
    }),
    fc.record({
      kind: fc.constant("forLoop"),
      span: at,
      name,
      nameSpan: at,
      items: fc.option(fc.array(parts.words.argument, { minLength: 1, maxLength: 2 }), {
        nil: undefined,
      }),
      body: block,
    }),
    fc.record({
      kind: fc.constant("countingLoop"),
      span: at,
      init: optional,
      condition: optional,
      step: optional,
      body: block,
    }),
    fc.record({
      kind: fc.constant("case"),
      span: at,
      subject: parts.words.solid,
      branches: fc.array(
        fc.record({
          span: at,
          patterns: fc.array(parts.words.casePattern, { minLength: 1, maxLength: 2 }),
          body: block,
        }),
        { maxLength: 2 },
      ),
    }),
    fc.record({ kind: fc.constant("testCommand"), span: at, test }),
    fc.record({ kind: fc.constant("arithmeticCommand"), span: at, expression: arithmetic }),
  );
  return fc.oneof(
    { weight: 4, arbitrary: compound },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("functionDefinition"),
        span: at,
        name: fc.constantFrom("f", "say_hi", "名"),
        nameSpan: at,
        body: block,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("redirected"),
        span: at,
        body: compound,
        redirects: parts.redirects.filter((redirects) => redirects.length > 0),
      }),
    },
    { weight: 2, arbitrary: arbitraryChain(fc.oneof(parts.command, compound)) },
  );
}

/** Pipelines, and-or lists that lean to the left, and either in the background. */
function arbitraryChain(part: fc.Arbitrary<Statement>): fc.Arbitrary<Statement> {
  const pipeline: fc.Arbitrary<Statement> = fc
    .tuple(fc.boolean(), fc.array(part, { minLength: 1, maxLength: 3 }))
    .map(([negated, stages]): Statement => {
      const [only] = stages;
      if (only !== undefined && stages.length === 1 && !negated) return only;
      return { kind: "pipeline", span, negated, stages };
    });
  const chain = fc
    .tuple(pipeline, fc.array(fc.tuple(fc.constantFrom("&&", "||"), pipeline), { maxLength: 2 }))
    .map(([first, rest]) =>
      rest.reduce<Statement>(
        (left, [op, right]) => ({ kind: "andOr", span, op, left, right }),
        first,
      ),
    );
  return fc
    .tuple(fc.boolean(), chain)
    .map(([background, body]): Statement =>
      background ? { kind: "background", span, body } : body,
    );
}
