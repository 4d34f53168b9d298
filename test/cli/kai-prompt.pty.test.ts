import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { enter, entries, keys, openKai, prompt } from "./kai-screen.ts";
import { Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

const paste = (text: string): string => `\x1b[200~${text}\x1b[201~`;

describe("an entry", () => {
  test("runs, and leaves its variables, functions and directory to the next", async () => {
    await using home = await tempHome();
    mkdirSync(join(home.path, "sub"));
    await using screen = openKai(home);
    await prompt(screen);
    await enter(screen, "x=1; f() { echo f$1; }");
    await enter(screen, "cd sub", "kai ~/sub> ");
    await enter(screen, "f $x; false", "kai ~/sub [1]> ");
    expect(screen.text()).toContain("\nf1\n");
  });

  test("that has a fault is told, and the next one runs", async () => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    await enter(screen, "echo $nope", "kai ~ [1]> ");
    await enter(screen, "fi", "kai ~ [1]> ");
    await enter(screen, "echo $((1/0))", "kai ~ [1]> ");
    await enter(screen, "if [ a ]; then", "kai ~ [1]> ");
    await enter(screen, "echo on");
    expect(screen.text()).toContain("undefined variable $nope");
    expect(screen.text()).toContain("no `if` is open");
    expect(screen.text()).toContain("there is no command `[`");
  });

  test("that prints no newline does not spoil the prompt", async () => {
    await using home = await tempHome();
    for (const columns of [40, 200]) {
      await using screen = openKai(home, { columns });
      await prompt(screen);
      await enter(screen, "printf abc");
      expect(screen.lines().map((line) => line.trimEnd())).toEqual([
        "kai ~> printf abc",
        "abc⏎",
        "kai ~>",
      ]);
    }
  });

  test.each([
    "for x in 1 2; do|echo $x|done",
    "cat <<EOF|1|2|EOF",
    'echo "1|2"',
    "echo 1 &&|echo 2",
  ])("goes on in further lines until it is whole: %s", async (entry) => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    const [first = "", ...more] = entry.split("|");
    screen.type(`${first}\r`);
    for (const line of more) {
      await screen.waitFor(() => screen.beforeCursor === "… ");
      screen.type(`${line}\r`);
    }
    await prompt(screen);
    expect(screen.text()).toEndWith("\n1\n2\nkai ~>");
    expect(entries(home)).toMatchObject([{ command: entry.replaceAll("|", "\n"), exit_code: 0 }]);
  });

  test("of several lines that is pasted runs with Enter, and is recalled and changed as a whole", async () => {
    await using home = await tempHome();
    await using screen = openKai(home, { columns: 40 });
    await prompt(screen);
    screen.type(paste("f() {\n\techo one $1\n}\nf x\n"));
    await screen.waitFor(/^… f x$/m);
    await enter(screen, "");
    expect(screen.text()).toEndWith("\none x\nkai ~>");
    screen.type(keys.up);
    await screen.waitFor(() => screen.beforeCursor === "… f x");
    screen.type(`\b2${keys.home}echo and; \r`);
    await screen.waitFor(/\nand\none 2\nkai ~>$/);
  });

  test("that is taller than the screen is shown around the cursor", async () => {
    await using home = await tempHome();
    await using screen = openKai(home, { rows: 8 });
    await prompt(screen);
    const lines = Array.from({ length: 30 }, (_, index) => `echo line ${index}`);
    screen.type(paste(lines.join("\n")));
    await screen.waitFor(() => screen.beforeCursor === "… echo line 29");
    expect(screen.lines()).toHaveLength(8);
    const { received } = screen;
    screen.resize(50, 6);
    await screen.waitFor(
      () => screen.received > received && screen.lines().at(-1) === "… echo line 29",
    );
    screen.type("\r");
    await screen.waitFor(() => screen.lines().at(-2) === "line 29");
    await prompt(screen);
    expect(screen.text().match(/^line \d+$/gm)).toHaveLength(30);
  });
});

describe("what was typed ahead", () => {
  test("goes to whoever reads next", async () => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    screen.type('read x\rfor the program\recho "<$x>"\r');
    await screen.waitFor("\n<for the program>\n");
    await prompt(screen);
  });
});

describe("jobs", () => {
  test("print above the line being typed, and their end is told at the next prompt", async () => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    await enter(screen, "(while [[ ! -e go ]]; do sleep 0.02; done; echo from job; exit 3) &");
    screen.type("echo half");
    await screen.waitFor("> echo half");
    writeFileSync(join(home.path, "go"), "");
    await screen.waitFor(/\nfrom job\nkai ~> echo half$/);
    screen.type(" a line\r");
    await screen.waitFor(/\nhalf a line\n\[1\] failed 3 .*\nkai ~>$/);
  });

  test("are waited for at the end, which Ctrl+C ends", async () => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    await enter(screen, "/bin/sleep 1000 &");
    screen.type("exit 3\r");
    await screen.waitFor("waiting for a job; Ctrl+C ends it");
    screen.type(keys.interrupt);
    expect(await screen.ended()).toBe(3);
    await until("nothing is left", () => home.processes().length === 0);
  });
});

describe("Tab", () => {
  test.each([
    { typed: "kaish-sta", is: "kaish-status " },
    { typed: "wholly=1; echo $who", is: "wholly=1; echo $who", before: "wholly=1" },
    { typed: "echo ${HOM", is: "echo ${HOME}" },
    { typed: 'echo "$HOM', is: 'echo "$HOME' },
    { typed: "cat poe", is: "cat poem.txt " },
    { typed: "cat two", is: "cat 'two words.txt' " },
    { typed: "ls fold", is: "ls folder/" },
    { typed: "printf x | set --he", is: "printf x | set --help " },
    { typed: "seq --separ", is: "seq --separator " },
    { typed: "echo $(kaish-versi", is: "echo $(kaish-version " },
  ])("makes $typed $is", async ({ typed, is }) => {
    await using home = await tempHome();
    for (const name of ["poem.txt", "two words.txt"]) writeFileSync(join(home.path, name), "");
    mkdirSync(join(home.path, "folder"));
    await using screen = openKai(home);
    await prompt(screen);
    screen.type(`${typed}\t`);
    await screen.waitFor(() => screen.beforeCursor === `kai ~> ${is}`);
  });
});

test("stdout that is no terminal is refused with a hint", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home, ["kai"], { env: { AISH: "1" } });
  await prompt(screen);
  screen.type(
    `${process.execPath} ${join(import.meta.dir, "../../apps/cli/src/main.ts")} kai > out\r`,
  );
  await screen.waitFor("the prompt of kai needs a terminal");
});
