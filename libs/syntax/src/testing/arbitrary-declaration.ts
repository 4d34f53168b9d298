import * as fc from "fast-check";
import type { CommandDeclaration, FlagDeclaration } from "../declaration.ts";

const types = fc.constantFrom("text", "integer", "number", "duration", "path");

const flags: fc.Arbitrary<readonly FlagDeclaration[]> = fc.uniqueArray(
  fc.record({
    long: fc.constantFrom(undefined, "all", "limit", "json"),
    short: fc.constantFrom("a", "n", "5", "#", "name", "+a"),
    summary: fc.constant(""),
    value: fc.option(
      fc.record({
        name: fc.constantFrom("value", "name value"),
        type: types,
        implied: fc.constantFrom(undefined, undefined, "1"),
      }),
      { nil: undefined },
    ),
    repeatable: fc.boolean(),
  }),
  { maxLength: 4, selector: ({ short }) => short },
);

/** Few names of every kind, so that arguments often meet them. */
export const declarations: fc.Arbitrary<CommandDeclaration> = fc.record({
  name: fc.constant("tool"),
  summary: fc.constant(""),
  details: fc.constant(undefined),
  examples: fc.constant([]),
  flags,
  operands: fc
    .array(
      fc.record({
        name: fc.constant("operand"),
        type: types,
        min: fc.constantFrom(0 as const, 1 as const),
        many: fc.constant(false),
      }),
      { maxLength: 3 },
    )
    .chain((operands) =>
      fc
        .boolean()
        .map((many) =>
          operands.map((operand, at) => ({ ...operand, many: many && at === operands.length - 1 })),
        ),
    ),
  flagPlacement: fc.constantFrom("anywhere" as const, "first" as const, "none" as const),
  typed: fc.constant(false),
  assignments: fc.constant(false),
  check: fc.constant(undefined),
});

export const flagTexts = fc.constantFrom(
  "-a",
  "-n",
  "-n5",
  "-an",
  "-5",
  "-55",
  "-name",
  "+a",
  "-1.5",
  "-x",
  "-anx",
  "--",
  "--all",
  "--limit",
  "--limit=3",
  "--limit=x",
  "--json",
  "--json=0",
  "--help",
  "--bogus",
  "--all=1",
);
