import { expect, test } from "bun:test";
import { builtInThemes } from "./built-in-themes.ts";
import { chooseTheme, themeNames } from "./choose-theme.ts";

const black = [0, 0, 0] as const;
const white = [1, 1, 1] as const;

test.each([
  { configured: undefined, background: black, name: "aish-dark" },
  { configured: undefined, background: white, name: "aish-light" },
  { configured: undefined, background: undefined, name: "plain" },
  { configured: "aish", background: undefined, name: "plain" },
  { configured: "gruvbox", background: black, name: "gruvbox-dark" },
  { configured: "gruvbox", background: white, name: "gruvbox-light" },
  { configured: "gruvbox", background: undefined, name: "gruvbox-dark" },
  { configured: "gruvbox-light", background: black, name: "gruvbox-light" },
  { configured: "plain", background: black, name: "plain" },
  { configured: "nothing", background: black, name: undefined },
  { configured: "", background: black, name: undefined },
])("$configured on $background is $name", ({ configured, background, name }) => {
  expect(chooseTheme({ configured, background, themes: builtInThemes })?.name).toBe(name);
});

test("a theme that comes first is taken for another of its name", () => {
  const own = { ...builtInThemes[0]!, summary: "mine" };
  const themes = [own, ...builtInThemes];
  expect(chooseTheme({ configured: own.name, background: undefined, themes })).toBe(own);
});

test("every name can be chosen, and what two themes share is a name", () => {
  const names = themeNames(builtInThemes);
  expect(names).toContain("solarized");
  expect(names).not.toContain("plain-dark");
  expect(new Set(names).size).toBe(names.length);
  for (const configured of names) {
    expect(chooseTheme({ configured, background: black, themes: builtInThemes })).toBeDefined();
  }
});
