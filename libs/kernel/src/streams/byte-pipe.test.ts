import { BrokenPipe } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { createBytePipe } from "./byte-pipe.ts";
import { byteStreamContract } from "../testing/byte-stream-contract.ts";

byteStreamContract("a pipe inside the process", createBytePipe);
byteStreamContract("a narrow pipe inside the process", () => createBytePipe(16));

const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
const text = (chunk: unknown): string => new TextDecoder().decode(chunk as Uint8Array);

describe("nothing waits", () => {
  test("while the reader comes after the writer", () => {
    const { source, sink } = createBytePipe();
    expect(sink.write("a")).toBeUndefined();
    expect(sink.write("b")).toBeUndefined();
    expect(sink.end()).toBeUndefined();
    expect(text(source.read())).toBe("ab");
    expect(source.read()).toBeUndefined();
  });

  test("below the capacity", () => {
    const { sink } = createBytePipe(4);
    expect(sink.write("abc")).toBeUndefined();
    expect(sink.write("d")).toBeInstanceOf(Promise);
  });
});

test("a writer goes on once less than the capacity waits", async () => {
  const { source, sink } = createBytePipe(4);
  const steps: string[] = [];
  void sink.write(bytes("abc"));
  const writing = Promise.resolve(sink.write(bytes("def"))).then(() => steps.push("written"));
  await Promise.resolve();
  expect(steps).toEqual([]);
  expect(text(source.read())).toBe("abc");
  await writing;
  expect(steps).toEqual(["written"]);
  expect(text(source.read())).toBe("def");
});

test("texts that wait are read as one chunk, bytes as they were written", () => {
  const { source, sink } = createBytePipe();
  const binary = Uint8Array.of(1, 2);
  for (const chunk of ["a", "b", binary, "c"]) void sink.write(chunk);
  expect(text(source.read())).toBe("ab");
  expect(source.read()).toBe(binary);
  expect(text(source.read())).toBe("c");
});

test("writing after the end is refused", () => {
  const { sink } = createBytePipe();
  void sink.end();
  expect(() => sink.write("x")).toThrow(BrokenPipe);
});

test("a writer that waits when it is told of a gone reader may have gone itself", async () => {
  const { source, sink } = createBytePipe(1);
  void Promise.resolve(sink.write("x")).catch(() => undefined);
  source.cancel();
  await Promise.resolve();
  expect(() => sink.write("x")).toThrow(BrokenPipe);
});
