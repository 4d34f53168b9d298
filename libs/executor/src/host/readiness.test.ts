import { afterEach, describe, expect, test } from "bun:test";
import { readSync, writeSync } from "node:fs";
import { openEpoll } from "./epoll.ts";
import { EpollWatch } from "./epoll-watch.ts";
import { nativeCalls } from "./native-calls.ts";
import { PollWatch } from "./poll-watch.ts";
import { ReadinessQueue } from "./readiness.ts";
import { processes } from "./testing/run.ts";

const epoll = openEpoll();
const opened: number[] = [];

function openPipe(): { readonly reader: number; readonly writer: number } {
  const pipe = processes.openPipe();
  opened.push(pipe.reader, pipe.writer);
  return pipe;
}

afterEach(() => {
  for (const descriptor of opened.splice(0)) processes.close(descriptor);
});

describe.each([
  ["looking again and again", () => new ReadinessQueue(new PollWatch())],
  ...(epoll === undefined
    ? []
    : [["epoll", () => new ReadinessQueue(new EpollWatch(epoll))] as const]),
] as const)("waiting by %s", (_, create) => {
  test("ends when there is something to read, and takes none of it", async () => {
    const { reader, writer } = openPipe();
    const { over } = create().wait(reader, "read");
    setImmediate(() => writeSync(writer, "x"));
    await over;
    expect(readSync(reader, Buffer.alloc(10))).toBe(1);
  });

  test("ends when there is room to write", async () => {
    const { reader, writer } = openPipe();
    const native = nativeCalls();
    const filled = native.tryWrite(writer, new Uint8Array(1_000_000));
    const { over } = create().wait(writer, "write");
    setImmediate(() => readSync(reader, Buffer.alloc(filled)));
    await over;
    expect(native.tryWrite(writer, new Uint8Array(1))).toBe(1);
  });

  test("ends for all who wait for the same, and for nobody else", async () => {
    const queue = create();
    const [one, other] = [openPipe(), openPipe()];
    let isOver = false;
    const unmoved = queue.wait(other.reader, "read");
    void unmoved.over.then(() => (isOver = true));
    const both = [queue.wait(one.reader, "read"), queue.wait(one.reader, "read")];
    writeSync(one.writer, "x");
    await Promise.all(both.map(({ over }) => over));
    expect(isOver).toBe(false);
    unmoved.drop();
    await unmoved.over;
  });

  test("that is dropped is over, and the rest goes on", async () => {
    const queue = create();
    const { reader, writer } = openPipe();
    const [dropped, kept] = [queue.wait(reader, "read"), queue.wait(reader, "read")];
    dropped.drop();
    await dropped.over;
    writeSync(writer, "x");
    await kept.over;
    kept.drop();
    const again = queue.wait(reader, "read");
    await again.over;
  });

  test("for what is not open is over", async () => {
    const { reader, writer } = processes.openPipe();
    processes.close(writer);
    processes.close(reader);
    await create().wait(reader, "read").over;
  });
});
