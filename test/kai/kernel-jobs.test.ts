import { describe, expect, test } from "bun:test";
import { processesCalled } from "./process-list.ts";
import { noneOpenedSince, openDescriptors } from "../open-descriptors.ts";
import { until } from "./until.ts";
import { Workspace } from "./workspace.ts";

const output = "cat /v/jobs/1/stdout";

describe("a job", () => {
  test.each([
    ["of a builtin", `echo a & wait > w; ${output}`, "a\n"],
    ["of a program", `/bin/echo a & wait > w; ${output}`, "a\n"],
    ["of a pipeline", `seq 3 | /bin/cat & wait > w; ${output}`, "1\n2\n3\n"],
    ["of a loop", `for i in 1 2; do echo $i; done & wait > w; ${output}`, "1\n2\n"],
    ["of a group", `{ echo a; /bin/echo b; } & wait > w; ${output}`, "a\nb\n"],
    ["of a subshell", `( echo a ) & wait > w; ${output}`, "a\n"],
    ["of a chain", `false || echo a & wait > w; ${output}`, "a\n"],
    ["of a function", `f() { echo a; }; f & wait > w; ${output}`, "a\n"],
    ["keeps its variables to itself", "x=1; { x=2; } & wait > w; echo $x", "1\n"],
    ["keeps its directory to itself", "cd / & wait > w; [[ $PWD == / ]] || echo same", "same\n"],
    ["does not read our stdin", `cat & wait > w; ${output}; read x; echo $x`, "ours\n"],
    ["tells its status", "exit 3 & wait > w; cat /v/jobs/1/status", "failed:3\n"],
    ["tells its fault", "x=$((1/0)) & wait > w; cat /v/jobs/1/status; echo on", "failed:1\non\n"],
    ["that is not found is 127", "nowhere & wait > w; cat /v/jobs/1/status", "failed:127\n"],
    ["leaves at exit only itself", "exit 3 & wait > w; echo on", "on\n"],
    [
      "waits for another",
      "{ sleep 0.05; echo a; } & { wait %1; } & wait > w; cat /v/jobs/1/status",
      "done:0\n",
    ],
    [
      "has no number before the next begins",
      "echo a & echo b & wait > w; cat /v/jobs/2/stdout",
      "b\n",
    ],
    ["is named by $!", "sleep 0.01 & echo $!; wait $! > w; echo $?", "%1\n0\n"],
    [
      "is named by its process after its end",
      "/bin/true & p=$!; while [[ $(cat /v/jobs/1/status) == running ]]; do sleep 0.01; done; wait $p > w; echo $?",
      "0\n",
    ],
  ])("%s", async (_, script, stdout) => {
    using workspace = new Workspace();
    expect(await workspace.run(script, { stdin: "ours\n" })).toMatchObject({ stdout });
  });

  test("has a process id where it is a program", async () => {
    using workspace = new Workspace();
    const { stdout } = await workspace.run("/bin/sleep 7411 & echo $!");
    await until("it runs", () => processesCalled("/bin/sleep", "7411").length === 1);
    expect(processesCalled("/bin/sleep", "7411")).toEqual([Number(stdout)]);
  });
});

describe("kill ends", () => {
  test.each([
    ["a program", "/bin/sleep 100 & kill %1", "[1] exited (killed:143)\n"],
    ["it for good with -9", "/bin/sleep 100 & kill -9 %1", "[1] exited (killed:137)\n"],
    ["a builtin", "sleep 100 & kill %1", "[1] exited (killed:130)\n"],
    ["a busy loop", "while true; do :; done & kill %1", "[1] exited (killed:130)\n"],
    [
      "a builtin that prints without end",
      "seq 1 100000000000 & kill %1",
      "[1] exited (killed:130)\n",
    ],
    ["a program that prints without end", "/usr/bin/yes & kill %1", "[1] exited (killed:143)\n"],
    ["a pipeline", "/usr/bin/yes | /bin/sleep 100 & kill %1", "[1] exited (killed:143)\n"],
  ])("%s", async (_, script, stdout) => {
    using workspace = new Workspace();
    expect(await workspace.run(script)).toMatchObject({ code: 0, stdout });
  });

  test("grandchildren too", async () => {
    using workspace = new Workspace().program("family", "sleep 7412 & echo up\nwait");
    await workspace.run("./family & while [[ -z $(cat /v/jobs/1/stdout) ]]; do sleep 0.01; done");
    await until("it runs", () => processesCalled("sleep", "7412").length === 1);
    await workspace.run("kill %1");
    await until("it is gone", () => processesCalled("sleep", "7412").length === 0);
  });

  test("with the signal that was asked for", async () => {
    using workspace = new Workspace().program(
      "polite",
      "trap 'echo int; exit 0' INT\ntrap 'echo term; exit 0' TERM\necho up\nwhile :; do sleep 0.02; done",
    );
    const { stdout } = await workspace.run(
      `./polite & while [[ -z $(${output}) ]]; do sleep 0.01; done; kill -INT %1 > k; ${output}`,
    );
    expect(stdout).toBe("up\nint\n");
  });
});

test("two hundred jobs run beside each other, and nothing is left of them", async () => {
  using workspace = new Workspace();
  await workspace.run("/bin/echo | /bin/cat & wait"); // what is opened once stays open
  const before = openDescriptors();
  const { stdout } = await workspace.run(
    "for ((i = 0; i < 200; i++)); do echo $i & done; for i in 1 2 3; do /bin/echo $i | /bin/cat & done; wait > w; echo $?; cat /v/jobs/204/stdout",
  );
  expect(stdout).toBe("0\n3\n");
  await noneOpenedSince(before);
});

test("of what a job prints, the last part is kept", async () => {
  using workspace = new Workspace();
  const kernel = workspace.session({ jobOutput: 100_000 });
  const { bytes } = await kernel.execute("/usr/bin/seq 1 1000000 & wait > w; cat /v/jobs/1/stdout");
  expect(bytes.length).toBeLessThan(200_000);
  expect(new TextDecoder().decode(bytes)).toEndWith("999999\n1000000\n");
});
