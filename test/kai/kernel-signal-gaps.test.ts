import { createBytePipe, type ByteSink } from "@aish/kernel";
import { describe, expect, test } from "bun:test";
import { Workspace } from "./workspace.ts";

const stuck: ByteSink = { write: () => new Promise(() => undefined), descriptor: undefined };

describe("the signal ends a program whose reader is stuck:", () => {
  test.each([
    "echo a",
    "seq 1 100",
    "/bin/echo a",
    "echo a | cat",
    "{ echo a; } 2>&1",
    "nowhere",
    "x=$((1/0))",
    "x=$(echo a >&2)",
  ])("%s", async (script) => {
    using workspace = new Workspace();
    const controller = new AbortController();
    const running = workspace.session({ grace: 100 }).run(script, {
      stdin: createBytePipe().source,
      stdout: stuck,
      stderr: stuck,
      signal: controller.signal,
      path: undefined,
      continues: true,
    });
    setTimeout(() => controller.abort(), 20);
    expect(await running).toMatchObject({ status: 130 });
  });
});

test.each(["seq 1 100000000000", "x=$(seq 1 100000000000)"])(
  "the signal reaches a builtin that prints without end into memory: %s",
  async (script) => {
    using workspace = new Workspace();
    expect(await workspace.run(script, { signal: AbortSignal.timeout(50) })).toMatchObject({
      code: 124,
    });
  },
);

test.each(["trap 'sleep 100' INT", "trap 'while true; do :; done' INT"])(
  "a trap that the signal sets off has its grace, no more: %s",
  async (trap) => {
    using workspace = new Workspace();
    const kernel = workspace.session({ grace: 50 });
    const signal = AbortSignal.timeout(50);
    expect(await kernel.execute(`${trap}; sleep 100`, { signal })).toMatchObject({ code: 124 });
  },
);

test("nothing of a program runs whose signal has come already", async () => {
  using workspace = new Workspace();
  expect(await workspace.run("echo a", { signal: AbortSignal.abort() })).toMatchObject({
    code: 130,
    stdout: "",
  });
});
