import * as fc from "fast-check";

/** What graphemes, words and lines are hard to find in. */
const pieces = [
  "a",
  "b",
  "Z",
  "7",
  "_",
  " ",
  "  ",
  "\t",
  "\n",
  "\r\n",
  "\r",
  "/",
  "-",
  '"',
  "'",
  "(",
  ")",
  "[",
  "]",
  "é",
  "e\u0301",
  "\u0301",
  "ß",
  "\u200d",
  "\ufe0f",
  "日",
  "本",
  "ひ",
  "が\u3099",
  "한",
  "\u1112",
  "\u1161",
  "\u11ab",
  "क",
  "\u094d",
  "ष",
  "ि",
  "\u0600",
  "🇫",
  "🇷",
  "🇩🇪",
  "👍",
  "🏽",
  "👩",
  "👩‍👩‍👧",
  "1️⃣",
  "🏴\u{E0067}\u{E007F}",
  "\u{E0100}",
  "\u0085",
  "\0",
  "\u001b[31m",
];

export const texts: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(joined) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  // Runs longer than any window that is looked at once
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 1, max: 120 })), {
        maxLength: 4,
      })
      .map((runs) => joined(runs.map(([piece, times]) => piece.repeat(times)))),
  },
);

/** Where nothing becomes one character when it meets something else. */
export const plainTexts: fc.Arbitrary<string> = fc
  .array(fc.constantFrom("a", "B", "7", " ", "\n", "/", "-", '"', "e\u0301", "日", "👍🏽", "👩‍👩‍👧"), {
    maxLength: 30,
  })
  .map(joined);

function joined(parts: readonly string[]): string {
  return parts.join("").toWellFormed();
}
