import { describe, expect, test } from "bun:test";
import { Kernel, MemoryFileSystem } from "@aish/kernel";
import { builtins } from "./registry.ts";
import { realClock } from "./testing/call.ts";

async function run(script: string, stdin = ""): Promise<{ code: number; stdout: string }> {
  const fs = new MemoryFileSystem({ "/log": "one\ntwo\nthree" });
  const host = { fs, processes: undefined, clock: realClock };
  const { code, stdout } = await new Kernel({ builtins, host }).execute(script, { stdin });
  return { code, stdout };
}

describe("builtins together", () => {
  test.each([
    ["a producer ends when its reader has enough", "seq 1 100000000 | read x; echo $x", "1\n"],
    ["so does cat, and its producer", "seq 1 100000000 | cat | read x; echo $x", "1\n"],
    [
      "read takes line by line",
      'while read -r l; do echo "<$l>"; done < /log',
      "<one>\n<two>\n<three>\n",
    ],
    ["read in a function is local", "v=0; f() { read v; echo $v; }; echo 1 | f; echo $v", "1\n0\n"],
    ["the list of seq is there for who asks", "seq 3 | tojson", "[1,2,3]\n"],
    ["its substitution is text", "x=$(seq 3); typeof $x", "string\n"],
    [
      "split, keys and values stay typed",
      "xs=$(split a,b ,); typeof $xs; values $xs",
      'list\n["a","b"]\n',
    ],
    [
      "JSON lines go round",
      "xs=[1 {a: [b]}]; tojsonl $xs | fromjsonl | tojsonl",
      '1\n{"a":["b"]}\n',
    ],
    [
      "--json shows what is printed as a string",
      "echo hi --json; printf x --json",
      '"hi\\n"\n"x"\n',
    ],
    ["bytes of printf stay bytes", "x=$(printf '\\xff'); typeof $x", "bytes\n"],
    [
      "what was written as a flag is text for test",
      "test -f = -f && test -5 -lt 0 && echo y",
      "y\n",
    ],
    ["push reaches a nested list", "r={t: []}; push r[t] a; echo ${#r[t]}", "1\n"],
    ["a fault of printf is a status", "printf %d x || echo failed", "failed\n"],
  ])("%s", async (_, script, stdout) => {
    expect(await run(script)).toEqual({ code: 0, stdout });
  });

  test("what read leaves belongs to the next command", async () => {
    expect(await run("read x; read y; cat", "1\n2\n3\n4")).toMatchObject({ stdout: "3\n4" });
  });

  test.each(["seq 1 0 10", "test a = a -o b = c"])("%s does not run", async (script) => {
    await run(script).then(
      () => expect().fail("it ran"),
      (error: unknown) => expect(String(error)).toMatch(/E004|E020/),
    );
  });
});
