import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { chmodSync, mkdirSync, openSync, closeSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aish, aishCommand, tempHome, type Home } from "./aish.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

const kai = (home: Home, ...argv: string[]) => aish(home, ["kai", ...argv]);

/** Starts it with both ends of its stdin and stdout in our hands. */
function start(home: Home, argv: readonly string[]) {
  return Bun.spawn(aishCommand(["kai", ...argv]), {
    cwd: home.path,
    env: home.env,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

describe("a program", () => {
  test.each([
    { argv: ["-c", "echo hi; exit 3"], stdout: "hi\n", status: 3 },
    { argv: ["-c", 'echo "$0 $1 $#"', "a b", "c"], stdout: "kai a b 2\n", status: 0 },
    {
      argv: ["-c", "for x in $@; do echo $x; done", "--", "-x", "y"],
      stdout: "-x\ny\n",
      status: 0,
    },
    { argv: ["-c", "echo a; /bin/echo b; echo c"], stdout: "a\nb\nc\n", status: 0 },
    { argv: ["-c", "echo a; /bin/sh -c 'exit 4'"], stdout: "a\n", status: 4 },
    { argv: ["-c", "sh -c 'kill -TERM $$'"], stdout: "", status: 143 },
    { argv: ["-c", "echo a >&2; echo b"], stdout: "b\n", status: 0 },
    { argv: ["-c", ""], stdout: "", status: 0 },
  ])("$argv ends with $status", async ({ argv, stdout, status }) => {
    await using home = await tempHome();
    expect(await kai(home, ...argv)).toMatchObject({ stdout, status });
  });

  test("from a file gets its arguments, and $0 is its name", async () => {
    await using home = await tempHome();
    writeFileSync(
      join(home.path, "greet.kai"),
      '#!/usr/bin/env -S aish kai\necho "$0: $1 -- $2"\n',
    );
    const end = await kai(home, "greet.kai", "--loud", "-c");
    expect(end).toEqual({ stdout: "greet.kai: --loud -- -c\n", stderr: "", status: 0 });
  });

  test.each([["-"], []])("comes from stdin with %p", async (...argv) => {
    await using home = await tempHome();
    const child = start(home, argv);
    void child.stdin.write('echo "from stdin"\nexit 5\n');
    void child.stdin.end();
    expect(await child.stdout.text()).toBe("from stdin\n");
    expect(await child.exited).toBe(5);
  });

  test("is a command of its own by its first line, also for a program of kai", async () => {
    await using home = await tempHome();
    const bin = join(home.path, "bin");
    mkdirSync(bin);
    const script = (name: string, text: string): void => {
      writeFileSync(join(bin, name), text);
      chmodSync(join(bin, name), 0o755);
    };
    script("aish", `#!/bin/sh\nexec ${aishCommand([]).join(" ")} "$@"\n`);
    script("double", "#!/usr/bin/env -S aish kai\necho $(($1 * 2))\nexit 6\n");
    const env = { PATH: `${bin}:${home.env["PATH"]}` };
    expect(await aish(home, ["kai", "-c", "double 21"], env)).toEqual({
      stdout: "42\n",
      stderr: "",
      status: 6,
    });
  });

  test("that is not there is told with a hint", async () => {
    await using home = await tempHome();
    const end = await kai(home, "nowhere.kai");
    expect(end).toMatchObject({ stdout: "", status: 2 });
    expect(end.stderr).toStartWith("aish: cannot read nowhere.kai: there is no such file");
  });

  test("with a fault names the line of the file, the first line of a script counted", async () => {
    await using home = await tempHome();
    writeFileSync(join(home.path, "bad.kai"), "#!/usr/bin/env -S aish kai\necho a\nif true\n");
    const end = await kai(home, "bad.kai");
    expect(end).toMatchObject({ stdout: "", status: 1 });
    expect(end.stderr).toContain("bad.kai:3:");
  });
});

describe("what is only looked at", () => {
  test.each([
    { argv: ["--check", "-c", "echo a; if"], stdout: "", status: 1, says: "`if` is never closed" },
    { argv: ["--check", "-c", "touch made"], stdout: "", status: 0, says: "" },
    { argv: ["--plan", "-c", "touch made; if"], stdout: /"code":2\}\n$/, status: 2, says: "" },
    {
      argv: ["--plan", "-c", "touch made"],
      stdout: /"rendered": "touch made"/,
      status: 0,
      says: "",
    },
  ])("$argv ends with $status", async ({ argv, stdout, status, says }) => {
    await using home = await tempHome();
    const end = await kai(home, ...argv);
    expect(end.status).toBe(status);
    if (typeof stdout === "string") expect(end.stdout).toBe(stdout);
    else expect(end.stdout).toMatch(stdout);
    if (says === "") expect(end.stderr).toBe("");
    else expect(end.stderr).toContain(says);
    expect(await Bun.file(join(home.path, "made")).exists()).toBe(false);
  });

  test("--check and --plan exclude each other", async () => {
    await using home = await tempHome();
    expect(await kai(home, "--check", "--plan", "-c", "true")).toMatchObject({ status: 2 });
  });
});

describe("output", () => {
  test("without a newline is there before an answer is read", async () => {
    await using home = await tempHome();
    const child = start(home, ["-c", 'echo -n "name? "; read x; echo "hi $x"']);
    const reader = child.stdout.getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("name? ");
    void child.stdin.write("bob\n");
    void child.stdin.end();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("hi bob\n");
    expect(await child.exited).toBe(0);
  });

  test("of builtins and programs keeps its order when its reader is slow", async () => {
    await using home = await tempHome();
    const command = aishCommand(["kai", "-c", "seq 1 30000; /bin/echo b; echo c; seq 1 30000"]);
    const child = Bun.spawn(["sh", "-c", '"$@" | (sleep 0.3; cat)', "sh", ...command], {
      env: home.env,
      stdout: "pipe",
    });
    const numbers = Array.from({ length: 30_000 }, (_, index) => String(index + 1)).join("\n");
    expect(await child.stdout.text()).toBe(`${numbers}\nb\nc\n${numbers}\n`);
  });

  test("that nobody reads ends the program in silence, with 141", async () => {
    await using home = await tempHome();
    const child = start(home, ["-c", "while true; do echo y; done"]);
    const reader = child.stdout.getReader();
    await reader.read();
    await reader.cancel();
    expect(await child.exited).toBe(141);
    expect(await child.stderr.text()).toBe("");
  });

  test.each([
    { code: "echo hi", status: 1 },
    { code: "echo hi; exit 4", status: 4 },
    { code: "seq 1 100000", status: 1 },
    { code: "echo hi; /bin/true", status: 1 },
  ])("that finds no room is told: $code", async ({ code, status }) => {
    await using home = await tempHome();
    const full = openSync("/dev/full", "w");
    const child = Bun.spawn(aishCommand(["kai", "-c", code]), {
      env: home.env,
      stdio: ["ignore", full, "pipe"],
    });
    closeSync(full);
    expect(await child.exited).toBe(status);
    const text = await child.stderr.text();
    if (status === 1) expect(text).toContain("no space left on the device");
    expect(text).not.toContain(" at ");
  });

  test("of a command that finds no room in a file is its status, and the program goes on", async () => {
    await using home = await tempHome();
    const end = await kai(home, "-c", "echo hi > /dev/full; echo $?");
    expect(end).toEqual({
      stdout: "1\n",
      stderr: "cannot write: no space left on the device\n",
      status: 0,
    });
  });
});

describe("the end", () => {
  test.each(["echo over", "timeout 0.05 read x; echo over"])(
    "does not wait for an open stdin after: %s",
    async (code) => {
      await using home = await tempHome();
      const child = start(home, ["-c", code]);
      expect(await child.stdout.text()).toBe("over\n");
      expect(await child.exited).toBe(0);
    },
  );

  test("waits for the jobs of the program", async () => {
    await using home = await tempHome();
    const end = await kai(home, "-c", "(sleep 0.1; echo job) & (/bin/sleep 0.1; touch made) &");
    expect(end).toMatchObject({ stdout: "job\n", status: 0 });
    expect(await Bun.file(join(home.path, "made")).exists()).toBe(true);
  });

  test.each([
    { signal: "SIGINT", code: "echo on; /bin/sleep 1000", status: 130 },
    { signal: "SIGINT", code: "echo on; sleep 1000", status: 130 },
    { signal: "SIGINT", code: "echo on; while true; do :; done", status: 130 },
    { signal: "SIGINT", code: "/bin/sleep 1000 & echo on", status: 130 },
    { signal: "SIGINT", code: "trap 'exit 5' INT; echo on; sleep 1000", status: 5 },
    { signal: "SIGTERM", code: "echo on; /bin/sleep 1000 | cat", status: 143 },
    { signal: "SIGTERM", code: "echo on; x=$(sh -c '/bin/sleep 1000; true')", status: 143 },
    { signal: "SIGHUP", code: "echo on; /bin/sleep 1000", status: 129 },
  ] as const)(
    "by $signal is $status, and takes all along: $code",
    async ({ signal, code, status }) => {
      await using home = await tempHome();
      const child = start(home, ["-c", code]);
      const reader = child.stdout.getReader();
      await reader.read();
      child.kill(signal);
      expect(await child.exited).toBe(status);
      await until("everything has ended", () => home.processes().length === 0);
    },
  );

  test("by a second signal is at once, also for children that ignore the first", async () => {
    await using home = await tempHome();
    const deaf = `trap "echo heard" TERM; trap "" INT; echo on; while true; do sleep 0.1; done`;
    const child = start(home, ["-c", `sh -c '${deaf}'`]);
    const reader = child.stdout.getReader();
    await reader.read();
    child.kill("SIGINT");
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("heard\n");
    child.kill("SIGINT");
    expect(await child.exited).toBe(130);
    await until("everything has ended", () => home.processes().length === 0);
  });
});
