import { expect, test } from "bun:test";
import * as fc from "fast-check";
import { longestLine } from "./cut-lines.ts";
import { LineIndex } from "./line-index.ts";
import { textPort, type TextPort } from "./text-port.ts";

function all(index: LineIndex): readonly string[] {
  return Array.from({ length: index.count }, (_, line) => index.line(line));
}

test.each([
  ["an empty text has no line", "", []],
  ["a line needs no end", "a", ["a"]],
  ["an end begins no line", "a\n", ["a"]],
  ["blank lines count", "\n\na\n", ["", "", "a"]],
  ["carriage returns belong to the end", "a\r\nb\r\n", ["a", "b"]],
])("%s", (_rule, text, lines) => {
  const index = new LineIndex(textPort(text));
  index.scan(1000);
  expect(all(index)).toEqual(lines);
  expect(index.isWhole).toBe(true);
});

test("lines are the same however the text is cut into pieces", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom("a", "é", "😀", "\n", "\n") }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 40 }),
      (parts, step) => {
        const text = parts.join("");
        const index = new LineIndex(textPort(text));
        while (!index.isWhole) index.scan(step);
        const lines = text.split("\n");
        expect(all(index)).toEqual(lines.at(-1) === "" ? lines.slice(0, -1) : lines);
      },
    ),
  );
});

test("a line that would not end is cut between two characters", () => {
  const text = "é".repeat(40_000);
  const index = new LineIndex(textPort(`x${text}\nlast`));
  while (!index.isWhole) index.scan(1000);
  const lines = all(index);
  expect(lines.length).toBe(4);
  expect(lines.slice(0, 3).join("")).toBe(`x${text}`);
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(
    longestLine,
  );
});

test("only what is looked at is read", () => {
  const text = Array.from({ length: 100_000 }, (_, line) => `line ${line}\n`).join("");
  const whole = textPort(text);
  let bytes = 0;
  const port: TextPort = {
    size: whole.size,
    read(start, length) {
      bytes += length;
      return whole.read(start, length);
    },
  };
  const index = new LineIndex(port);
  index.scan(whole.size);
  bytes = 0;
  expect(index.line(90_000)).toBe("line 90000");
  expect(index.line(90_001)).toBe("line 90001");
  expect(bytes).toBeLessThan(10_000);
});

test("a last line without its end goes on when the text grows", () => {
  let text = "one\ntw";
  const port: TextPort = {
    get size() {
      return text.length;
    },
    read: (start, length) => Buffer.from(text).subarray(start, start + length),
  };
  const index = new LineIndex(port);
  index.scan(100);
  expect(all(index)).toEqual(["one", "tw"]);
  text += "o\nthree\n";
  expect(index.isWhole).toBe(false);
  index.scan(100);
  expect(all(index)).toEqual(["one", "two", "three"]);
});
