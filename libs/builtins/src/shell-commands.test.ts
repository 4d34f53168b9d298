import { describe, expect, test } from "bun:test";
import { runScript, session } from "./testing/run-script.ts";

/** The commands of the shell in whole programs: what they ask the kernel for has to happen. */
const files = {
  "/lib.kai": 'A=1\ngreet() { echo "hello $1, $# here"; }',
  "/args.kai": 'echo "$# $1"',
  "/fails.kai": "false\necho unreachable",
  "/bin/only.kai": "echo found along PATH",
  "/work/": { kind: "directory" as const },
};

describe("a program's output", () => {
  test.each([
    ["cd /tmp; pwd", "/tmp\n"],
    ['cd /tmp; cd /; cd -; echo "$PWD $OLDPWD"', "/tmp\n/tmp /\n"],
    ["HOME=/tmp; cd; pwd", "/tmp\n"],
    ["x=$(cd /tmp; pwd); echo $x; pwd", "/tmp\n/\n"],
    ["(cd /tmp); pwd", "/\n"],
    ["set -- a b c; shift; echo $1 $#", "b 2\n"],
    ["set -- a -l; f() { echo $# $2; }; f $@", "2 -l\n"],
    ['set -- a; set -- ; echo "$#"', "0\n"],
    ["set -e; set -o", "errexit\ton\nglob\ton\npipefail\toff\n"],
    ["set -euo pipefail; set", "set -e\nset -o glob\nset -o pipefail\n"],
    ["set +o glob; echo *.zip", "*.zip\n"],
    ["set -o pipefail; false | true || echo failed", "failed\n"],
    ['x=1; unset x; echo "[${x:-}]"', "[]\n"],
    ["r={a: 1, b: 2}; unset 'r[a]'; tojson $r", '{"b":2}\n'],
    ["f() { :; }; unset -f f; which f || echo gone", "gone\n"],
    ["source /lib.kai; greet amy; echo $A", "hello amy, 1 here\n1\n"],
    [". /lib.kai; echo $A", "1\n"],
    ["cd /work; source ../lib.kai; echo $A", "1\n"],
    ["set -- own; source /args.kai; source /args.kai x y; echo $1", "1 own\n2 x\nown\n"],
    ["PATH=/bin; source only.kai", "found along PATH\n"],
    ["alias hi='echo hello'; hi you", "hello you\n"],
    ["alias hi='echo hello'; unalias hi; alias", ""],
    ["export A=1 B=two; export -p", 'declare -x A="1"\ndeclare -x B="two"\n'],
    ["export N=8080; typeof $N", "number\n"],
    ["f() { export FOO=bar; }; f; echo $FOO", "bar\n"],
    ["export FOO=1; env -u FOO; env -i A=2; env", "A=2\nFOO=1\n"],
    ["A=1; env A=2 B=3 env", "A=2\nB=3\n"],
    ["which cd greet || which :", "cd: builtin\n:: builtin\n"],
    ["f() { :; }; alias f='echo x'; which -a f", "f: alias for 'echo x'\nf: function\n"],
    ["timeout 5 echo works", "works\n"],
    ["timeout 5 echo -n works", "works"],
    ["A=1 env B=2 echo -n works", "works"],
    ["flag=-n; timeout 5 echo $flag", "-n\n"],
    ["f() { timeout 5 echo $@; }; f -n works", "works"],
    ["set -- echo -n works; timeout 5 $@", "works"],
    ["timeout 20ms sleep 10 || echo $?", "124\n"],
    ["trap 'echo bye' EXIT; trap", "trap -- 'echo bye' EXIT\nbye\n"],
    ["trap 'echo bye' EXIT; trap - EXIT; trap", ""],
    ["trap 'echo failed' ERR; false; true", "failed\n"],
    ["true & wait %1", "[1] Done       true\n"],
    ["f() { return 7; }; f & wait %1 || jobs", "[1] Failed 7   f\n[1] Failed 7   f\n"],
    ["true & wait; jobs --cleanup", "[1] Done       true\n"],
    ["sleep 30 & kill --no-wait %1; wait || echo $?", undefined],
    ["seq 1 3; kaish-last", "1\n2\n3\n[1,2,3]\n"],
    ["echo hello; kaish-last", "hello\nhello\n"],
    ["kaish-version; kai-version", "kai 1.2.3\nkai 1.2.3\n"],
    ["kaish-validate -e 'echo hi'", "valid\n"],
    ["echo 'echo hi' | kaish-validate", "valid\n"],
    ["steps=$(plan 'cd /tmp; ls'); echo ${#steps}", "2\n"],
    ["typeof $(plan 'ls')", "list\n"],
    ["typeof $(fromjson \"$(kaish-ast 'echo hi')\")", "record\n"],
  ])("%s", async (source, stdout) => {
    const result = await runScript(source, { files });
    if (stdout !== undefined) expect(result.stdout).toBe(stdout);
    expect(result).toMatchObject({ stderr: expect.not.stringContaining("unknown"), code: 0 });
  });
});

