import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { tempHome, type Home } from "./aish.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(30_000);

const initFile = (home: Home): string => join(home.env["XDG_CONFIG_HOME"] ?? "", "aish/init.kai");

async function homeWith(text: string): Promise<Home> {
  const home = await tempHome();
  await Bun.write(initFile(home), text);
  return home;
}

describe.each(["bash", "zsh", "sh"])("an init file over %s", (shell) => {
  test.skipIf(Bun.which(shell) === null)(
    "sets variables, aliases and functions for the shell of the session",
    async () => {
      await using home = await homeWith(
        `export COLOUR="dark 'blue' \\$x" && export PATH="$HOME/tools:$PATH"
unset EDITOR
alias say='echo said'
greet() { echo "hello $1, of $#"; }
cd /
`,
      );
      await home.configure(`shell = "${shell}"\n`);
      await Bun.write(join(home.path, ".bashrc"), "export PATH=/opt/first:$PATH\n");
      await using screen = new Screen(home, [], { env: { EDITOR: "ed" } });

      expect(await screen.run('echo "$COLOUR ${EDITOR-none}"')).toBe("dark 'blue' $x none");
      const path = await screen.run("printf '%s\\n' \"$PATH\"");
      expect(path).toStartWith(`${home.path}/tools:${shell === "bash" ? "/opt/first:" : ""}/usr`);
      expect(await screen.run("say it")).toBe("said it");
      expect(await screen.run("greet 'Ada L' --x")).toBe("hello Ada L, of 2");
      expect(await screen.run("pwd")).toBe(home.path);
    },
  );
});

describe("an init file", () => {
  test("sets up the prompt itself: abbreviations, keys, blocks and the theme", async () => {
    await using home = await homeWith(
      `abbr gs 'git status --short'
abbr --position anywhere L '| less'
bind ctrl+t toggle-comment
prompt status duration
theme no-such-theme
`,
    );
    await using screen = new Screen(home);
    await screen.waitFor('init.kai:5: theme: there is no theme "no-such-theme"');
    await screen.waitForPrompt();
    expect(await screen.run(":abbr")).toBe(
      "abbr gs 'git status --short'\nabbr --position anywhere L '| less'",
    );
    await screen.run("false");
    expect(screen.beforeCursor).toBe("~ ❯ ");
    screen.type("gs");
    await screen.waitFor(() => screen.beforeCursor.endsWith("❯ gs"));
    screen.type(" ");
    await screen.waitFor(() => screen.beforeCursor.endsWith("❯ git status --short "));
    screen.type("\u0014");
    await screen.waitFor(() => screen.beforeCursor.includes("❯ #git status"));
  });

  test("with a fault is told with its line, and nothing of it is run", async () => {
    await using home = await homeWith("export SET=yes\nif true; then\n  echo never\n");
    await using screen = new Screen(home);
    await screen.waitFor(`${initFile(home)}:2:1: error`);
    await screen.waitFor("nothing of it was run");
    expect(await screen.run("echo ${SET-unset}")).toBe("unset");
  });

  test("that fails in the middle keeps what it has done so far", async () => {
    await using home = await homeWith("export SET=yes\nx=$nope\nexport LATE=yes\n");
    await using screen = new Screen(home);
    await screen.waitFor(`${initFile(home)}:2: `);
    await screen.waitFor("the rest of it was not run");
    expect(await screen.run('echo "$SET ${LATE-unset}"')).toBe("yes unset");
  });

  test("that hangs is stopped, and what it has done so far stays", async () => {
    await using home = await homeWith("export SET=yes\nsleep 1000\nexport LATE=yes\n");
    await using screen = new Screen(home);
    await screen.waitForPrompt(); // which does not wait for it
    await screen.waitFor(`${initFile(home)} took longer than 3s and was stopped`);
    expect(await screen.run('echo "${SET-unset} ${LATE-unset}"')).toBe("yes unset");
    expect(home.processes()).toEqual([screen.pid]);
  });

  test("shows what it prints above the line that is being typed, without control characters", async () => {
    await using home = await homeWith("sleep 0.3\nprintf 'good \\033[2Jmorning\\n'\n");
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("echo half");
    await screen.waitFor("good ·[2Jmorning");
    await screen.waitFor(() => screen.beforeCursor.endsWith("❯ echo half"));
  });

  test("that everybody may write to is not run", async () => {
    await using home = await homeWith("export SET=yes\n");
    chmodSync(initFile(home), 0o666);
    await using screen = new Screen(home);
    await screen.waitFor("init.kai is not run: everybody may write to it");
    expect(await screen.run("echo ${SET-unset}")).toBe("unset");
  });

  test("sets up the prompt of a resumed session, and not its variables once more", async () => {
    await using home = await homeWith("export N=\"${N:-}x\"\nabbr gs 'git status'\n");
    {
      await using first = new Screen(home);
      expect(await first.run("echo $N")).toBe("x");
      first.type("exit\r");
      await first.ended();
    }
    await using screen = new Screen(home, ["--resume", "last"]);
    expect(await screen.run("echo $N")).toBe("x");
    expect(await screen.run(":abbr")).toBe("abbr gs 'git status'");
  });

  test("as the document shows it is without a fault", async () => {
    const document = await Bun.file(join(import.meta.dir, "../../docs/start-up.md")).text();
    const example = /```kai\n(?<text>.*?)```/s.exec(document)?.groups?.["text"] ?? "";
    await using home = await homeWith(example);
    await using screen = new Screen(home);
    expect(await screen.run("echo $EDITOR; alias ll")).toBe("vim\nalias ll='ls -la'");
    expect(screen.text()).not.toContain("init.kai");
  });
});

test("an abbreviation of any text can be defined while one types, and expands before Enter", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("abbr up 'echo up | tr a-z A-Z'");
  expect(await screen.run("up")).toContain("UP");
  expect(home.query("select command from history")).toEqual([{ command: "echo up | tr a-z A-Z" }]);
});
