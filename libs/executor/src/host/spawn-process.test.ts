import { FileError } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { processState } from "../process-session.ts";
import { until } from "../testing/until.ts";
import { readAll } from "./testing/read-all.ts";
import { pipeFrom, processes, startShell } from "./testing/run.ts";
import { sandbox } from "./testing/sandbox.ts";
import type { SpawnRequest } from "./spawn-process.ts";

async function outputOf(line: string, request: Partial<SpawnRequest> = {}): Promise<string> {
  const { output, child } = pipeFrom(line, request);
  const text = await readAll(output);
  await child.ended;
  return text;
}

describe("an end", () => {
  test.each([
    ["true", { exitCode: 0, signal: undefined }],
    ["exit 3", { exitCode: 3, signal: undefined }],
    ["kill -TERM $$", { exitCode: undefined, signal: "SIGTERM" }],
    ["kill -KILL $$", { exitCode: undefined, signal: "SIGKILL" }],
  ])("of %s is told as it was", async (line, end) => {
    expect(await startShell(line).ended).toEqual(end);
  });
});

describe("a child", () => {
  test("has the environment it was given and nothing else", async () => {
    const env = { A: "1", EMPTY: "" };
    const text = await outputOf("", { path: "/usr/bin/env", argv: ["env"], env });
    expect(text.split("\n").toSorted()).toEqual(["", "A=1", "EMPTY="]);
  });

  test("is called by the name it was given", async () => {
    expect(await outputOf("", { argv: ["my-name", "-c", "echo $0"] })).toBe("my-name\n");
  });

  test("works where it is told to", async () => {
    expect(await outputOf("pwd", { cwd: "/usr" })).toBe("/usr\n");
  });

  test("reads nothing where no stdin is given", async () => {
    expect(await outputOf("cat; readlink /proc/self/fd/0")).toBe("/dev/null\n");
  });

  test("can open its stdin and stdout by name", async () => {
    const input = processes.openPipe();
    const { output } = pipeFrom("cat /dev/stdin > /dev/stdout", { stdin: input.reader });
    processes.close(input.reader);
    const sink = processes.sink(input.writer);
    await sink.write("through\n");
    await sink.end();
    expect(await readAll(output)).toBe("through\n");
  });

  test("gets stdout and stderr swapped if it is told so", async () => {
    const [out, error] = [processes.openPipe(), processes.openPipe()];
    const child = startShell("echo out; echo error >&2", {
      stdout: error.writer,
      stderr: out.writer,
    });
    processes.close(out.writer);
    processes.close(error.writer);
    const texts = [readAll(processes.source(out.reader)), readAll(processes.source(error.reader))];
    expect(await Promise.all(texts)).toEqual(["error\n", "out\n"]);
    await child.ended;
  });

  test("has no descriptors but its three", async () => {
    const others = Array.from({ length: 5 }, () => processes.openPipe());
    const text = await outputOf("", { path: "/bin/ls", argv: ["ls", "/proc/self/fd"] });
    expect(text).toBe("0\n1\n2\n3\n"); // the last is the directory it lists
    for (const { reader, writer } of others) {
      processes.close(reader);
      processes.close(writer);
    }
  });

  test("in a group of its own leads it, and otherwise shares ours", async () => {
    const group = "cut -d' ' -f5 /proc/$$/stat; echo $$";
    const [own, pid] = (await outputOf(group)).split("\n");
    expect(own).toBe(pid);
    const ours = await outputOf("cut -d' ' -f5 /proc/$PPID/stat");
    const [shared] = (await outputOf(group, { ownGroup: false })).split("\n");
    expect(`${shared}\n`).toBe(ours);
  });
});

describe("two children on one pipe", () => {
  test("need nobody in between, and an endless writer ends with its reader", async () => {
    const between = processes.openPipe();
    const yes = startShell("exec yes", { stdout: between.writer });
    const { output, child } = pipeFrom("head -1", { stdin: between.reader });
    processes.close(between.reader);
    processes.close(between.writer);
    expect(await readAll(output)).toBe("y\n");
    expect(await child.ended).toEqual({ exitCode: 0, signal: undefined });
    expect(await yes.ended).toEqual({ exitCode: undefined, signal: "SIGPIPE" });
  });
});

test("an endless writer ends when its source is cancelled", async () => {
  const { output, child } = pipeFrom("exec yes");
  await output.read();
  output.cancel();
  expect(await child.ended).toEqual({ exitCode: undefined, signal: "SIGPIPE" });
});

test("a child that answers before it has read all does not lock up", async () => {
  const [there, back] = [processes.openPipe(), processes.openPipe()];
  const child = startShell("cat | cat", { stdin: there.reader, stdout: back.writer });
  processes.close(there.reader);
  processes.close(back.writer);
  const sink = processes.sink(there.writer);
  const reading = readAll(processes.source(back.reader));
  for (let written = 0; written < 20; written++) await sink.write("x".repeat(100_000));
  await sink.end();
  expect((await reading).length).toBe(2_000_000);
  await child.ended;
});