describe("a failure", () => {
  test.each([
    ["cd /nowhere", 1, "cd: /nowhere: no such directory"],
    ["cd a b", 2, "cd: "],
    ["shift", 1, "shift: cannot drop 1 of 0 arguments"],
    ["set -o bogus", 1, "set: bogus: no such option (there are errexit, glob, pipefail)"],
    ["set -e; source /fails.kai; echo unreachable", 1, ""],
    ["export X=$(fromjson '[1]')", 1, "list"],
    ["env nosuchcommand", 127, "nosuchcommand"],
    ["timeout 5s nosuchcommand", 127, "nosuchcommand"],
    ["timeout", 2, "usage"],
    ["timeout 100ms sleep 10", 124, "timed out"],
    ["which nosuchcommand", 1, "no nosuchcommand"],
    ["kill", 1, "kill: no job or process is given"],
    ["kill %99", 1, "no such job"],
    ["kill 999999999", 1, "no such process"],
    ["sleep 30 & kill -FOOBAR %1", 2, "KILL"],
    ["sleep 30 & kill --signal USR1 %1", 1, "in-process task"],
    ["sleep 30 & kill -- -9 %1", 1, "-9"],
    ["wait 999", 1, "not found"],
    ["f() { sleep 0.01; return 7; }; f & wait %1", 1, ""],
    ["true; kaish-last", 1, "no data"],
    ["plan 'for f in'", 2, "for"],
    ["plan rm build", 2, "quote the whole statement"],
    ["kaish-validate -e 'for f in'", 1, ""],
    ["kaish-validate nosuch.kai", 1, "no such file"],
    ["help nosuchtopic", 1, "no such topic"],
    ["trap 'echo x' HUP", 1, "no such event"],
    ["unalias -- foo=bar", 0, ""],
  ])("%s", async (source, code, said) => {
    const result = await runScript(source, { files });
    expect(result).toMatchObject({ code, stderr: expect.stringContaining(said) });
    expect(result.stdout).not.toContain("unreachable");
  });
});

describe("jobs from text to text", () => {
  test("a killed job stays listed, and killing it again tells how it ended", async () => {
    const run = session();
    expect(await run("sleep 30 & kill %1")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\[1\] exited \(killed:\d+\)\n$/),
    });
    expect((await run("jobs")).stdout).toContain("Killed");
    expect((await run("kill -9 %1")).stdout).toContain("already finished (killed:");
    expect(await run("wait %1")).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("[1] Killed"),
    });
  });

  test("jobs --json has the exit code and the path", async () => {
    const run = session();
    await run("f() { return 42; }; f & wait %1");
    expect(JSON.parse((await run("jobs --json")).stdout)).toEqual([
      {
        id: 1,
        command: "f",
        status: "failed",
        exit_code: 42,
        signal: null,
        pid: null,
        path: "/v/jobs/1/",
      },
    ]);
  });

  test("a trap of EXIT runs at the end of the program", async () => {
    const { stdout } = await runScript("trap 'echo bye' EXIT; echo hello; exit 0");
    expect(stdout).toBe("hello\nbye\n");
  });
});

test.each([
  ["kaish-vars --json", "array"],
  ["kaish-status --json", "array"],
  ["kaish-tools --json", "array"],
  ["set -o --json", "array"],
  ["jobs --json", "array"],
  ["kaish-version --json", "string"],
  ["kaish-ast 'echo hi' --json", "string"],
  ["export FOO=bar; env --json", "string"],
  ["sleep 5 & kill %1 --json", "string"],
])("%s prints a JSON %s", async (source, type) => {
  const { stdout, code } = await runScript(source);
  const value: unknown = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(Array.isArray(value) ? "array" : typeof value).toBe(type);
});

test.each([
  ["kill %9 --json", 1, "kill: %9: no such job"],
  ["trap x NOPE --json", 1, "trap: NOPE: no such event (there are EXIT, INT, TERM, ERR)"],
  ["set -o nope --json", 1, "set: nope: no such option (there are errexit, glob, pipefail)"],
  ["cat /nope --json", 1, "cat: /nope: no such file or directory"],
  ["cd /nope --json", 1, "cd: /nope: no such directory"],
  ["sleep --json", 2, "sleep: missing operand DURATION (usage: sleep DURATION...)"],
])("%s fails with %d and a record on stdout alone", async (source, code, error) => {
  const end = await runScript(source);
  expect(end).toMatchObject({ code, stderr: "" });
  expect(JSON.parse(end.stdout)).toEqual({ error, code });
});

test("a trap is set and removed in silence, also with --json", async () => {
  const { stdout, stderr } = await runScript("trap x EXIT --json; trap - EXIT --json; trap");
  expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "" });
});
