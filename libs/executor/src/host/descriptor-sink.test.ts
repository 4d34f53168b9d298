import { BrokenPipe, FileError } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { openSync, readFileSync, readSync } from "node:fs";
import { readAll } from "./testing/read-all.ts";
import { processes, startShell } from "./testing/run.ts";
import { sandbox } from "./testing/sandbox.ts";
import { rejectionOf } from "./testing/rejection-of.ts";

const megabyte = "0123456789abcdef".repeat(65_536);

describe("a sink", () => {
  test("takes what there is room for at once, text as UTF-8", async () => {
    const { reader, writer } = processes.openPipe();
    const sink = processes.sink(writer);
    expect(sink.write("é")).toBeUndefined();
    expect(sink.end()).toBeUndefined();
    expect(await readAll(processes.source(reader))).toBe("\xc3\xa9");
  });

  test("makes the writer wait for the reader, and loses nothing", async () => {
    const { reader, writer } = processes.openPipe();
    const sink = processes.sink(writer);
    const writing = sink.write(megabyte);
    expect(writing).toBeInstanceOf(Promise);
    const reading = readAll(processes.source(reader));
    await writing;
    await sink.end();
    expect(await reading).toBe(megabyte);
  });

  test("keeps the order of writes nobody waited for, and ends after them", async () => {
    const { reader, writer } = processes.openPipe();
    const sink = processes.sink(writer);
    const writes = [sink.write(megabyte), sink.write("second"), sink.write("third")];
    const ended = sink.end();
    expect(await readAll(processes.source(reader))).toBe(`${megabyte}secondthird`);
    await Promise.all([...writes, ended]);
  });

  test("lets no write overtake one that waits, even when there is room again", async () => {
    const { reader, writer } = processes.openPipe();
    const sink = processes.sink(writer);
    const first = sink.write(megabyte);
    const head = Buffer.alloc(65_536);
    readSync(reader, head);
    const second = sink.write("second");
    const rest = readAll(processes.source(reader));
    await Promise.all([first, second]);
    await sink.end();
    expect(head.toString() + (await rest)).toBe(`${megabyte}second`);
  });

  test("says BrokenPipe once nobody reads", () => {
    const { reader, writer } = processes.openPipe();
    const sink = processes.sink(writer);
    processes.close(reader);
    expect(() => sink.write("x")).toThrow(BrokenPipe);
    void sink.end();
    expect(() => sink.write("x")).toThrow(BrokenPipe);
  });

  test("says BrokenPipe to a writer that waits when the reader goes", async () => {
    const { reader, writer } = processes.openPipe();
    const sink = processes.sink(writer);
    const writing = Promise.resolve(sink.write(megabyte));
    const source = processes.source(reader);
    await source.read();
    source.cancel();
    expect(await rejectionOf(writing)).toBeInstanceOf(BrokenPipe);
    await sink.end();
  });

  test("writes a file whole", async () => {
    using directory = sandbox();
    const sink = processes.sink(openSync(directory.path("file"), "w"));
    await sink.write(megabyte);
    await sink.end();
    expect(readFileSync(directory.path("file"), "latin1")).toBe(megabyte);
  });

  test("says that the device is full", () => {
    const sink = processes.sink(openSync("/dev/full", "w"));
    expect(() => sink.write("x")).toThrow(new FileError("full", "no space left on the device"));
    void sink.end();
  });

  test("gives its descriptor until it is ended", () => {
    const { reader, writer } = processes.openPipe();
    const sink = processes.sink(writer);
    expect(sink.descriptor).toBe(writer);
    void sink.end();
    expect(sink.descriptor).toBeUndefined();
    processes.close(reader);
  });
});

test("a megabyte goes through cat and comes back the same", async () => {
  const [there, back] = [processes.openPipe(), processes.openPipe()];
  const child = startShell("cat", { stdin: there.reader, stdout: back.writer });
  processes.close(there.reader);
  processes.close(back.writer);
  const sink = processes.sink(there.writer);
  const reading = readAll(processes.source(back.reader));
  await sink.write(megabyte);
  await sink.end();
  expect(await reading).toBe(megabyte);
  expect(await child.ended).toEqual({ exitCode: 0, signal: undefined });
});
