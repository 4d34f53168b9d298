import { expect, test } from "bun:test";
import { abortableSource, readWithSignal } from "./abortable-source.ts";
import { createBytePipe } from "./byte-pipe.ts";
import { bytesSource } from "./bytes-source.ts";
import { Interrupted } from "../interrupted.ts";

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

async function outcomeOf(read: unknown): Promise<unknown> {
  try {
    return await read;
  } catch (error) {
    return error;
  }
}

function stopped(status: number): AbortSignal {
  return AbortSignal.abort(new Interrupted(status));
}

test("what is there is given at once", () => {
  const read = readWithSignal(bytesSource("x"), new AbortController().signal);
  expect(text(read as Uint8Array)).toBe("x");
});

test("a signal that was aborted before takes nothing", () => {
  const source = bytesSource("x");
  expect(() => readWithSignal(source, stopped(124))).toThrow(new Interrupted(124));
  expect(text(source.read() as Uint8Array)).toBe("x");
});

test("a read that waits ends with the reason of the signal", async () => {
  const { source } = createBytePipe();
  const stop = new AbortController();
  const read = abortableSource(source, stop.signal).read();
  stop.abort(new Interrupted(124));
  expect(await outcomeOf(read)).toEqual(new Interrupted(124));
});

test("what comes while nobody reads is there for a plain read, too", async () => {
  const { source, sink } = createBytePipe();
  const stop = new AbortController();
  const read = readWithSignal(source, stop.signal);
  stop.abort();
  await outcomeOf(read);
  await sink.write("one ");
  await Promise.resolve();
  await sink.write("two");
  expect(text(await source.read()) + text(await source.read())).toBe("one two");
});

test("many that were stopped keep the order for those that come after", async () => {
  const { source, sink } = createBytePipe();
  const stop = new AbortController();
  const reads = [readWithSignal(source, stop.signal), readWithSignal(source, stop.signal)];
  stop.abort();
  for (const read of reads) expect(await outcomeOf(read)).toBeInstanceOf(Interrupted);
  const { signal } = new AbortController();
  const next = [1, 2, 3].map(async () => readWithSignal(source, signal));
  for (const chunk of ["a", "b", "c"]) await sink.write(chunk);
  expect((await Promise.all(next)).map(text)).toEqual(["a", "b", "c"]);
});

test("a reader that was stopped twice loses nothing", async () => {
  const { source, sink } = createBytePipe();
  for (let round = 0; round < 2; round += 1) {
    const stop = new AbortController();
    const read = readWithSignal(source, stop.signal);
    stop.abort();
    await outcomeOf(read);
  }
  await sink.write("x");
  expect(text(await readWithSignal(source, new AbortController().signal))).toBe("x");
});

test("a source that is read by somebody else is left alone by the signal", async () => {
  const { source, sink } = createBytePipe();
  const stop = new AbortController();
  const read = readWithSignal(source, stop.signal);
  await sink.write("x");
  expect(text(await read)).toBe("x");
  stop.abort();
  await sink.write("y");
  expect(text(await source.read())).toBe("y");
});
