import { expect, test } from "bun:test";
import { builtInThemes } from "../theme/built-in-themes.ts";
import { createPalette } from "../theme/create-palette.ts";
import { Pager } from "./pager.ts";
import { rowBytes, screenBytes } from "./screen-bytes.ts";
import { textPort } from "./text-port.ts";
import { withoutSteering } from "./without-steering.ts";

const evil = "a\u001B]0;PWN\u0007\u009B2J\r\u202Eb";

function pager(title: string): Pager {
  const [theme] = builtInThemes;
  if (theme === undefined) throw new Error("there is a theme");
  return new Pager({
    title,
    port: textPort("a\tb\n".repeat(30)),
    form: { kind: "text" },
    palette: () => createPalette(theme, "none"),
  });
}

test("what steers a terminal is shown", () => {
  expect(withoutSteering(evil)).toBe("a^[]0;PWN^G·2J^M·b");
});

test("no text of a row reaches the terminal raw, whatever it comes from", () => {
  expect(rowBytes([{ text: evil, sgr: "1" }])).toBe("\u001B[1ma^[]0;PWN^G·2J^M·b\u001B[m");
});

test("nor do the name of a file and a message, which take the columns that are theirs", () => {
  const one = pager(evil);
  one.say(evil);
  const view = one.view({ columns: 60, rows: 12 });
  const bytes = screenBytes(undefined, view);
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  expect(bytes).not.toMatch(/[\u0007\u009B\r\u202E]|\u001B\]/);
  expect(bytes.match(/PWN\^G/g)).toHaveLength(2);
  for (const row of [view.rows[0], view.rows.at(-1)]) {
    const text = (row ?? []).map((span) => span.text).join("");
    expect(text).toContain("a^[]0;PWN^G·2J^M·b");
    expect(Bun.stringWidth(text)).toBeLessThanOrEqual(60);
  }
});

test("a tab of the text is as wide as to its next stop", () => {
  expect(screenBytes(undefined, pager("x").view({ columns: 60, rows: 12 }))).toContain("a       b");
});
