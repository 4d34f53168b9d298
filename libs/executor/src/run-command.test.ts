import { describe, expect, test } from "bun:test";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { processState } from "./process-session.ts";
import { ShellSession } from "./testing/shell-session.ts";

describe.each(["bash", "zsh", "dash"])("state that %s carries from line to line", (shell) => {
  test.each([
    { lines: ["export COLOUR='dark blue'", "env | grep COLOUR"], says: "COLOUR=dark blue\n" },
    { lines: ["plain='a  b'", 'echo "[$plain]"'], says: "[a  b]\n" },
    { lines: ["odd='it'\\''s\nhere'", 'echo "$odd"'], says: "it's\nhere\n" },
    { lines: ["export GONE=1", "unset GONE", 'echo "[$GONE]"'], says: "[]\n" },
    { lines: ['greet() { echo "hello $1"; }', "greet Ada"], says: "hello Ada\n" },
    { lines: ["f() { echo f; }", "unset -f f", "f 2>/dev/null || echo none"], says: "none\n" },
    { lines: ["alias say='echo said'", "say it"], says: "said it\n" },
    { lines: ["set -o noglob", "echo *"], says: "*\n" },
    { lines: ["set -u", "echo ${NOPE-unset}; echo $NOPE; echo never"], has: "NOPE" },
    { lines: ["set -e", "false; echo never"], says: "" },
    { lines: ["umask 027", "umask"], has: "027" },
    { lines: ["(exit 3)", "echo $?"], says: "3\n" },
    { lines: ["exit 7", "echo $?"], says: "7\n" },
    { lines: ["exec false", "echo still here"], says: "still here\n" },
    { lines: ["cd /; cd /usr", "cd -"], says: "/\n" },
    { lines: ["kill -9 $$", "echo still here"], says: "still here\n" },
    { lines: ["echo 'unfinished", "echo next"], says: "next\n" },
    { lines: ["IFS=,", "x=1,2; set -- $x; echo ok"], says: "ok\n" },
  ])("$lines", async ({ lines, says, has }) => {
    using session = new ShellSession(shell);
    const text = await session.output(...lines);
    if (says !== undefined) expect(text).toBe(says);
    if (has !== undefined) expect(text).toContain(has);
  });

  test("a saved state is private and does not hold the line", async () => {
    using session = new ShellSession(shell);
    await session.run("true");
    await session.run(": it was secret && true");
    const file = session.state.stateFile ?? "";
    expect(readFileSync(file, "latin1")).not.toContain("was secret");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("cd moves the next line", async () => {
    using session = new ShellSession(shell);
    mkdirSync(join(session.directory, "a b"));
    expect(await session.output("cd 'a b'", "pwd")).toBe(`${session.directory}/a b\n`);
    expect(realpathSync(session.cwd)).toBe(realpathSync(join(session.directory, "a b")));
  });

  test("a directory that is gone is left for the nearest one above it", async () => {
    using session = new ShellSession(shell);
    mkdirSync(join(session.directory, "gone"));
    await session.run("cd gone");
    rmdirSync(join(session.directory, "gone"));
    expect((await session.run("true")).exitCode).toBe(0);
    expect(session.cwd).toBe(session.directory);
  });

  test("exit codes are the shell's own", async () => {
    using session = new ShellSession(shell);
    expect((await session.run("exit 7")).exitCode).toBe(7);
    expect((await session.run("sh -c 'kill -TERM $$'")).exitCode).toBe(143);
    expect((await session.run("no-such-command-here")).exitCode).toBe(127);
  });

  test("a stopped command is parked, keeps its terminal and can be continued", async () => {
    using session = new ShellSession(shell);
    let shown = "";
    const show = (bytes: Uint8Array): void => {
      const wasReady = shown.includes("ready");
      shown += Buffer.from(bytes).toString();
      if (!wasReady && shown.includes("ready")) run.write("\u001A");
    };
    const run = session.start("cd /; sh -c 'echo ready; read line; echo got $line'", { show });
    expect(await run.next()).toMatchObject({ kind: "parked", facts: { cwd: "/" } });
    expect(processState(run.pid)).toBe("stopped");
    session.cwd = session.directory;
    expect(await session.output("echo meanwhile")).toBe("meanwhile\n");

    run.continueIn("foreground");
    run.write("it\n");
    expect(await run.next()).toMatchObject({ kind: "ended", result: { exitCode: 0 } });
    expect(processState(run.pid)).toBe("gone");
  });

  test("a parked command can go on in the background", async () => {
    using session = new ShellSession(shell);
    const file = join(session.directory, "late");
    const run = session.start(`sh -c 'kill -STOP $$; echo done > ${file}; exit 5'`);
    expect((await run.next()).kind).toBe("parked");
    run.continueIn("background");
    const event = await run.next();
    expect(event.kind).toBe("ended");
    // zsh goes on with a list, and an eval is one, in a copy of itself that does not know the status.
    if (shell !== "zsh") expect(event).toMatchObject({ result: { exitCode: 5 } });
    expect(existsSync(file)).toBe(true);
  });

  test("Ctrl+C reaches the command and ends the rest of the line", async () => {
    using session = new ShellSession(shell);
    const run = session.start("while :; do echo go; sleep 5; done; echo never", {
      show: () => run.write("\u0003"),
    });
    const event = await run.next();
    expect(event).toMatchObject({ kind: "ended", result: { exitCode: 130 } });
  });

  test("with empty input a reader gets its end at once", async () => {
    using session = new ShellSession(shell);
    const event = await session.start("cat; echo $?", { stdin: "empty" }).next();
    expect(event).toMatchObject({ kind: "ended", result: { output: { excerpt: "0\n" } } });
  });

  test("end() leaves nothing of the command, also if it ignores TERM", async () => {
    using session = new ShellSession(shell);
    const pidFile = join(session.directory, "pid");
    const run = session.start(
      `sh -c 'trap "" TERM HUP; echo $$ > ${pidFile}; echo up; sleep 60; sleep 60'`,
      {
        show: () => void run.end("SIGTERM", 100),
      },
    );
    expect((await run.next()).kind).toBe("ended");
    expect(processState(Number(readFileSync(pidFile, "utf8")))).toBe("gone");
  });
});
