import { describe, expect, test } from "bun:test";
import type { ByteSource } from "./byte-stream.ts";
import { createBytePipe } from "./byte-pipe.ts";
import { bytesSource } from "./bytes-source.ts";
import { eachLine } from "./each-line.ts";
import { readAll } from "./read-all.ts";
import { readLine } from "./read-line.ts";
import { randomChoice } from "./testing/random-choice.ts";

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Each chunk is read on its own; every second one has to be waited for. */
function chunked(chunks: readonly string[], waits: boolean): ByteSource {
  const left: Uint8Array[] = chunks
    .filter((chunk) => chunk !== "")
    .map((chunk) => new TextEncoder().encode(chunk));
  let reads = 0;
  return {
    descriptor: undefined,
    read() {
      reads += 1;
      const chunk = left.shift();
      return waits && reads % 2 === 0 ? Promise.resolve(chunk) : chunk;
    },
    unread: (bytes) => void left.unshift(bytes),
    cancel: () => undefined,
  };
}

async function byReadLine(source: ByteSource): Promise<string[]> {
  const lines: string[] = [];
  for (let line = await readLine(source); line !== undefined; line = await readLine(source)) {
    lines.push(text(line));
  }
  return lines;
}

async function byEachLine(source: ByteSource, visitWaits: boolean): Promise<string[]> {
  const lines: string[] = [];
  await eachLine(source, (line) => {
    lines.push(text(line));
    return visitWaits ? Promise.resolve() : undefined;
  });
  return lines;
}

describe("lines", () => {
  test.each([
    [[], []],
    [["a\n"], ["a"]],
    [["a"], ["a"]],
    [["a\n\nb\n"], ["a", "", "b"]],
    [["\n"], [""]],
    [
      ["a", "b", "\n", "c\nd", "e"],
      ["ab", "c", "de"],
    ],
    [
      ["a\r\n", "b"],
      ["a\r", "b"],
    ],
    [["ä", "😀\n"], ["ä😀"]],
  ])("of %j are %j", async (chunks, lines) => {
    for (const waits of [false, true]) {
      expect(await byReadLine(chunked(chunks, waits))).toEqual(lines);
      expect(await byEachLine(chunked(chunks, waits), false)).toEqual(lines);
      expect(await byEachLine(chunked(chunks, waits), true)).toEqual(lines);
    }
  });

  test.each([21, 22, 23])("are the same however the bytes are cut (seed %d)", async (seed) => {
    const choice = randomChoice(seed);
    for (let round = 0; round < 100; round += 1) {
      const chunks = Array.from({ length: choice.below(12) }, () =>
        choice.of(["\n", "a", "bc\n", "\n\n", "d\ne", ""]),
      );
      const lines = chunks.join("").split("\n");
      if (lines.at(-1) === "") lines.pop();
      expect(await byReadLine(chunked(chunks, choice.below(2) === 0))).toEqual(lines);
      expect(
        await byEachLine(chunked(chunks, choice.below(2) === 0), choice.below(2) === 0),
      ).toEqual(lines);
    }
  });
});

test("nothing waits if the bytes are there", () => {
  const { source, sink } = createBytePipe();
  void sink.write("a\nb\nc");
  void sink.end();
  expect(text(readLine(source) as Uint8Array)).toBe("a");
  const lines: string[] = [];
  expect(eachLine(source, (line) => void lines.push(text(line)))).toBeUndefined();
  expect(lines).toEqual(["b", "c"]);
});

test.each([false, true])(
  "who has enough leaves the rest in the source (waits: %p)",
  async (waits) => {
    const source = bytesSource("a\nb\nc\nd");
    await eachLine(source, (line) => {
      const more = text(line) !== "b";
      return waits ? Promise.resolve(more) : more;
    });
    expect(text(await readAll(source))).toBe("c\nd");
  },
);

test("a million lines need no time for what is put back", () => {
  const source = bytesSource("x\n".repeat(1_000_000));
  let lines = 0;
  while (readLine(source) !== undefined) lines += 1;
  expect(lines).toBe(1_000_000);
});

test("a line in many pieces is put together once", async () => {
  const { source, sink } = createBytePipe(Infinity);
  const piece = new TextEncoder().encode("x");
  for (let count = 0; count < 100_000; count += 1) void sink.write(piece);
  void sink.end();
  expect((await readLine(source))?.length).toBe(100_000);
});
