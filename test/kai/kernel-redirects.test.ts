import { describe, expect, test } from "bun:test";
import { noneOpenedSince, openDescriptors, openedSince } from "../open-descriptors.ts";
import { Workspace } from "./workspace.ts";

const both = "{ echo o; echo e >&2; }";
const bothOfProgram = "/bin/sh -c 'echo o; echo e >&2'";

describe("redirects apply in the order in which they are written", () => {
  test.each([
    [`${both} > f 2>&1; cat f`, "o\ne\n"],
    [`${both} 2>&1 > f; echo -; cat f`, "e\n-\no\n"],
    [`${bothOfProgram} > f 2>&1; cat f`, "o\ne\n"],
    [`${bothOfProgram} 2>&1 > f; echo -; cat f`, "e\n-\no\n"],
    [`${both} &> f; cat f`, "o\ne\n"],
    [`${both} &> f; ${both} &>> f; cat f`, "o\ne\no\ne\n"],
    ["echo a > f; echo b >> f; /bin/echo c >> f; cat f", "a\nb\nc\n"],
    ["echo a > f > g; cat f; echo -; cat g", "-\na\n"],
    ["2>&1 echo first > f; cat f", "first\n"],
    ["echo a 2>&1 >&2 | cat", "a\n"],
    ["{ { echo deep >&2; } 2>&1; } > f; cat f", "deep\n"],
    ["{ echo 1 >&3; echo 2 >&4; } 3> f 4> g; cat f g", "1\n2\n"],
    ["{ { echo 1 >&3; } 4>&3; echo 2 >&3; } 3> f; cat f", "1\n2\n"],
    ["{ /bin/echo a >&3; echo b; } 3> f; cat f", "b\na\n"],
    ["nowhere 2> f; cat f", "nowhere: command not found\n"],
  ])("%s", async (script, stdout) => {
    using workspace = new Workspace();
    expect(
      await workspace.run(`PS=1; ${script.replace("echo -;", "printf '%s\\n' -;")}`),
    ).toMatchObject({ stdout, stderr: "" });
  });
});

describe("a compound is redirected while it runs:", () => {
  test.each([
    ["for i in 1 2; do echo $i; done > f; cat f", "1\n2\n"],
    ["while read l; do echo <$l>; done < in > f; cat f", "<a>\n<b>\n"],
    ["if true; then echo y; /bin/echo z; fi > f; cat f", "y\nz\n"],
    ["case a in a) echo c;; esac > f; cat f", "c\n"],
    ["( echo sub; echo e >&2 ) > f 2>&1; cat f", "sub\ne\n"],
    ["g() { echo in; echo e >&2; }; g > f 2>&1; cat f", "in\ne\n"],
    ["g() { echo in; } > f; g; cat f", "in\n"],
    ["if /usr/bin/grep -q a < in; then echo found; fi", "found\n"],
    ["{ echo a; read x < f; echo $x; } > f; cat f", "a\na\n"],
  ])("%s", async (script, stdout) => {
    using workspace = new Workspace().file("in", "a\nb\n");
    const quoted = script.replace("<$l>", '"<$l>"');
    expect(await workspace.run(quoted)).toMatchObject({ code: 0, stdout });
  });
});

describe("what cannot be opened is status 1 and runs nothing:", () => {
  test.each([
    ["echo a > t < missing; echo $?; cat t", "1\n"],
    ["echo full > keep; cat < missing > keep; echo $?; cat keep", "1\nfull\n"],
    ["echo full > keep; /bin/cat < missing > keep; echo $?; cat keep", "1\nfull\n"],
    ["echo full > keep; echo $((1/0)) > keep; echo $?; cat keep", "1\nfull\n"],
    ["echo a > .; echo $?", "1\n"],
    ["/bin/echo a > .; echo $?", "1\n"],
    ["echo a > none/x || echo caught", "caught\n"],
    ["{ echo a; } > none/x || echo caught", "caught\n"],
    ["while true; do echo a; done < missing; echo $?", "1\n"],
    ["echo a > /dev/full; echo $?", "1\n"],
    ["/bin/echo a > /dev/full; echo $?", "1\n"],
    ["seq 1 100000 > /dev/full; echo $?", "1\n"],
    ["echo a > ''; echo $?", "1\n"],
    ["echo a > *; echo $?", "1\n"],
    ["echo a >&7; echo $?", "1\n"],
  ])("%s", async (script, stdout) => {
    using workspace = new Workspace();
    const { stdout: found, stderr } = await workspace.run(script);
    expect(found).toBe(stdout);
    expect(stderr).not.toBe("");
  });
});

describe("a text as stdin", () => {
  const long = "0123456789abcde\n".repeat(20_000);
  test.each([
    ["reaches a builtin whole", "cat"],
    ["reaches a program whole", "/bin/cat"],
    ["reaches a program behind a builtin", "{ read x; echo $x; /bin/cat; }"],
  ])("%s", async (_, reader) => {
    using workspace = new Workspace();
    const { stdout } = await workspace.run(`${reader} <<'EOF'\n${long}EOF`);
    expect(stdout).toBe(long);
  });

  test.each([
    ["cat <<A\n$((1+1)) ${x:-d}\nA", "2 d\n"],
    ["/bin/cat <<'A'\n$x\nA", "$x\n"],
    ["read x <<< 'a b'; echo $x", "a b\n"],
  ])("%j gives %j", async (script, stdout) => {
    using workspace = new Workspace();
    expect(await workspace.run(script)).toMatchObject({ code: 0, stdout });
  });
});

describe("files are closed", () => {
  test.each([
    ["after a builtin", "echo $i > f; read y < f"],
    ["after a compound", "{ echo $i >&3; } 3> f"],
    ["after a failure", "echo a > f < missing 2> /dev/null"],
    ["after a jump", "while true; do break; done > f"],
  ])("%s, each turn of a loop", async (_, body) => {
    using workspace = new Workspace();
    await workspace.run("echo a | /bin/cat");
    const before = openDescriptors();
    await workspace.run(`for i in $(seq 2000); do ${body}; done`);
    // No waiting here: it would be long over the limit if each turn left one.
    expect(openedSince(before).length).toBeLessThan(10);
  });

  test("after a program", async () => {
    using workspace = new Workspace();
    await workspace.run("echo a | /bin/cat");
    const before = openDescriptors();
    await workspace.run("for i in $(seq 50); do /bin/cat < f > g 2> h; /bin/echo a > f; done");
    await noneOpenedSince(before);
  });
});
