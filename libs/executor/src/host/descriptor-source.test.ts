import { describe, expect, test } from "bun:test";
import { fstatSync, openSync, readSync, writeSync } from "node:fs";
import { DescriptorSource } from "./descriptor-source.ts";
import { openFlags } from "./testing/open-flags.ts";
import { openDescriptors, openedSince } from "../../../../test/open-descriptors.ts";
import { readAll } from "./testing/read-all.ts";
import { pipeFrom, processes, startShell } from "./testing/run.ts";
import { until } from "../testing/until.ts";
import { sandbox } from "./testing/sandbox.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (chunk: Uint8Array | undefined): string | undefined =>
  chunk && Buffer.from(chunk).toString();

describe("a source", () => {
  test("answers at once when there are bytes, and at the end", () => {
    const { reader, writer } = processes.openPipe();
    const source = processes.source(reader);
    writeSync(writer, "abc");
    expect(source.read()).toEqual(bytes("abc"));
    processes.close(writer);
    expect(source.read()).toBeUndefined();
    source.cancel();
  });

  test("waits for bytes, and for the end", async () => {
    const { reader, writer } = processes.openPipe();
    const source = processes.source(reader);
    const first = source.read();
    expect(first).toBeInstanceOf(Promise);
    writeSync(writer, "abc");
    expect(text(await first)).toBe("abc");
    const last = source.read();
    processes.close(writer);
    expect(await last).toBeUndefined();
    source.cancel();
  });

  test("gives back what was put back, the last first", () => {
    const { reader, writer } = processes.openPipe();
    const source = processes.source(reader);
    source.unread(bytes("b"));
    source.unread(bytes("a"));
    expect([source.read(), source.read()]).toEqual([bytes("a"), bytes("b")]);
    source.cancel();
    processes.close(writer);
  });

  test("of a pipe has no descriptor for a child while bytes are put back", () => {
    const { reader, writer } = processes.openPipe();
    const source = processes.source(reader);
    expect(source.descriptor).toBe(reader);
    source.unread(bytes("a"));
    expect(source.descriptor).toBeUndefined();
    void source.read();
    expect(source.descriptor).toBe(reader);
    source.cancel();
    expect(source.descriptor).toBeUndefined();
    processes.close(writer);
  });

  test("of a file moves back by what was put back, for the child", async () => {
    using directory = sandbox();
    await Bun.write(directory.path("lines"), "one\ntwo\nthree\n");
    const source = processes.source(openSync(directory.path("lines"), "r"));
    await source.read();
    source.unread(bytes("two\nthree\n"));
    const { output } = pipeFrom("read line; echo got $line", { stdin: source.descriptor });
    expect(await readAll(output)).toBe("got two\n");
    source.cancel();
  });

  test("never reads ahead: what comes after a read is left for others", async () => {
    const { reader, writer } = processes.openPipe();
    const source = processes.source(reader);
    const first = source.read();
    writeSync(writer, "mine");
    expect(text(await first)).toBe("mine");
    writeSync(writer, "theirs\n");
    const { output } = pipeFrom("read line; echo got $line", { stdin: source.descriptor });
    expect(await readAll(output)).toBe("got theirs\n");
    source.cancel();
    processes.close(writer);
  });

  test("that is cancelled ends the read that waits, which takes nothing", async () => {
    using directory = sandbox();
    const fifo = directory.path("fifo");
    Bun.spawnSync(["mkfifo", fifo]);
    const both = openSync(fifo, "r+");
    const source = processes.source(openSync(fifo, "r"));
    const read = source.read();
    source.cancel();
    expect(await read).toBeUndefined();
    writeSync(both, "later");
    const buffer = Buffer.alloc(16);
    expect(buffer.toString("latin1", 0, readSync(both, buffer))).toBe("later");
    processes.close(both);
  });

  test("does not change the descriptor it shares with others", async () => {
    const { reader, writer } = processes.openPipe();
    const before = openFlags(reader);
    const source = processes.source(reader);
    const read = source.read();
    writeSync(writer, "x");
    await read;
    expect(openFlags(reader)).toBe(before);
    source.cancel();
    processes.close(writer);
  });

  test("leaves the three standard descriptors open when it is cancelled", () => {
    new DescriptorSource(0).cancel();
    expect(fstatSync(0)).toBeDefined();
  });
});

test("a pipe is closed in programs it is not given to, whoever starts them", () => {
  const { reader, writer } = processes.openPipe();
  const closeOnExec = 0o2000000;
  expect(openFlags(reader) & closeOnExec).toBe(closeOnExec);
  expect(openFlags(writer) & closeOnExec).toBe(closeOnExec);
  processes.close(reader);
  processes.close(writer);
});

test("two hundred pipes that wait do not keep another from being read", async () => {
  const waiting = Array.from({ length: 200 }, () => {
    const { reader, writer } = processes.openPipe();
    const source = processes.source(reader);
    return { source, writer, read: Promise.resolve(source.read()) };
  });
  const { output, child } = pipeFrom("echo still here");
  expect(await readAll(output)).toBe("still here\n");
  await child.ended;
  for (const [index, { writer }] of waiting.entries()) writeSync(writer, `${index}`);
  const read = await Promise.all(waiting.map(async (one) => text(await one.read)));
  expect(read).toEqual(waiting.map((_, index) => `${index}`));
  for (const { source, writer } of waiting) {
    source.cancel();
    processes.close(writer);
  }
});

test("what comes with pauses comes as it comes, to the end", async () => {
  const { output } = pipeFrom("for i in 1 2 3; do echo $i; sleep 0.02; done");
  expect(await readAll(output)).toBe("1\n2\n3\n");
});

test("a read that waits keeps the program alive, a cancelled one does not", async () => {
  using directory = sandbox();
  const program = directory.path("program.ts");
  await Bun.write(
    program,
    `import { createHost } from ${JSON.stringify(`${import.meta.dir}/index.ts`)};
     const { processes } = createHost();
     const first = processes.source(0);
     const waiting = first.read();
     console.log(new TextDecoder().decode(await waiting));
     const second = first.read();
     first.cancel();
     console.log(await second);`,
  );
  const input = processes.openPipe();
  const { output, child } = pipeFrom(`exec ${process.execPath} ${program}`, {
    stdin: input.reader,
  });
  writeSync(input.writer, "word");
  expect(await readAll(output)).toBe("word\nundefined\n");
  expect(await child.ended).toEqual({ exitCode: 0, signal: undefined });
  processes.close(input.reader);
  processes.close(input.writer);
});

test("pipes that are used and left leave no descriptor behind", async () => {
  await usePipes(); // what is opened once and kept
  const before = openDescriptors();
  await Promise.all(Array.from({ length: 20 }, usePipes));
  await startShell("true").ended;
  // Bun closes what it watched a child with a little after the child's end.
  await until("all of it is closed", () => openedSince(before).length === 0);
});

async function usePipes(): Promise<void> {
  const { output, child } = pipeFrom("echo a; echo b");
  await readAll(output);
  await child.ended;
  const { reader, writer } = processes.openPipe();
  const source = processes.source(reader);
  const sink = processes.sink(writer);
  const read = source.read();
  source.cancel();
  await read;
  await sink.end();
}
