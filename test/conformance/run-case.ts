import {
  deviceFiles,
  Kernel,
  MemoryFileSystem,
  RejectedProgram,
  type MemoryFiles,
} from "@aish/kernel";
import { builtins } from "@aish/builtins";
import { createHost } from "@aish/executor/host";
import { parse } from "@aish/syntax";
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  statSync,
  readFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { toBytes, type ConformanceCase, type Content, type Step } from "./case.ts";
import { firstFailure, type Observation } from "./judge.ts";

/** Runs one case in a kernel of its own: undefined if everything it asks for holds, else what does not. */
export async function runCase(testCase: ConformanceCase): Promise<string | undefined> {
  if (testCase.kind === "parse") return parseFailure(testCase);
  const root = mkdtempSync(join(tmpdir(), "aish-case-"));
  try {
    const world =
      testCase.config?.mode === "memfs" || testCase.config?.mode === "isolated"
        ? memoryWorld(testCase, root)
        : realWorld(testCase, root);
    try {
      return await runSteps(testCase, world);
    } finally {
      world.kernel.jobs.stopAll();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function parseFailure({
  script,
  parses,
  lexer_error: lexerError,
}: ConformanceCase): string | undefined {
  const { diagnostics, incomplete } = parse(script ?? "");
  const accepted = diagnostics.length === 0 && incomplete === undefined;
  const expected = lexerError === undefined ? parses : false;
  if (expected === undefined || expected === null || expected === accepted) return undefined;
  const [first] = diagnostics;
  return expected ? `refused: ${first?.message ?? `inside ${incomplete?.what}`}` : "accepted";
}

interface World {
  readonly kernel: Kernel;
  readonly fill: (text: string) => string;
  readonly put: (step: Step) => void;
  readonly file: (path: string) => Promise<Uint8Array | "directory" | undefined>;
}

const longestMilliseconds = 5000;

async function runSteps(testCase: ConformanceCase, world: World): Promise<string | undefined> {
  const steps = testCase.steps ?? [testCase];
  for (const [index, step] of steps.entries()) {
    if (step !== testCase) world.put(step);
    const seen = await observe(testCase, step, world);
    const failure = await firstFailure(step, seen);
    if (failure !== undefined) return steps.length > 1 ? `step ${index + 1}: ${failure}` : failure;
  }
  return undefined;
}

async function observe(testCase: ConformanceCase, step: Step, world: World): Promise<Observation> {
  const { fill, file } = world;
  const source = testCase.kind === "script-file" ? scriptOf(testCase) : fill(step.script ?? "");
  const stdin = step.stdin === undefined ? "" : contentOf(step.stdin, fill);
  const signal = AbortSignal.timeout(longestMilliseconds);
  try {
    const result = await world.kernel.execute(source, { stdin, signal });
    const { bytes: stdout, stderr, code, fault } = result;
    return { stdout, stderr, code, rejected: fault !== undefined, file, fill };
  } catch (error) {
    if (!(error instanceof RejectedProgram)) throw error;
    const stdout = new Uint8Array();
    return { stdout, stderr: error.message, code: 1, rejected: true, file, fill };
  }
}

function scriptOf({ files, argv }: ConformanceCase): string {
  const content = files?.[argv?.[0] ?? ""];
  if (typeof content !== "string") throw new Error("a script case without its script");
  return content;
}

function contentOf(content: Content, fill: (text: string) => string): Uint8Array {
  return toBytes(typeof content === "string" ? fill(content) : content);
}

/** Files only in memory, no programs of the system. */
function memoryWorld(testCase: ConformanceCase, root: string): World {
  const fill = filler(root, () => undefined);
  const files: Record<string, MemoryFiles[string]> = {
    ...deviceFiles,
    "/tmp": { kind: "directory" },
    "/v": { kind: "directory" },
    [root]: { kind: "directory" },
  };
  for (const directory of testCase.dirs ?? [])
    files[absolute(fill(directory))] = { kind: "directory" };
  for (const [path, content] of Object.entries(testCase.files ?? {})) {
    files[absolute(fill(path))] = contentOf(content, fill);
  }
  for (const [path, target] of Object.entries(testCase.links ?? {})) {
    files[absolute(fill(path))] = { kind: "symlink", target: fill(target) };
  }
  const { clock } = createHost();
  const fs = new MemoryFileSystem(files, { clock });
  const cwd = testCase.config?.cwd;
  const kernel = new Kernel({
    host: { fs, clock, processes: undefined },
    builtins,
    cwd: typeof cwd === "string" ? fill(cwd) : "/",
    env: { HOME: "/home", PATH: "/bin" },
    options: { errexit: testCase.config?.errexit ?? false },
  });
  return {
    kernel,
    fill,
    put: () => undefined,
    async file(path) {
      const stat = fs.stat(absolute(path));
      if (stat?.kind === "directory") return "directory";
      return stat === undefined ? undefined : new TextEncoder().encode(fs.readText(absolute(path)));
    },
  };
}

function absolute(path: string): string {
  return resolve("/", path);
}

/** Real files under a fresh directory, and the programs of the system. */
function realWorld(testCase: ConformanceCase, root: string): World {
  const fill = filler(root, (directory) => mkdirSync(directory, { recursive: true }));
  const { cwd, allow_external_commands: external } = testCase.config ?? {};
  const start = typeof cwd === "string" ? fill(cwd) : fill("{{DIR}}");
  const place = (path: string): string => resolve(start, fill(path));
  const put = (step: Step): void => {
    for (const directory of step.dirs ?? []) mkdirSync(place(directory), { recursive: true });
    for (const [path, content] of Object.entries(step.files ?? {})) {
      mkdirSync(dirname(place(path)), { recursive: true });
      writeFileSync(place(path), contentOf(content, fill));
    }
  };
  put(testCase);
  for (const [path, target] of Object.entries(testCase.links ?? {})) {
    mkdirSync(dirname(place(path)), { recursive: true });
    symlinkSync(fill(target), place(path));
  }
  const host = createHost();
  const kernel = new Kernel({
    host: external === false ? { ...host, processes: undefined } : host,
    builtins,
    cwd: start,
    env: { HOME: root, PATH: process.env["PATH"], TMPDIR: root, LANG: "C.UTF-8" },
    options: { errexit: testCase.config?.errexit ?? false },
  });
  return {
    kernel,
    fill,
    put,
    file: (path) => Promise.resolve(realFile(place(path))),
  };
}

function realFile(path: string): Uint8Array | "directory" | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  return stat.isDirectory() ? "directory" : readFileSync(path);
}

function filler(root: string, make: (directory: string) => void): (text: string) => string {
  return (text) =>
    text.replaceAll(/\{\{(DIR\d*)\}\}/g, (_, name: string) => {
      const directory = join(root, name);
      make(directory);
      return directory;
    });
}
