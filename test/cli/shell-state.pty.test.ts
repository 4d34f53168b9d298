import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(30_000);

describe.each(["bash", "zsh", "sh"])("the prompt over %s", (shell) => {
  test.skipIf(Bun.which(shell) === null)(
    "carries directory, variables, aliases, functions and options from line to line",
    async () => {
      await using home = await tempHome();
      await home.configure(`shell = "${shell}"\n`);
      mkdirSync(join(home.path, "deep/er"), { recursive: true });
      await using screen = new Screen(home);

      await screen.run("cd deep/er");
      expect(screen.beforeCursor).toBe("~/deep/er ❯ ");
      expect(await screen.run("pwd")).toBe(join(home.path, "deep/er"));
      await screen.run("cd -");
      expect(screen.beforeCursor).toBe("~ ❯ ");

      await screen.run("export COLOUR='dark blue' plain=x");
      expect(await screen.run("env | grep COLOUR; echo $plain")).toBe("COLOUR=dark blue\nx");
      await screen.run("alias say='echo said'");
      expect(await screen.run("say it")).toBe("said it");
      await screen.run('greet() { echo "hello $1"; }');
      expect(await screen.run("greet Ada")).toBe("hello Ada");
      await screen.run("set -o noglob");
      expect(await screen.run("echo *")).toBe("*");
    },
  );

  test.skipIf(Bun.which(shell) === null)(
    "goes on after exit, exec and a directory that is gone, and shows the status",
    async () => {
      await using home = await tempHome();
      await home.configure(`shell = "${shell}"\n`);
      await using screen = new Screen(home);

      await screen.run("exit 7");
      expect(screen.beforeCursor).toBe("~ [7] ❯ ");
      expect(await screen.run("echo $?")).toBe("7");
      expect(screen.beforeCursor).toBe("~ ❯ ");
      await screen.run("exec false");
      expect(screen.beforeCursor).toBe("~ [1] ❯ ");
      await screen.run("kill -9 $$");
      expect(screen.beforeCursor).toBe("~ [137 SIGKILL] ❯ ");
      await screen.run("set -e; false; echo never");
      expect(screen.beforeCursor).toBe("~ [1] ❯ ");
      expect(await screen.run("set +e; echo on")).toBe("on");

      await screen.run("mkdir gone; cd gone");
      expect(screen.beforeCursor).toBe("~/gone ❯ ");
      rmdirSync(join(home.path, "gone"));
      expect(await screen.run("echo still $((1+1))")).toContain("still 2");
      expect(await screen.run("cd; pwd")).toBe(home.path);
      expect(screen.beforeCursor).toBe("~ ❯ ");
      expect(home.query("select exit_code from history order by id limit 3")).toEqual([
        { exit_code: 7 },
        { exit_code: 0 },
        { exit_code: 1 },
      ]);
    },
  );

  test.skipIf(Bun.which(shell) === null)(
    "fg and jobs are about the commands that were stopped here",
    async () => {
      await using home = await tempHome();
      await home.configure(`shell = "${shell}"\n`);
      await using screen = new Screen(home);
      expect(await screen.run("fg")).toContain("no command is stopped");
      screen.type("sh -c 'echo up; read answer; echo got $answer'\r");
      await screen.waitFor(/^up$/m);
      screen.type("\x1a");
      await screen.waitForPrompt();
      expect(screen.beforeCursor).toBe("~ 1 stopped ❯ ");
      expect(await screen.run("jobs")).toBe(
        "%1  stopped  sh -c 'echo up; read answer; echo got $answer'",
      );
      screen.type("fg\r");
      await screen.waitFor(/^sh -c .*answer'$/m);
      screen.type("it\r");
      await screen.waitFor(/^got it$/m);
      await screen.waitForPrompt();
      expect(screen.beforeCursor).toBe("~ ❯ ");
      expect(home.query("select exit_code, output_excerpt from history")).toEqual([
        { exit_code: 0, output_excerpt: expect.stringContaining("got it") },
      ]);
    },
  );
});

test("the start-up file of the shell is read once, and its aliases and functions are there", async () => {
  await using home = await tempHome();
  writeFileSync(
    join(home.path, ".bashrc"),
    "echo read >> ~/reads\nalias hi='echo hi there'\nbye() { echo bye; }\n",
  );
  await using screen = new Screen(home);
  expect(await screen.run("hi; bye")).toBe("hi there\nbye");
  expect(await screen.run("hi")).toBe("hi there");
  expect(readFileSync(join(home.path, "reads"), "utf8")).toBe("read\n");
});

test("the history file of the person's own shell is neither read, written nor shortened", async () => {
  await using home = await tempHome();
  const lines = Array.from({ length: 1000 }, (_, at) => `echo ${at}\n`).join("");
  writeFileSync(join(home.path, ".bash_history"), lines);
  writeFileSync(join(home.path, ".bashrc"), "HISTFILESIZE=2000\nHISTFILE=~/.bash_history\n");
  await using screen = new Screen(home);
  await screen.run("echo one");
  await screen.run("HISTFILESIZE=3000; echo two");
  await screen.run("echo three");
  expect(readFileSync(join(home.path, ".bash_history"), "utf8")).toBe(lines);

  await using fresh = await tempHome();
  await using other = new Screen(fresh);
  await other.run("echo one");
  expect(existsSync(join(fresh.path, ".bash_history"))).toBe(false);
});

test("a start-up file that hangs is given up on, and the first line still runs", async () => {
  await using home = await tempHome();
  writeFileSync(join(home.path, ".bashrc"), "sleep 1000\n");
  await using screen = new Screen(home);
  await screen.run("cd /");
  expect(screen.beforeCursor).toBe("/ ❯ ");
  expect(home.processes()).toEqual([screen.pid]);
});

test("a state directory that is removed meanwhile does not stop the prompt", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("export KEPT=yes; cd /");
  await screen.run("rm -rf ~/.local/state/aish");
  expect(await screen.run("echo still $((1+1))")).toBe("still 2");
  expect(await screen.run("cd /usr; pwd")).toBe("/usr");
  expect(await screen.run("pwd")).toBe("/usr");
});

test("a directory that went away is left before the next line is typed, and it is said", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home, [], { columns: 160 });
  const gone = `${home.path}/gone`;
  await screen.run(`mkdir ${gone}; cd ${gone}`);
  await screen.run(`rmdir ${gone}`);
  await screen.waitFor(`${gone} is gone; this is ${home.path}`);
  expect(await screen.run("pwd")).toBe(home.path);
});
