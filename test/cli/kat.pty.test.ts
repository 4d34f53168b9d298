import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { appendFile } from "node:fs/promises";
import { aishCommand, tempHome, type Home } from "./aish.ts";
import { modesAfterwards, Screen, type ScreenOptions } from "./screen.ts";

setDefaultTimeout(40_000);

const keys = "h shows the keys";

const numbered = (count: number): string =>
  Array.from({ length: count }, (_, line) => `line ${line + 1}\n`).join("");

async function withFile(home: Home, name: string, text: string): Promise<void> {
  await Bun.write(`${home.path}/${name}`, text);
}

/** `kat` behind a shell, which leaves something on the screen before. */
function piped(home: Home, command: string, options: ScreenOptions = {}): Screen {
  const kat = aishCommand(["kat"])
    .map((word) => `'${word}'`)
    .join(" ");
  const line = `echo before; ${command.replaceAll("KAT", kat)}; echo status $?`;
  return new Screen(home, ["-c", line], options);
}

describe("on a terminal", () => {
  test("what fits on the screen is printed, and nothing is asked", async () => {
    await using home = await tempHome();
    await withFile(home, "a.md", "# Title\n\nSome *text*.\n");
    await using screen = new Screen(home, ["kat", "a.md"]);
    expect(await screen.ended()).toBe(0);
    expect(screen.lines()).toEqual(["Title", "═════", "", "Some text."]);
    expect(screen.modes).toEqual(modesAfterwards);
  });

  test("--pager opens the pager all the same, and q leaves the screen as it was", async () => {
    await using home = await tempHome();
    await withFile(home, "a.txt", "short\n");
    await using screen = piped(home, "KAT --pager a.txt", { cwd: home.path });
    await screen.waitFor(keys);
    expect(screen.modes.alternateScreen).toBe(true);
    expect(screen.text()).not.toContain("before");
    screen.type("q");
    expect(await screen.ended()).toBe(0);
    expect(screen.lines()).toEqual(["before", "status 0"]);
    expect(screen.modes).toEqual(modesAfterwards);
    expect(screen.flags).toEqual(screen.flagsBefore);
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s leaves the screen as it was", async (signal, status) => {
    await using home = await tempHome();
    await withFile(home, "a.txt", numbered(100));
    await using screen = new Screen(home, ["kat", "a.txt"]);
    await screen.waitFor(keys);
    screen.kill(signal);
    expect(await screen.ended()).toBe(status);
    expect(screen.modes).toEqual(modesAfterwards);
    expect(screen.flags).toEqual(screen.flagsBefore);
    expect(screen.text()).toBe("");
  });

  test("what comes through a pipe is read while the keyboard is the terminal's", async () => {
    await using home = await tempHome();
    await using screen = piped(home, "seq 1 500 | KAT");
    await screen.waitFor(keys);
    screen.type("G");
    await screen.waitFor(() => screen.lines().includes("500"));
    screen.type("/42\r");
    await screen.waitFor(() => screen.lines().includes("42"));
    screen.type("q");
    expect(await screen.ended()).toBe(0);
    expect(screen.lines()).toEqual(["before", "status 0"]);
    expect(screen.flags).toEqual(screen.flagsBefore);
  });

  test("a pipe that goes on is shown as far as it has come", async () => {
    await using home = await tempHome();
    await using screen = piped(home, "(seq 1 100; sleep 30) | KAT");
    await screen.waitFor(keys);
    expect(screen.lines()[1]).toBe("1");
    screen.type("q");
    await screen.waitFor(() => !screen.modes.alternateScreen);
  });

  test("a file that grows is followed", async () => {
    await using home = await tempHome();
    await withFile(home, "log", numbered(100));
    await using screen = new Screen(home, ["kat", "log"], { cwd: home.path });
    await screen.waitFor(keys);
    screen.type("F");
    await screen.waitFor("line 100");
    await appendFile(`${home.path}/log`, "and more\n");
    await screen.waitFor("and more");
  });

  test("the window may change at any moment, to any size", async () => {
    await using home = await tempHome();
    await withFile(home, "a.md", `# Title\n\n${"many words here ".repeat(200)}\n\n${numbered(50)}`);
    await using screen = new Screen(home, ["kat", "a.md"]);
    await screen.waitFor(keys);
    for (const [columns, rows] of [
      [30, 10],
      [7, 3],
      [120, 40],
      [3, 1],
      [60, 15],
    ] as const) {
      screen.resize(columns, rows);
      screen.type("j");
    }
    await screen.waitFor(() => {
      const lines = screen.lines();
      return (
        lines.length === 15 &&
        lines[0]?.includes("a.md") === true &&
        lines[14]?.includes("%") === true
      );
    });
    screen.type("q");
    expect(await screen.ended()).toBe(0);
  });

  test("y copies a block of code to the clipboard", async () => {
    await using home = await tempHome();
    await withFile(home, "a.md", "# T\n\n```sh\nls -l\n```\n");
    await using screen = new Screen(home, ["kat", "--pager", "a.md"]);
    await screen.waitFor(keys);
    let bytes = "";
    screen.onBytes((chunk) => {
      bytes += Buffer.from(chunk).toString("latin1");
    });
    screen.type("\ty");
    await screen.waitFor("copied the code");
    expect(bytes).toContain(`\u001B]52;c;${btoa("ls -l\n")}\u0007`);
  });

  test("a link to a file is followed, and backspace returns", async () => {
    await using home = await tempHome();
    await withFile(home, "a.md", `[the other](docs/b.md#end)\n`);
    await withFile(
      home,
      "docs/b.md",
      `# B\n\n${numbered(60).replaceAll("\n", "\n\n")}\n## End\n\nfin\n`,
    );
    await using screen = new Screen(home, ["kat", "--pager", "a.md"], { cwd: home.path });
    await screen.waitFor(keys);
    screen.type("1o");
    await screen.waitFor("fin");
    screen.type("\x7f");
    await screen.waitFor("the other[1]");
  });

  test("v opens the editor at the line, and shows what it left", async () => {
    await using home = await tempHome();
    await withFile(home, "a.txt", numbered(100));
    await withFile(home, "vi", '#!/bin/sh\necho "edited $1" > "$2"\n');
    await Bun.$`chmod +x ${home.path}/vi`.quiet();
    const env = { EDITOR: `${home.path}/vi` };
    await using screen = new Screen(home, ["kat", "--pager", "a.txt"], { cwd: home.path, env });
    await screen.waitFor(keys);
    screen.type("50gv");
    await screen.waitFor("edited +50");
    screen.type("q");
    expect(await screen.ended()).toBe(0);
    expect(screen.modes).toEqual(modesAfterwards);
  });

  test("a terminal that shows no pictures is told what one is", async () => {
    await using home = await tempHome();
    await Bun.write(`${home.path}/a.png`, onePixel);
    await using screen = new Screen(home, ["kat", "a.png"], { cwd: home.path });
    expect(await screen.ended()).toBe(0);
    expect(screen.text()).toBe("a.png: a PNG picture, 1×1, 70B; this terminal shows none");
    expect(screen.flags).toEqual(screen.flagsBefore);
  });

  test("a large file is there at once, and so is its end", async () => {
    await using home = await tempHome();
    const million = numbered(1_000_000);
    await withFile(home, "a.log", `${million.repeat(8)}the end\n`);
    await using screen = new Screen(home, ["kat", "a.log"], { cwd: home.path });
    await screen.waitFor("line 1");
    await screen.waitFor(keys);
    screen.type("G");
    await screen.waitFor("the end");
    screen.type("?line 999999\r");
    await screen.waitFor(() => screen.lines().includes("line 999999"));
    const { VmHWM = 0 } = await memoryOf(screen.pid);
    expect(VmHWM).toBeLessThan(400_000);
    screen.type("q");
    expect(await screen.ended()).toBe(0);
  });
});

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** In kilobytes. */
async function memoryOf(pid: number): Promise<{ readonly VmHWM?: number }> {
  const text = await Bun.file(`/proc/${pid}/status`).text();
  const found = /VmHWM:\s+(?<size>\d+)/.exec(text)?.groups?.["size"];
  return found === undefined ? {} : { VmHWM: Number(found) };
}
