import { expect, test } from "bun:test";
import * as fc from "fast-check";
import { bindArguments, type Argument } from "./bind.ts";
import { declarations, flagTexts } from "../testing/arbitrary-declaration.ts";

const texts = fc.oneof(flagTexts, fc.constantFrom("", "a", "7", "-7", "1.5", "2s", "x=y"));

/** What an argument is when the command runs. */
const known: fc.Arbitrary<Argument<string>> = fc
  .oneof(
    { weight: 1, arbitrary: fc.tuple(flagTexts, fc.constant(true)) },
    { weight: 1, arbitrary: fc.tuple(texts, fc.constant(false)) },
  )
  .map(([text, isFlag]) => ({ value: text, text, isFlag, openEnded: false }));

/** What it is before that, and what it becomes. */
interface Foreseen {
  readonly before: Argument<string>;
  readonly after: readonly Argument<string>[];
}

const foreseen: fc.Arbitrary<Foreseen> = fc.oneof(
  known.map((argument) => ({ before: argument, after: [argument] })),
  known.map((argument) => ({ before: { ...argument, text: undefined }, after: [argument] })),
  fc.array(known, { maxLength: 3 }).map((after) => ({
    before: {
      value: "open",
      text: undefined,
      isFlag: after.some(({ isFlag }) => isFlag),
      openEnded: true,
    },
    after,
  })),
);

test("what the command would accept when it runs is accepted before", () => {
  fc.assert(
    fc.property(declarations, fc.array(foreseen, { maxLength: 6 }), (declaration, args) => {
      const after = bindArguments(
        declaration,
        args.flatMap((each) => each.after),
      );
      fc.pre(after.ok);
      const before = bindArguments(
        declaration,
        args.map((each) => each.before),
      );
      expect(before).toMatchObject({ ok: true });
    }),
    { numRuns: 3000 },
  );
});

/** None of them gives up an earlier value for a later one. */
const keeping = declarations.map((declaration) => ({
  ...declaration,
  flags: declaration.flags.map((each) => ({
    ...each,
    long: each.long === "json" ? undefined : each.long,
    repeatable: true,
  })),
}));

test("every argument that is no flag ends up in one place", () => {
  fc.assert(
    fc.property(keeping, fc.array(known, { maxLength: 6 }), (declaration, args) => {
      const binding = bindArguments(declaration, args);
      if (!binding.ok || binding.flags.has("help")) return;
      const values = [...binding.flags.values()].flat().flatMap(({ argument }) => argument ?? []);
      const used = [...binding.operands, ...values].filter(({ isFlag }) => !isFlag);
      expect(new Set(used)).toEqual(new Set(args.filter(({ isFlag }) => !isFlag)));
      expect(used).toHaveLength(new Set(used).size);
    }),
    { numRuns: 1000 },
  );
});
