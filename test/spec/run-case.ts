import { builtins } from "@aish/builtins";
import { assertNever } from "@aish/core";
import { createHost } from "@aish/executor/host";
import {
  bytesSource,
  createCaptureSink,
  deviceFiles,
  Kernel,
  MemoryFileSystem,
  type Clock,
  type FileSystem,
} from "@aish/kernel";
import { expect } from "bun:test";
import { resolve } from "node:path";
import type { Diagnosed, Rejected, Runs, SpecCase } from "./spec-case.ts";

const home = "/home/ada";

/** Runs a case in a kernel of its own: the real builtins, files in memory, no programs of the system. */
export async function runCase(spec: SpecCase): Promise<void> {
  const { expected } = spec;
  switch (expected.kind) {
    case "runs":
      return expectRun(spec, expected);
    case "diagnosed":
      return expectDiagnosis(spec, expected);
    case "rejected":
      await expectRejection(spec, spec.script, expected);
      // The same at the end of a program: what stands before it has not run either.
      return expectRejection(spec, `echo ran\n: > ran\n${spec.script}`, expected);
    default:
      return assertNever(expected);
  }
}

async function expectDiagnosis(spec: SpecCase, { code }: Diagnosed): Promise<void> {
  const prepared = await start(spec).kernel.check(spec.script);
  expect(prepared.ok, spec.place).toBe(true);
  const codes: readonly string[] = prepared.diagnostics.map((each) => each.code);
  expect(codes, spec.place).toEqual([code]);
}

async function expectRun(spec: SpecCase, expected: Runs): Promise<void> {
  const { kernel } = start(spec);
  const prepared = await kernel.check(spec.script);
  const found: readonly string[] = prepared.diagnostics.map(({ code }) => code);
  const { status, stdout, stderr } = await run(kernel, spec.script, spec.stdin);
  const place = `${spec.place}\n${stderr}`;
  expect({ stdout, status }, place).toEqual({ stdout: expected.stdout, status: expected.status });
  for (const piece of expected.stderr) expect(stderr, place).toContain(piece);
  if (expected.stderr.length === 0 && status === 0) expect(stderr, place).toBe("");
  for (const code of expected.warned) expect(found, place).toContain(code);
}

async function expectRejection(spec: SpecCase, script: string, { code }: Rejected): Promise<void> {
  const { kernel, fs } = start(spec);
  const before = await contentsOf(fs, home);
  const prepared = await kernel.check(script);
  const errors = prepared.diagnostics.filter(({ severity }) => severity === "error");
  const unfinished = !prepared.ok && prepared.incomplete !== undefined ? ["PARSE"] : [];
  const codes = [...new Set([...errors.map((each) => each.code), ...unfinished])];
  expect(codes, `${spec.place}: refused with`).toEqual([code]);
  const { status, stdout, stderr } = await run(kernel, script, spec.stdin);
  expect({ status, stdout }, spec.place).toEqual({ status: 1, stdout: "" });
  expect(stderr, spec.place).toContain(`[${code}]`);
  expect(await contentsOf(fs, home), `${spec.place}: files`).toEqual(before);
}

async function run(
  kernel: Kernel,
  script: string,
  stdin: string,
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  const stdout = createCaptureSink();
  const stderr = createCaptureSink();
  const { status } = await kernel.run(script, {
    stdin: bytesSource(stdin),
    stdout,
    stderr,
    signal: AbortSignal.timeout(longestMilliseconds),
    path: undefined,
    continues: false,
  });
  await kernel.jobs.allEnded();
  return { status, stdout: stdout.text() ?? "", stderr: stderr.text() ?? "" };
}

/** A program that waits for something that never comes fails its case, not the whole run. */
const longestMilliseconds = 4000;

function start({ files }: SpecCase): { readonly kernel: Kernel; readonly fs: FileSystem } {
  const clock = hurriedClock();
  const placed = Object.entries(files).map(([path, text]) => [resolve(home, path), text]);
  const fs = new MemoryFileSystem(
    {
      ...deviceFiles,
      "/tmp": { kind: "directory" },
      [home]: { kind: "directory" },
      ...Object.fromEntries(placed),
    },
    { clock },
  );
  const kernel = new Kernel({
    host: { fs, clock, processes: undefined },
    builtins,
    cwd: home,
    env: { HOME: home, PATH: "/bin", USER: "ada" },
  });
  return { kernel, fs };
}

/** A hundred times as fast: a program that sleeps a second is not worth a second of everybody's time. */
function hurriedClock(): Clock {
  const { clock } = createHost();
  return {
    now: () => clock.now(),
    breathe: () => clock.breathe(),
    sleep: (milliseconds, signal) => clock.sleep(milliseconds / 100, signal),
  };
}

async function contentsOf(fs: FileSystem, directory: string): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const { name, kind } of await fs.list(directory)) {
    const path = `${directory}/${name}`;
    if (kind === "directory") Object.assign(contents, await contentsOf(fs, path));
    else contents[path] = await fs.readText(path);
  }
  return contents;
}