describe("kill", () => {
  test("reaches the whole group, grandchildren too", async () => {
    const { output, child } = pipeFrom("sleep 60 & echo $!; wait");
    const grandchild = Number(Buffer.from((await output.read()) ?? []).toString());
    child.kill("SIGKILL");
    expect(await child.ended).toEqual({ exitCode: undefined, signal: "SIGKILL" });
    await until("the grandchild is gone", () => processState(grandchild) === "gone");
    output.cancel();
  });

  test("reaches only the process where the group is shared", async () => {
    const child = startShell("exec sleep 60", { ownGroup: false });
    child.kill("SIGTERM");
    expect(await child.ended).toEqual({ exitCode: undefined, signal: "SIGTERM" });
    child.kill("SIGTERM");
  });

  test("of what has ended does nothing", async () => {
    const child = startShell("true");
    await child.ended;
    child.kill("SIGTERM");
  });
});

describe("signal", () => {
  test("takes names and numbers, and tells whether there is somebody", async () => {
    const child = startShell("exec sleep 60");
    expect(processes.signal(child.pid, "0")).toBe(true);
    expect(processes.signal(child.pid, "SIGINT")).toBe(true);
    expect(await child.ended).toEqual({ exitCode: undefined, signal: "SIGINT" });
    expect(processes.signal(child.pid, "0")).toBe(false);
  });

  test("of an unknown name is a FileError", () => {
    expect(() => processes.signal(process.pid, "SIGNONE")).toThrow(
      new FileError("unsupported", "no such signal: SIGNONE"),
    );
  });
});

describe("what cannot be started", () => {
  test.each<[string, Partial<SpawnRequest>, string]>([
    ["is not there", { path: "/nowhere" }, "no such file or directory"],
    ["is a directory", { path: "/usr" }, "is a directory"],
    ["has no directory to work in", { cwd: "/nowhere" }, "the current directory /nowhere is gone"],
    ["has one argument too long", { argv: ["sh", "x".repeat(200_000)] }, "argument list too long"],
    ["has an argument with a null byte", { argv: ["sh", "a\0b"] }, "it contains a null byte"],
  ])("because it %s is a FileError", (_, request, message) => {
    const error = start(request);
    expect(error).toBeInstanceOf(FileError);
    expect(error).toMatchObject({ message });
  });

  test.each([
    ["may not be executed", "echo", 0o644, "permission denied"],
    [
      "asks for an interpreter that is missing",
      "#!/nowhere/sh\n",
      0o755,
      "the interpreter it asks for is missing",
    ],
    ["is for another machine", "\x7fELF\0\0\0\0", 0o755, "a program for another kind of machine"],
  ])("because it %s is a FileError", (_, content, mode, message) => {
    using directory = sandbox();
    writeFileSync(directory.path("program"), content, { mode });
    const error = start({ path: directory.path("program") });
    expect(error).toBeInstanceOf(FileError);
    expect(error).toMatchObject({ message });
  });
});

test("a text without an interpreter is a script of sh", async () => {
  using directory = sandbox();
  const path = directory.path("script");
  writeFileSync(path, 'echo "$0" "$#" "$1"\n', { mode: 0o755 });
  expect(await outputOf("", { path, argv: ["script", "a b"] })).toBe(`${path} 1 a b\n`);
});

describe("find", () => {
  test.each([
    ["sh", "/nowhere:/bin", { kind: "found", path: "/bin/sh" }],
    ["sh", "/nowhere", { kind: "missing" }],
    ["", "/bin", { kind: "missing" }],
    [".", "/bin", { kind: "missing" }],
    ["/bin/sh", "", { kind: "found", path: "/bin/sh" }],
    ["/usr", "", { kind: "directory", path: "/usr" }],
    ["./none", "/bin", { kind: "missing" }],
    ["/etc/passwd/x", "", { kind: "missing" }],
    ["/etc/passwd", "", { kind: "notExecutable", path: "/etc/passwd" }],
  ] as const)("%p along %p", (name, path, expected) => {
    expect(processes.find(name, path, "/")).toEqual(expected);
  });

  test("takes relative paths, relative and empty entries from the current directory", () => {
    using directory = sandbox();
    mkdirSync(directory.path("bin"));
    const path = directory.path("bin/tool");
    writeFileSync(path, "", { mode: 0o755 });
    const cwd = directory.path(".");
    expect(processes.find("bin/tool", "", cwd)).toEqual({ kind: "found", path });
    expect(processes.find("tool", "bin", cwd)).toEqual({ kind: "found", path });
    expect(processes.find("tool", "/nowhere:", directory.path("bin"))).toEqual({
      kind: "found",
      path,
    });
  });

  test("passes over directories and prefers what can be executed", () => {
    using directory = sandbox();
    for (const name of ["one", "two", "three"]) mkdirSync(directory.path(name));
    mkdirSync(directory.path("one/tool"));
    writeFileSync(directory.path("two/tool"), "", { mode: 0o644 });
    const search = "one:two:three";
    const cwd = directory.path(".");
    const unusable = { kind: "notExecutable", path: directory.path("two/tool") } as const;
    expect(processes.find("tool", search, cwd)).toEqual(unusable);
    writeFileSync(directory.path("three/tool"), "");
    chmodSync(directory.path("three/tool"), 0o755);
    const usable = { kind: "found", path: directory.path("three/tool") } as const;
    expect(processes.find("tool", search, cwd)).toEqual(usable);
  });
});

/** What is thrown, if anything is. */
function start(request: Partial<SpawnRequest>): unknown {
  try {
    return startShell("", request);
  } catch (error) {
    return error;
  }
}
