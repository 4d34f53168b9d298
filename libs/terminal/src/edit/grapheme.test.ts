import { describe, expect, spyOn, test } from "bun:test";
import * as fc from "fast-check";
import { graphemeCeil, graphemeFloor, nextGrapheme, previousGrapheme } from "./grapheme.ts";
import { texts } from "./testing/arbitrary-text.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const boundaries = (text: string): readonly number[] => [
  ...Array.from(segmenter.segment(text), ({ index }) => index),
  text.length,
];

const numRuns = process.env["AISH_LONG"] === "1" ? 20_000 : 400;

test("looking at what is near finds the boundaries that the whole text has", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const found = text === "" ? [0] : boundaries(text);
      for (let at = 0, last = 0; at <= text.length; at += 1) {
        while (last + 1 < found.length && (found[last + 1] ?? 0) <= at) last += 1;
        const floor = found[last] ?? 0;
        expect([at, graphemeFloor(text, at)]).toEqual([at, floor]);
        expect([at, graphemeCeil(text, at)]).toEqual([
          at,
          floor === at ? at : (found[last + 1] ?? at),
        ]);
      }
      for (let index = 0; index + 1 < found.length; index += 1) {
        const [start = 0, end = 0] = found.slice(index, index + 2);
        expect([start, nextGrapheme(text, start)]).toEqual([start, end]);
        expect([end, previousGrapheme(text, end)]).toEqual([end, start]);
      }
    }),
    { numRuns },
  );
});

describe("in a megabyte, a step segments no more than what is near", () => {
  const many = 200_000;
  test.each([
    ["flags", "🇫🇷"],
    ["families", "👩‍👩‍👧"],
    ["ideographs", "日"],
    ["Hangul", "한"],
    ["conjuncts", "क्ष"],
    ["letters with marks", "e\u0301"],
  ])("of %s", (_, cluster) => {
    const text = cluster.repeat(many);
    const middle = cluster.length * (many / 2);
    let segmented = 0;
    const watch = spyOn(Intl.Segmenter.prototype, "segment");
    try {
      expect(previousGrapheme(text, middle)).toBe(middle - cluster.length);
      expect(nextGrapheme(text, middle)).toBe(middle + cluster.length);
      expect(graphemeFloor(text, middle + 1)).toBe(cluster.length === 1 ? middle + 1 : middle);
      for (const [input] of watch.mock.calls) segmented += input.length;
    } finally {
      watch.mockRestore();
    }
    expect(segmented).toBeGreaterThan(0);
    expect(segmented).toBeLessThan(500);
  });
});
