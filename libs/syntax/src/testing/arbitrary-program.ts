import * as fc from "fast-check";

import type {
  Arithmetic,
  Binding,
  Block,
  Program,
  Redirect,
  SimpleCommand,
  Statement,
  Test,
  ValueExpression,
  Word,
} from "../ast.ts";
import { printProgram } from "../print/print.ts";
import {
  arbitraryArithmetic,
  arbitraryOperation,
  arbitraryPath,
  arbitraryTest,
  arbitraryValue,
} from "./arbitrary-expression.ts";
import { arbitraryCompound } from "./arbitrary-compound.ts";
import { arbitraryRedirects } from "./arbitrary-redirect.ts";
import { arbitraryWords, literal, name, span, word } from "./arbitrary-word.ts";
import { settleQuotes } from "./settle-quotes.ts";

// An interface would have no index signature, which `letrec` asks for.
type Tie = {
  readonly block: Block;
  readonly statement: Statement;
  readonly arithmetic: Arithmetic;
  readonly value: ValueExpression;
  readonly test: Test;
  readonly default: Word;
  readonly trimmed: Word;
  readonly replacement: Word;
  readonly key: Word;
};

/** Trees as the parser makes them, of all the shapes that kai has. */
export function arbitraryProgram(): fc.Arbitrary<Program> {
  const depth = fc.createDepthIdentifier();
  const { block } = fc.letrec<Tie>((tie) => {
    const words = arbitraryWords({
      depth,
      block: tie("block"),
      arithmetic: tie("arithmetic"),
      operation: arbitraryOperation(
        { default: tie("default"), trimmed: tie("trimmed"), replacement: tie("replacement") },
        tie("arithmetic"),
      ),
      path: arbitraryPath(tie("key")),
    });
    const at = fc.constant(span);
    const binding: fc.Arbitrary<Binding> = fc.record({
      kind: fc.constant("binding"),
      span: at,
      target: fc.record({ span: at, name, path: arbitraryPath(words.key) }),
      value: fc.oneof(words.value, tie("value")),
    });
    const prefix = binding.map((found): Binding => ({
      ...found,
      target: { ...found.target, path: [] },
    }));
    const redirects = arbitraryRedirects(words);
    const command: fc.Arbitrary<SimpleCommand> = fc
      .record({
        kind: fc.constant("simpleCommand"),
        span: at,
        environment: fc.oneof(
          { weight: 3, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.array(prefix, { maxLength: 2 }) },
        ),
        name: words.command,
        args: fc.array(words.argument, { maxLength: 3 }),
        redirects: fc.oneof(
          { weight: 3, arbitrary: fc.constant<readonly Redirect[]>([]) },
          { weight: 1, arbitrary: redirects },
        ),
      })
      // Refused even where the keyword is escaped.
      .map((found) => (keywordAlone(found.name) ? { ...found, environment: [] } : found));
    // Their arguments are read by rules of their own.
    const named: fc.Arbitrary<SimpleCommand> = fc
      .tuple(
        command,
        fc.constantFrom("push", "unset", "export", "alias"),
        fc.array(words.assigned, { maxLength: 2 }),
      )
      .map(([found, text, args]) => ({ ...found, name: word([literal(text)]), args }));
    const statement = fc.oneof(
      { maxDepth: 3, depthIdentifier: depth },
      { weight: 6, arbitrary: command },
      { weight: 1, arbitrary: named },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant("assignment"),
          span: at,
          local: fc.boolean(),
          bindings: fc.array(binding, { minLength: 1, maxLength: 2 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.oneof(
          fc.record({
            kind: fc.constant("loopJump"),
            span: at,
            jump: fc.constantFrom("break", "continue"),
            levels: fc.constantFrom(undefined, word([literal("2")])),
          }),
          fc.record({
            kind: fc.constant("leave"),
            span: at,
            leave: fc.constantFrom("return", "exit"),
            status: fc.option(words.solid, { nil: undefined }),
          }),
        ),
      },
      {
        weight: 2,
        arbitrary: arbitraryCompound({
          words,
          block: tie("block"),
          statement: tie("statement"),
          test: tie("test"),
          arithmetic: tie("arithmetic"),
          redirects,
          command,
        }),
      },
    ) as fc.Arbitrary<Statement>;
    return {
      block: fc.array(statement, { maxLength: 3, depthIdentifier: depth }),
      statement,
      arithmetic: arbitraryArithmetic(tie("arithmetic"), words.solid, depth),
      value: arbitraryValue(tie("value"), words, depth),
      test: arbitraryTest(tie("test"), words, tie("value"), depth),
      default: words.default,
      trimmed: words.trimmed,
      replacement: words.replacement,
      key: words.key,
    };
  });
  return block.map((body): Program => {
    const program: Program = { kind: "program", span, body: settleQuotes(body) };
    // A counterexample is shown as source.
    return Object.defineProperty(program, fc.toStringMethod, {
      value: () => JSON.stringify(printProgram(program)),
    });
  });
}

function keywordAlone({ parts: [part] }: Word): boolean {
  return part?.kind === "literal" && /^[a-z]+$|^\W+$/.test(part.text);
}
