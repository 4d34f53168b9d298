import { describe, expect, test } from "bun:test";
import { builtInThemes } from "./built-in-themes.ts";
import { parseTheme } from "./parse-theme.ts";
import type { RoleStyle } from "./theme.ts";

const read = (text: string) =>
  parseTheme("mine", Bun.TOML.parse(text) as Record<string, unknown>, builtInThemes);
const base = (name: string) => builtInThemes.find((theme) => theme.name === name)!;

describe("a role may say", () => {
  test.each([
    { says: "#ff8000", style: { fg: "#ff8000" } },
    { says: "#f80", style: { fg: "#ff8800" } },
    { says: "rose", style: { fg: "#ff5f87" } },
    { says: "petal", style: { fg: "#ff5f87" } },
    { says: "bright-red", style: { fg: "bright-red" } },
    { says: "bold underline", style: { bold: true, underline: true } },
    {
      says: "bold rose on black italic",
      style: { fg: "#ff5f87", bg: "black", bold: true, italic: true },
    },
    { says: "on rose", style: { bg: "#ff5f87" } },
    { says: "", style: {} },
  ] satisfies { says: string; style: RoleStyle }[])("$says", ({ says, style }) => {
    const { theme, problems } = read(
      `[palette]\nrose = "#ff5f87"\npetal = "rose"\n[roles]\ncommand = "${says}"\n`,
    );
    expect(problems).toEqual([]);
    expect(theme.colours.command).toEqual(style);
  });
});

test.each([
  { text: "", like: "aish-dark", kind: "dark" },
  { text: 'kind = "light"', like: "aish-light", kind: "light" },
  { text: 'kind = "both"', like: "plain", kind: "both" },
  { text: 'extends = "nord-light"', like: "nord-light", kind: "light" },
] as const)("$text: all that it does not say is as in $like", ({ text, like, kind }) => {
  const { theme, problems } = read(text);
  expect(problems).toEqual([]);
  expect(theme).toMatchObject({ name: "mine", kind, colours: base(like).colours });
});

describe("what is wrong is told with its key, and the rest counts", () => {
  test.each([
    {
      text: 'knid = "dark"',
      key: "knid",
      says: "is not a key of a theme; allowed: kind, extends",
      hint: "did you mean kind?",
    },
    {
      text: 'kind = "drak"',
      key: "kind",
      says: 'cannot be "drak"; allowed: light, dark, both',
      hint: "did you mean dark?",
    },
    {
      text: "kind = 1",
      key: "kind",
      says: "must be text in quotes, not a number",
      hint: undefined,
    },
    {
      text: 'extends = "nord-drak"',
      key: "extends",
      says: 'is no built-in theme: "nord-drak"; allowed: aish-dark',
      hint: "did you mean nord-dark?",
    },
    {
      text: 'background = "red"',
      key: "background",
      says: "must be a colour such as",
      hint: undefined,
    },
    {
      text: "palette = 3",
      key: "palette",
      says: "must be a table, [palette], not a number",
      hint: undefined,
    },
    {
      text: '[palette]\nrose = "pinkish"',
      key: "palette.rose",
      says: "must be #rrggbb in quotes",
      hint: undefined,
    },
    {
      text: '[roles]\ncomand = "red"',
      key: "roles.comand",
      says: "is not a role; allowed: text, muted",
      hint: "did you mean command?",
    },
    {
      text: '[roles]\n__proto__ = "red"',
      key: "roles.__proto__",
      says: "is not a role",
      hint: undefined,
    },
    {
      text: "[roles]\nerror = 5",
      key: "roles.error",
      says: 'must be text such as "bold red", not a number',
      hint: undefined,
    },
    {
      text: '[roles]\nerror = "bold rde"',
      key: "roles.error",
      says: 'has "rde"; allowed: black, red',
      hint: "did you mean red?",
    },
    {
      text: '[roles]\nerror = "#12345"',
      key: "roles.error",
      says: 'has "#12345"; a colour is # and three or six hex digits',
      hint: undefined,
    },
    {
      text: '[roles]\nerror = "red blue"',
      key: "roles.error",
      says: "has two colours, red and blue",
      hint: undefined,
    },
    {
      text: '[roles]\nerror = "red on"',
      key: "roles.error",
      says: "has no colour after on",
      hint: undefined,
    },
  ])("$text", ({ text, key, says, hint }) => {
    const { theme, problems } = read(
      text.includes("[roles]") ? `${text}\nwarning = "bold"` : `${text}\n[roles]\nwarning = "bold"`,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ key, hint: hint as never });
    expect(problems[0]!.message).toContain(says);
    expect(theme.colours.warning).toEqual({ bold: true });
    expect(theme.colours.error).toEqual(
      base(theme.kind === "light" ? "aish-light" : "aish-dark").colours.error,
    );
  });
});
