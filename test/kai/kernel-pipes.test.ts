import { describe, expect, test } from "bun:test";
import { noneOpenedSince, openDescriptors } from "../open-descriptors.ts";
import { Workspace } from "./workspace.ts";

/** Not UTF-8, and no two parts of it are the same. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 12_345;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    bytes[index] = state >> 16;
  }
  return bytes;
}

const twenty = (stage: string): string => Array.from({ length: 18 }, () => stage).join(" | ");

describe("an endless producer ends when its reader has had enough", () => {
  test.each([
    ["builtin | builtin", "seq 1 100000000000 | { read x; echo $x; }", "1\n"],
    ["builtin | program", "seq 1 100000000000 | /usr/bin/head -n 2", "1\n2\n"],
    ["program | builtin", "/usr/bin/yes | { read x; echo $x; }", "y\n"],
    ["program | program", "/usr/bin/yes | /usr/bin/head -n 1", "y\n"],
    ["program | builtin | program", "/usr/bin/yes | cat | /usr/bin/head -n 1", "y\n"],
    ["loop | program", "while true; do echo a; done | /usr/bin/head -n 1", "a\n"],
    ["loop of programs | program", "while true; do /bin/echo a; done | /usr/bin/head -n 1", "a\n"],
    [
      "loop of programs | builtin",
      "while true; do /bin/echo a; done | { read x; echo $x; }",
      "a\n",
    ],
    ["program | loop", "/usr/bin/yes | while read l; do echo $l; break; done", "y\n"],
    ["function | builtin", "f() { while true; do echo f; done; }; f | { read x; echo $x; }", "f\n"],
    ["program | function", "f() { /usr/bin/head -n 1; }; /usr/bin/yes | f", "y\n"],
    ["redirected | redirected", "seq 1 100000000000 2>&1 | { read x; echo $x; } > o; cat o", "1\n"],
    ["producer | reader of another input", "/usr/bin/yes | read x <<< other; echo $x", "other\n"],
    ["twenty builtins", `seq 1 100000000000 | ${twenty("cat")} | { read x; echo $x; }`, "1\n"],
    ["twenty programs", `/usr/bin/yes | ${twenty("/bin/cat")} | /usr/bin/head -n 1`, "y\n"],
    ["a reader with a fault", "/usr/bin/yes | x=$((1/0)); echo $?", "1\n"],
    ["a reader that is not found", "/usr/bin/yes | nowhere; echo $?", "127\n"],
    ["a reader that leaves", "/usr/bin/yes | exit 3; echo $?", "3\n"],
  ])("%s", async (_, script, stdout) => {
    using workspace = new Workspace();
    expect(await workspace.run(script)).toMatchObject({ code: 0, stdout });
  });
});

describe("three million bytes arrive whole and in order through", () => {
  const content = noise(3_000_000);
  test.each([
    "cat big",
    "/bin/cat < big",
    "cat big | cat",
    "cat big | /bin/cat",
    "/bin/cat big | cat",
    "/bin/cat big | /bin/cat",
    "f() { cat; }; f < big | f | /bin/cat | f",
    "(/bin/cat big) | { cat; } | if true; then /bin/cat; fi",
    "cat < big > copy; cat copy",
    "/bin/cat big > copy; : > other; /bin/cat copy >> other; cat < other",
    "cat big | { sleep 0.05; cat; }",
    "/bin/cat big | { /bin/sleep 0.05; /bin/cat; }",
    "cat big | { /usr/bin/head -c 100000; cat; }",
    "/bin/cat big | { /usr/bin/head -c 100000; cat; }",
    "cat big | { /bin/dd bs=7 count=1 2> /dev/null; cat; }",
    "{ /bin/dd bs=7 count=1 2> /dev/null; cat; } < big",
    "{ /bin/cat big >&3; } 3>&1 | cat",
    `cat big | ${twenty("cat")}`,
    `cat big | ${twenty("/bin/cat")}`,
    `cat big | ${twenty("/bin/cat | cat")}`,
  ])("%s", async (script) => {
    using workspace = new Workspace().file("big", content);
    const { code, bytes } = await workspace.run(script);
    expect(code).toBe(0);
    expect(bytes.length).toBe(content.length);
    expect(Bun.hash(bytes)).toBe(Bun.hash(content));
  });

  test("a program that reads it from our stdin", async () => {
    using workspace = new Workspace();
    const { bytes } = await workspace.run("/bin/cat", { stdin: content });
    expect(Bun.hash(bytes)).toBe(Bun.hash(content));
  });
});

/** Says its line only when the one before it has been given up on. */
const late = "/bin/sh -c 'until [ -e go ]; do sleep 0.01; done; echo late'";

