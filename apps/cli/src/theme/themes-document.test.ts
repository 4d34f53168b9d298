import { expect, test } from "bun:test";
import { builtInThemes, parseTheme, roles } from "@aish/terminal/theme";

const document = await Bun.file(`${import.meta.dir}/../../../../docs/themes.md`).text();

/** The rows of the table that stands under a heading. */
function table(heading: string): string[] {
  const section = document.split(/^## /m).find((part) => part.startsWith(heading)) ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.replaceAll(/ +\|/g, " |"));
}

test("docs/themes.md lists the built-in themes as they are", () => {
  expect(table("Built-in themes")).toEqual(
    builtInThemes.map(({ name, kind, summary }) => `| \`${name}\` | ${kind} | ${summary} |`),
  );
});

test("docs/themes.md lists the roles as they are", () => {
  expect(table("Roles")).toEqual(
    Object.entries(roles).map(([role, meaning]) => `| \`${role}\` | ${meaning} |`),
  );
});

test("the theme in docs/themes.md is right", () => {
  const example = /```toml\n(?<text>kind[^`]*)```/.exec(document)?.groups?.["text"] ?? "";
  const parsed = Bun.TOML.parse(example) as Record<string, unknown>;
  const { theme, problems } = parseTheme("roses", parsed, builtInThemes);
  expect(problems).toEqual([]);
  expect(theme.colours.unknown).toEqual({ bold: true, fg: "#ff5f87" });
  expect(theme.colours.selection).toEqual({ fg: "white", bg: "#2a1a22" });
});
