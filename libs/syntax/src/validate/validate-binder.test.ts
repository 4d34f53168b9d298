import { expect, test } from "bun:test";
import * as fc from "fast-check";
import { bindArguments } from "../bind/bind.ts";
import { parse } from "../parse/parse.ts";
import { declarations, flagTexts } from "../testing/arbitrary-declaration.ts";
import { validate } from "./validate.ts";

const word = fc.oneof(
  flagTexts.map((text) => ({ source: text, text, isFlag: true })),
  flagTexts.map((text) => ({ source: `'${text}'`, text, isFlag: false })),
  flagTexts.map((text) => ({ source: `"${text}"`, text, isFlag: false })),
  fc
    .constantFrom("a", "7", "-7", "1.5", "2s", "-")
    .map((text) => ({ source: text, text, isFlag: text === "-7" })),
);

test("the validator accepts exactly what the binder accepts", () => {
  fc.assert(
    fc.property(declarations, fc.array(word, { maxLength: 5 }), (declaration, words) => {
      const source = ["tool", ...words.map((each) => each.source)].join(" ");
      const { program, diagnostics } = parse(source);
      const found = validate(program, source, {
        declaration: (name) => (name === declaration.name ? declaration : undefined),
        isFunction: () => false,
        isAlias: () => false,
        isVariable: () => false,
        externals: false,
      });
      const binding = bindArguments(
        declaration,
        words.map(({ text, isFlag }) => ({ value: text, text, isFlag, openEnded: false })),
      );
      expect(diagnostics).toEqual([]);
      expect(found.map(({ message }) => message)).toEqual(
        binding.ok ? [] : [`tool: ${binding.message}`],
      );
    }),
    { numRuns: 2000 },
  );
});
