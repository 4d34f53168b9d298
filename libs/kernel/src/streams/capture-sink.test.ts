import { describe, expect, test } from "bun:test";
import { createCaptureSink } from "./capture-sink.ts";
import { Fault } from "../fault.ts";

describe("what was written is kept", () => {
  test.each([
    [[], "", 0],
    [["a", "", "é"], "aé", 3],
    [[Uint8Array.of(0xc3), Uint8Array.of(0xa9)], "é", 2],
    [["x", Uint8Array.of(0x79), "z"], "xyz", 3],
    [[Uint8Array.of(0xef, 0xbb, 0xbf), "x"], "\ufeffx", 4],
  ])("%p as text %j of %d bytes", (chunks, text, size) => {
    const sink = createCaptureSink();
    for (const chunk of chunks) void sink.write(chunk);
    expect(sink.text()).toBe(text);
    expect(sink.size).toBe(size);
    expect(sink.text()).toBe(text);
    expect(sink.bytes()).toEqual(new TextEncoder().encode(text));
  });

  test("and more can follow after it was looked at", () => {
    const sink = createCaptureSink();
    void sink.write("a");
    expect(sink.size).toBe(1);
    void sink.write("b");
    expect(sink.text()).toBe("ab");
  });

  test("bytes that are no UTF-8 are no text", () => {
    const sink = createCaptureSink();
    void sink.write(Uint8Array.of(0xff));
    expect(sink.text()).toBeUndefined();
    expect(sink.bytes()).toEqual(Uint8Array.of(0xff));
  });
});

test("more than the limit is a fault", () => {
  const sink = createCaptureSink(4);
  void sink.write("ab");
  void sink.write(Uint8Array.of(1, 2));
  expect(() => sink.write("c")).toThrow(Fault);
  expect(sink.size).toBe(4);
});
