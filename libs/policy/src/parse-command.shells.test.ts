import { expect, test } from "bun:test";
import { parseCommand } from "./parse-command.ts";

// What is read as plain words must be the words that a real shell makes of the text.
const pieces = [
  "a",
  "ls",
  "-x",
  " ",
  "  ",
  "\t",
  "'",
  '"',
  "\\",
  "'a b'",
  '"a b"',
  "\\ ",
  "\\\\",
  "=",
  "x=1",
  "%1",
  ":",
  ",",
  "@",
  "^",
  "+",
  "/",
  "~",
  "{",
  "}",
  "@{1}",
  "#",
  "$",
  "!",
  "*",
  "?",
  "[",
  "]",
  "(",
  ")",
  "<",
  ">",
  "|",
  "&",
  ";",
  "`",
  "é",
  "-",
  ".",
  "''",
  '""',
  "\\'",
  '\\"',
];

function lines(count: number): string[] {
  let seed = 20_261_121;
  const next = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * most);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(9) }, () => pieces[next(pieces.length)] ?? "").join(""),
  );
}

test.each(["sh", "bash", "zsh", "dash"].filter((shell) => Bun.which(shell) !== null))(
  "%s makes the same words of what is parsed",
  async (shell) => {
    const parsed = lines(6000).flatMap((text) => {
      const command = parseCommand(text);
      return command.kind === "words" ? [command] : [];
    });
    expect(parsed.length).toBeGreaterThan(200);
    const script = parsed.map(({ text }) => `tell ${text}\n`).join("");
    const tell = `tell() { printf '%s\\0' "$@"; printf '\\n\\0'; }\n`;
    const child = Bun.spawn([shell, "-c", tell + script], {
      cwd: "/",
      env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" },
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
    });
    const said = await child.stdout.text();
    const given = said
      .split("\n\0")
      .slice(0, -1)
      .map((each) => each.split("\0").slice(0, -1));
    expect(given).toEqual(parsed.map(({ words }) => [...words]));
    expect(await child.stderr.text()).toBe("");
  },
);