describe("what a reader leaves is the next one's", () => {
  const lines = Array.from({ length: 200 }, (_, index) => `line ${index}\n`).join("");
  test.each([
    ["builtins, then a builtin", "cat lines | { read a; read b; cat; } | /usr/bin/wc -l", "198\n"],
    ["builtins, then a program", "cat lines | { read a; read b; /usr/bin/wc -l; }", "198\n"],
    ["from a program", "/bin/cat lines | { read a; read b; /usr/bin/wc -l; }", "198\n"],
    [
      "a program, then a builtin",
      "cat lines | { /usr/bin/head -c 7 > o; read x; echo $x; }",
      "line 1\n",
    ],
    ["of a file", "{ read a; /usr/bin/wc -l; } < lines", "199\n"],
    ["of our stdin", "read a; read b; /usr/bin/wc -l", "198\n"],
    [
      "around a program in a loop",
      "n=0; while read l; do /bin/true; n=$((n+1)); done < lines; echo $n",
      "200\n",
    ],
    [
      "around it in a pipe",
      "cat lines | { n=0; while read l; do /bin/true; n=$((n+1)); done; echo $n; }",
      "200\n",
    ],
    [
      "around it from a program",
      "/bin/cat lines | { n=0; while read l; do /bin/true; n=$((n+1)); done; echo $n; }",
      "200\n",
    ],
    [
      "around it from a here-string",
      'n=0; while read l; do /bin/true; n=$((n+1)); done <<< "$(cat lines)"; echo $n',
      "200\n",
    ],
    [
      "around it while a program goes on writing",
      "{ /bin/cat lines; /bin/sleep 0.2; } | { n=0; while read l; do /bin/true; n=$((n+1)); done; echo $n; }",
      "200\n",
    ],
    [
      "around it while a pipeline goes on writing",
      "/bin/sh -c 'cat lines; sleep 0.2' | { n=0; while read l; do /bin/true; n=$((n+1)); done; echo $n; }",
      "200\n",
    ],
    [
      "around it, line by line",
      "/bin/sh -c 'for i in 1 2 3; do echo $i; sleep 0.05; done' | while read l; do /bin/true; echo $l; done",
      "1\n2\n3\n",
    ],
    [
      "after a read that was stopped",
      `${late} | { timeout 0.02 read x; echo > go; /bin/cat; }`,
      "late\n",
    ],
    [
      "after a reader that was stopped",
      `${late} | { timeout 0.02 cat; echo > go; read x; echo $x; }`,
      "late\n",
    ],
    [
      "behind a function in a substitution",
      "f() { read a; echo got $a; }; seq 3 | { x=$(f); echo $x; cat; }",
      "got 1\n2\n3\n",
    ],
  ])("%s", async (_, script, stdout) => {
    using workspace = new Workspace().file("lines", lines);
    expect(await workspace.run(script, { stdin: lines })).toMatchObject({ code: 0, stdout });
  });
});

describe("a pipeline", () => {
  test.each([
    ["keeps what its last stage sets", "echo a | read x; echo $x", "a\n"],
    ["forgets what the others set", "x=0; { x=1; } | cat; echo $x", "0\n"],
    ["has the status of its last stage", "false | true; echo $?; true | false; echo $?", "0\n1\n"],
    ["tells the status of each", "(exit 3) | true | (exit 4); echo ${PIPESTATUS}", "[3,0,4]\n"],
    ["tells who lost his reader", "yes | /usr/bin/head -n 1; echo ${PIPESTATUS}", "y\n[141,0]\n"],
    [
      "with pipefail has the last failure",
      "set -o pipefail; (exit 3) | (exit 4) | true; echo $?",
      "4\n",
    ],
    ["is negated whole", "! true | false; echo $?; ! false | true; echo $?", "0\n1\n"],
    [
      "keeps the order of two streams",
      "{ /bin/sh -c 'echo 1; echo 2 >&2'; echo 3; echo 4 >&2; /bin/echo 5; } 2>&1 | cat",
      "1\n2\n3\n4\n5\n",
    ],
    ["takes stderr of a program", "/bin/sh -c 'echo e >&2' 2>&1 | cat", "e\n"],
    ["takes the message of what is not found", "nowhere 2>&1 | /usr/bin/wc -l", "1\n"],
    ["goes on past a stage with a fault", "x=$((1/0)) | cat; echo on", "on\n"],
    [
      "shows what a substitution in a stage printed",
      "echo a | { echo $(echo in); cat; }",
      "in\na\n",
    ],
    ["gives a substitution its stage's input", "echo a | { x=$(cat); echo [$x]; }", "[a]\n"],
    ["nests", "echo a | { read y; echo $y | { read z; echo [$z]; }; cat; }", "[a]\n"],
    [
      "leaves at exit only its stage",
      "echo a | exit 3 | cat; echo on ${PIPESTATUS}",
      "on [0,3,0]\n",
    ],
  ])("%s", async (_, script, stdout) => {
    using workspace = new Workspace();
    expect(await workspace.run(script)).toMatchObject({ code: 0, stdout });
  });

  test("leaves no descriptor open", async () => {
    using workspace = new Workspace();
    await workspace.run("echo a | /bin/cat | cat");
    const before = openDescriptors();
    await workspace.run("for i in $(seq 40); do echo a | /bin/cat | cat | /bin/true; done");
    await noneOpenedSince(before);
  });
});

test("a pipeline that gets no pipe is a status, and the next one runs", async () => {
  using workspace = new Workspace();
  const stages = Array.from({ length: 60 }, () => "/bin/cat").join(" | ");
  workspace.file(
    "program.ts",
    `import { createHost } from ${JSON.stringify(Bun.resolveSync("@aish/executor/host", import.meta.dir))};
     import { builtins } from ${JSON.stringify(Bun.resolveSync("@aish/builtins", import.meta.dir))};
     import { Kernel } from ${JSON.stringify(Bun.resolveSync("@aish/kernel", import.meta.dir))};
     const kernel = new Kernel({ host: createHost(), builtins });
     const { stdout, stderr } = await kernel.execute("/bin/true | ${stages}; echo $?; echo a | /bin/cat");
     console.log(stdout + stderr);`,
  );
  const { stdout } = await workspace.run(
    `/bin/sh -c 'ulimit -n 48; exec "$0" program.ts' ${process.execPath}`,
  );
  expect(stdout).toBe("1\na\nno pipe: too many open files\n\n");
});
