import { expect, test } from "bun:test";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OutputSink } from "./output-sink.ts";

function withSink(
  check: (sink: OutputSink, path: string) => void,
  options: { capBytes?: number } = {},
): void {
  const directory = mkdtempSync(join(tmpdir(), "aish-sink-"));
  const path = join(directory, "outputs", "1");
  try {
    check(new OutputSink({ path, capBytes: options.capBytes ?? 1000, more: ":out 1" }), path);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test("what is printed is on disk byte for byte, for its owner only", () => {
  withSink((sink, path) => {
    const bytes = Uint8Array.from([0, 1, 0xff, 0x1b, 0x5b, 0x41, 0x0a]);
    sink.write(bytes);
    expect(sink.close()).toMatchObject({ bytes: 7, keptBytes: 7, path });
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

test("a command that prints nothing leaves no file", () => {
  withSink((sink, path) => {
    expect(sink.close()).toMatchObject({ bytes: 0, path: undefined, excerpt: "" });
    expect(existsSync(path)).toBe(false);
  });
});

test("the cap cuts to the byte, and the count goes on", () => {
  withSink(
    (sink, path) => {
      for (let at = 0; at < 10; at += 1) sink.write(Buffer.from("0123456789"));
      expect(sink.close()).toMatchObject({ bytes: 100, keptBytes: 25 });
      expect(readFileSync(path, "utf8")).toBe("0123456789012345678901234");
    },
    { capBytes: 25 },
  );
});

test("a place that cannot be written does not stop the command", () => {
  const directory = mkdtempSync(join(tmpdir(), "aish-sink-"));
  writeFileSync(join(directory, "file"), "in the way");
  const path = join(directory, "file", "1");
  const sink = new OutputSink({ path, capBytes: 1000, more: ":out 1" });
  sink.write(Buffer.from("printed\n"));
  expect(sink.close()).toMatchObject({
    bytes: 8,
    keptBytes: 0,
    path: undefined,
    excerpt: "printed\n",
  });
  rmSync(directory, { recursive: true });
});

test("where nothing is to be kept no file comes into being", () => {
  const directory = mkdtempSync(join(tmpdir(), "aish-sink-"));
  const sink = new OutputSink({ path: join(directory, "1"), capBytes: 0, more: ":out" });
  sink.write(Buffer.from("printed\n"));
  expect(sink.close()).toMatchObject({ bytes: 8, keptBytes: 0, path: undefined });
  expect(readdirSync(directory)).toEqual([]);
  rmSync(directory, { recursive: true });
});

test("the alternate screen is no part of the excerpt", () => {
  withSink((sink) => {
    sink.write(Buffer.from("before\n"));
    sink.write(Buffer.from("\u001B[?1049h"));
    sink.write(Buffer.from("a whole screen of text"));
    sink.write(Buffer.from("\u001B[?1049l"));
    sink.write(Buffer.from("after\n"));
    const { excerpt, fullScreen, bytes } = sink.close();
    expect({ fullScreen, bytes }).toEqual({ fullScreen: true, bytes: 51 });
    expect(excerpt).toBe("[a full-screen program ran here]\nbefore\nafter");
  });
});
