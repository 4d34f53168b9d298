import { expect, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { captureCommand, type CaptureResult } from "./capture-command.ts";

async function capture(
  line: string,
  capBytes = 1_000_000,
): Promise<CaptureResult & { stdout: string; stderr: string; log: string }> {
  const directory = mkdtempSync(join(tmpdir(), "aish-capture-"));
  const shown = { stdout: "", stderr: "" };
  try {
    const result = await captureCommand({
      argv: ["sh", "-c", line],
      cwd: directory,
      env: process.env,
      stdin: "empty",
      output: { path: join(directory, "log"), capBytes, more: ":out 1" },
      show: (stream, bytes) => (shown[stream] += Buffer.from(bytes).toString("latin1")),
    });
    const log = result.output.path === undefined ? "" : readFileSync(result.output.path, "latin1");
    return { ...result, ...shown, log };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test.each([
  { line: "echo out; echo err >&2", stdout: "out\n", stderr: "err\n", exitCode: 0 },
  {
    line: "echo there > /dev/stdout; echo here >> /dev/stderr",
    stdout: "there\n",
    stderr: "here\n",
    exitCode: 0,
  },
  { line: "exit 3", stdout: "", stderr: "", exitCode: 3 },
  { line: "kill -KILL $$", stdout: "", stderr: "", exitCode: 137 },
  { line: "cat", stdout: "", stderr: "", exitCode: 0 },
  { line: "printf 'a\\0b\\377'", stdout: "a\0b\xff", stderr: "", exitCode: 0 },
])("$line gives both streams and its status", async ({ line, ...expected }) => {
  expect(await capture(line)).toMatchObject(expected);
});

test("a child that keeps the pipe open does not keep the command from ending", async () => {
  const result = await capture("sleep 30 & echo $!");
  expect(result.durationMs).toBeLessThan(10_000);
  process.kill(Number(result.stdout));
});

test("nothing of a large output is lost up to the cap, and the count goes on", async () => {
  const result = await capture("yes 0123456 | head -c 4000000", 1_000_000);
  expect(result.stdout.length).toBe(4_000_000);
  expect(result.log).toBe("0123456\n".repeat(125_000));
  expect(result.output).toMatchObject({ bytes: 4_000_000, keptBytes: 1_000_000 });
});
