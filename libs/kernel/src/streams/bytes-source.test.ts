import { expect, test } from "bun:test";
import { bytesSource } from "./bytes-source.ts";
import { emptySource } from "./empty-source.ts";

test.each([["é"], [Uint8Array.of(0xc3, 0xa9)]])(
  "%p is read once, then comes the end",
  (content) => {
    const source = bytesSource(content);
    expect(source.read()).toEqual(Uint8Array.of(0xc3, 0xa9));
    expect(source.read()).toBeUndefined();
  },
);

test("what is put back last is read first, also before what was not read yet", () => {
  const source = bytesSource("x");
  source.unread(Uint8Array.of(2));
  source.unread(Uint8Array.of(1));
  expect([source.read(), source.read(), source.read()]).toEqual([
    Uint8Array.of(1),
    Uint8Array.of(2),
    Uint8Array.of(0x78),
  ]);
});

test.each([bytesSource(""), emptySource])("nothing is the end at once", (source) => {
  expect(source.read()).toBeUndefined();
});

test("what was given up is not read", () => {
  const source = bytesSource("x");
  source.cancel();
  expect(source.read()).toBeUndefined();
});
