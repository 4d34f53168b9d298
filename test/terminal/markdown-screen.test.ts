import { createMarkdownStream } from "@aish/terminal";
import { Glob } from "bun";
import { describe, expect, test } from "bun:test";
import { drawn } from "./drawn.ts";

const replies = [...new Glob("*.txt").scanSync(`${import.meta.dir}/replies`)].toSorted();
const widths = [20, 40, 80, 200];

describe.each(replies)("%s", (name) => {
  test.each(widths)("reads the same however it is cut, at %p columns", async (columns) => {
    const text = await Bun.file(`${import.meta.dir}/replies/${name}`).text();
    const whole = await drawn(outputOf(text, columns, "ansi", [text.length]), columns);
    for (const sizes of [[1], [4], [3, 17, 1, 64]]) {
      const cut = await drawn(outputOf(text, columns, "ansi", sizes), columns);
      expect(cut.rows).toEqual(whole.rows);
      expect(cut.isPlainAfterwards).toBeTrue();
    }
    const plain = outputOf(text, columns, "plain", [5]);
    expect((await drawn(plain, columns)).rows).toEqual(whole.rows);
  });

  test.each(widths)("loses no word at %p columns", async (columns) => {
    const text = await Bun.file(`${import.meta.dir}/replies/${name}`).text();
    const shown = outputOf(text, columns, "plain", [7]);
    // Words are cut where the screen is too narrow for them, so their letters are compared.
    const { shown: left, missing } = lettersIn(text, shown);
    expect(missing).toBe("");
    expect(left).not.toBe("");
  });
});

const pieces =
  "* ** _ ` `` ``` ~ ~~ [ ]( ] ( ) ! < http:// https://x.y/z # ## - 1. > | |-| --- *** \\ word snake_case 日本語 é 👍 \u200b \u202e \u001b[31m \u009b1m \r ~~~ ```sh echo [x] $(x) . ; \ud83d".split(
    " ",
  );
const spaces = [" ", " ", "", "", "\n", "\n\n", "\t", "    ", "\r\n"];

test.each(Array.from({ length: 60 }, (_, at) => at + 1))(
  "any text, cut anywhere, shows the same screen and nothing of its own (%p)",
  async (seed) => {
    const random = randomFrom(seed);
    const pick = (from: readonly string[]): string => from[random(from.length)] ?? "";
    const text = Array.from({ length: 40 }, () => pick(pieces) + pick(spaces)).join("");
    const columns = widths[seed % widths.length] ?? 80;
    const whole = outputOf(text, columns, "ansi", [text.length]);
    const byLetter = outputOf(text, columns, "ansi", [1]);
    const plain = outputOf(text, columns, "plain", [1 + random(7)]);
    const { rows, isPlainAfterwards } = await drawn(whole, columns);
    expect((await drawn(byLetter, columns)).rows).toEqual(rows);
    expect((await drawn(plain, columns)).rows).toEqual(rows);
    expect(isPlainAfterwards).toBeTrue();
    // oxlint-disable-next-line no-control-regex -- only these may be in it
    expect(byLetter).not.toMatch(/\u001b(?!\[[\d;]+[mD]|\[K)|[\u0000-\u0009\u000b-\u001a]/);
    // oxlint-disable-next-line no-control-regex -- none of them may be in it
    expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  },
);

test("a word that grows past the edge leaves nothing behind on its line", async () => {
  const output = outputOf("one two three-and-a-half", 14, "ansi", [3]);
  expect(output).toContain("\u001b[K");
  expect((await drawn(output, 14)).rows).toEqual(["one two", "three-and-a-h", "alf"]);
});

function outputOf(
  text: string,
  columns: number,
  style: "ansi" | "plain",
  sizes: readonly number[],
): string {
  const stream = createMarkdownStream({ columns: () => columns, style, links: false });
  let output = "";
  let at = 0;
  for (let count = 0; at < text.length; count += 1) {
    const size = sizes[count % sizes.length] ?? 1;
    output += stream.write(text.slice(at, at + size));
    at += size;
  }
  return output + stream.end();
}

/** The letters of `text` in their order, without the marks that are not shown. */
function lettersIn(
  text: string,
  shown: string,
): { readonly shown: string; readonly missing: string } {
  const counts = new Map<string, number>();
  for (const letter of letters(shown)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let missing = "";
  const words = text
    .replaceAll(/^\s*[-+*] \[[x ]\] /gm, "")
    .replaceAll(/^\s*1\. /gm, "")
    .replaceAll(/"Keep a Changelog"/g, "");
  for (const letter of letters(words)) {
    const left = counts.get(letter) ?? 0;
    if (left === 0) missing += letter;
    else counts.set(letter, left - 1);
  }
  return { shown: letters(shown), missing };
}

function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function randomFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}
