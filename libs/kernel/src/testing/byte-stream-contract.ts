import { BrokenPipe } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { readWithSignal } from "../streams/abortable-source.ts";
import type { ByteSource, ClosableSink } from "../streams/byte-stream.ts";
import { Interrupted } from "../interrupted.ts";
import { readAll } from "../streams/read-all.ts";
import { readLine } from "../streams/read-line.ts";
import type { Awaitable } from "../values/value.ts";
import { randomChoice, type RandomChoice } from "./random-choice.ts";

export interface StreamPair {
  readonly source: ByteSource;
  readonly sink: ClosableSink;
}

const decoder = new TextDecoder();

/** What holds for the two ends of any pipe that holds 16 bytes. The suite closes both. */
export function byteStreamContract(name: string, open: () => Awaitable<StreamPair>): void {
  function rule(what: string, check: (pair: StreamPair) => Promise<void>): void {
    test(what, async () => {
      const pair = await open();
      try {
        await check(pair);
      } finally {
        pair.source.cancel();
        await pair.sink.end();
      }
    });
  }

  describe(name, () => {
    rule("what is written is read in the same order, text as UTF-8", async ({ source, sink }) => {
      await sink.write("é");
      await sink.write(Uint8Array.of(0xff, 0x00));
      await sink.write("z");
      await sink.end();
      expect(await readAll(source)).toEqual(Uint8Array.of(0xc3, 0xa9, 0xff, 0x00, 0x7a));
    });

    rule("the end comes after what was written, and stays", async ({ source, sink }) => {
      await sink.write("last");
      await sink.end();
      expect(await textOf(source.read())).toBe("last");
      expect(await source.read()).toBeUndefined();
      expect(await source.read()).toBeUndefined();
    });

    rule("ending twice is ending once", async ({ source, sink }) => {
      await sink.end();
      await sink.end();
      expect(await source.read()).toBeUndefined();
    });

    rule("an empty chunk is nothing to read", async ({ source, sink }) => {
      await sink.write("");
      await sink.write(new Uint8Array());
      await sink.write("x");
      expect(await textOf(source.read())).toBe("x");
    });

    rule("a reader that waits gets what is written later", async ({ source, sink }) => {
      const reading = source.read();
      await sink.write("late");
      expect(await textOf(reading)).toBe("late");
    });

    rule("a reader that waits is told of the end", async ({ source, sink }) => {
      const reading = source.read();
      await sink.end();
      expect(await reading).toBeUndefined();
    });

    rule("what is put back comes first", async ({ source, sink }) => {
      await sink.write("abc");
      const bytes = (await source.read()) ?? new Uint8Array();
      await sink.write("d");
      await sink.end();
      source.unread(bytes.subarray(1));
      expect(await textOf(readAll(source))).toBe("bcd");
    });

    rule("what is put back last comes first of all", async ({ source, sink }) => {
      await sink.write("abcd");
      await sink.end();
      const bytes = (await source.read()) ?? new Uint8Array();
      source.unread(bytes.subarray(2));
      source.unread(bytes.subarray(0, 2));
      expect(await textOf(readAll(source))).toBe("abcd");
    });

    rule("what is put back at the end is read before it", async ({ source, sink }) => {
      await sink.write("x");
      await sink.end();
      const bytes = await readAll(source);
      source.unread(bytes);
      expect(await textOf(source.read())).toBe("x");
      expect(await source.read()).toBeUndefined();
    });

    rule("a line leaves the rest to the next reader", async ({ source, sink }) => {
      await sink.write("one\ntwo\nthree");
      await sink.end();
      expect(await textOf(readLine(source))).toBe("one");
      expect(await textOf(readLine(source))).toBe("two");
      expect(await textOf(readAll(source))).toBe("three");
    });

    rule("a chunk larger than the pipe is taken whole", async ({ source, sink }) => {
      const large = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
      const writing = (async () => {
        await sink.write(large);
        await sink.end();
      })();
      expect(Buffer.compare(await readAll(source), large)).toBe(0);
      await writing;
    });

    rule("nobody writes once the reader has gone", async ({ source, sink }) => {
      source.cancel();
      source.cancel();
      expect(await failureOf(write(sink, "x"))).toBeInstanceOf(BrokenPipe);
      expect(await failureOf(write(sink, "x"))).toBeInstanceOf(BrokenPipe);
    });

    rule("a writer that waits is told that the reader has gone", async ({ source, sink }) => {
      const writing = write(sink, new Uint8Array(1_000_000));
      source.cancel();
      expect(await failureOf(writing)).toBeInstanceOf(BrokenPipe);
    });

    rule("a read that waits ends when the source is given up", async ({ source }) => {
      const reading = source.read();
      source.cancel();
      expect(await reading).toBeUndefined();
      expect(await source.read()).toBeUndefined();
    });

    rule("a reader that is stopped loses nothing for the next", async ({ source, sink }) => {
      const stop = new AbortController();
      const reading = readWithSignal(source, stop.signal);
      stop.abort(new Interrupted(130));
      expect(await failureOf(reading)).toBeInstanceOf(Interrupted);
      const next = readWithSignal(source, new AbortController().signal);
      await sink.write("kept");
      expect(await textOf(next)).toBe("kept");
    });

    test.each([1, 2, 3, 4, 5])(
      "any chunks of any sizes arrive as written (seed %d)",
      async (seed) => {
        const { source, sink } = await open();
        const choice = randomChoice(seed);
        const chunks = Array.from({ length: 200 }, () => randomChunk(choice));
        const writing = (async () => {
          for (const chunk of chunks) await sink.write(chunk);
          await sink.end();
        })();
        const expected = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk)));
        expect(Buffer.compare(await readAll(source), expected)).toBe(0);
        await writing;
        source.cancel();
      },
    );
  });
}

function randomChunk(choice: RandomChoice): Uint8Array | string {
  const kind = choice.of(["characters", "bytes", "text", "nothing"]);
  if (kind === "characters") return "ä😀\n".repeat(choice.below(20));
  if (kind === "text") return "text ".repeat(choice.below(10));
  if (kind === "nothing") return "";
  return Uint8Array.from({ length: choice.below(20_000) }, () => choice.below(256));
}

/** What it rejects with; undefined if it does not. */
async function failureOf(promise: Awaitable<unknown>): Promise<unknown> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error;
  }
}

async function write(sink: ClosableSink, chunk: Uint8Array | string): Promise<void> {
  await sink.write(chunk);
}

async function textOf(bytes: Awaitable<Uint8Array | undefined>): Promise<string | undefined> {
  const settled = await bytes;
  return settled === undefined ? undefined : decoder.decode(settled);
}
