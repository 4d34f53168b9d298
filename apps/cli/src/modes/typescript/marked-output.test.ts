import { expect, test } from "bun:test";
import { MarkedOutput } from "./marked-output.ts";

const mark = "\u001B]6973;id\u001B\\";

test.each([1, 2, 3, 5, 100])("the mark is found in pieces of %d bytes, and never shown", (size) => {
  const all = Buffer.from(`one\u001B[31m\u001B]69 two${mark}`);
  const output = new MarkedOutput(mark);
  let shown = "";
  let marks = 0;
  for (let at = 0; at < all.length; at += size) {
    const piece = output.take(all.subarray(at, at + size));
    shown += Buffer.from(piece.bytes).toString();
    if (piece.isMarked) marks += 1;
  }
  expect([shown + Buffer.from(output.rest()).toString(), marks]).toEqual([
    "one\u001B[31m\u001B]69 two",
    1,
  ]);
});

test("what only looks like its beginning is shown in the end", () => {
  const output = new MarkedOutput(mark);
  expect(Buffer.from(output.take(Buffer.from("a\u001B]6973;")).bytes).toString()).toBe("a");
  expect(Buffer.from(output.rest()).toString()).toBe("\u001B]6973;");
});
