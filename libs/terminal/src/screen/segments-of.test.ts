import { expect, test } from "bun:test";
import * as fc from "fast-check";
import { segmentsOf } from "./segments-of.ts";

const reference = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function graphemes(text: string): readonly string[] {
  return Array.from(reference.segment(text), ({ segment }) => segment);
}

test("every character of the first planes that is taken to stand alone does so, in any company", () => {
  for (let code = 0x20; code < 0x3000; code += 1) {
    for (const text of [`a${String.fromCharCode(code)}`, `❯${String.fromCharCode(code)}é`]) {
      const found = Array.from(segmentsOf(text), ({ segment }) => segment);
      if (!Bun.deepEquals(found, graphemes(text))) throw new Error(`U+${code.toString(16)}`);
    }
  }
});

test("texts of any characters are taken apart as the Unicode standard says, at their offsets", () => {
  const unit = fc.oneof(
    fc.constantFrom(
      "a",
      "❯",
      "…",
      "é",
      "e\u0301",
      "日",
      "👩‍👩‍👧‍👦",
      "\uFE0F",
      "✔",
      "‼",
      "\u200D",
      "🇩",
      "\r",
      "\n",
      "─",
    ),
    fc.string({ unit: "binary", maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 300 }), (units) => {
      const text = units.join("");
      const found = Array.from(segmentsOf(text));
      expect(found.map(({ segment }) => segment).join("")).toBe(text);
      for (const { segment, index } of found) {
        expect(text.startsWith(segment, index)).toBe(true);
      }
      if (text.length < 256)
        expect(found.map(({ segment }) => segment)).toEqual([...graphemes(text)]);
    }),
    { numRuns: 200 },
  );
});
