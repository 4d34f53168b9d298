import { describe, expect, test } from "bun:test";
import { AishError } from "@aish/core";
import { runTheme } from "./run-theme.ts";
import { ThemeChoice } from "./theme-choice.ts";

function run(args: string, depth: "none" | "truecolor" = "none", columns = 100) {
  const themes = new ThemeChoice({ depth, directory: "/nowhere", configured: "nord-dark" });
  themes.setBackground([1, 1, 1]);
  let output = "";
  runTheme(args, { themes, columns, print: (text) => (output += text) });
  return { themes, output };
}

describe("theme", () => {
  test("lists every theme with a line in its colours, the current one marked", () => {
    const lines = run("").output.trimEnd().split("\n");
    expect(lines).toHaveLength(17);
    expect(lines[0]).toBe(
      "  aish-dark         ~/src $ git -q 'it' $x | gti # no ghost  clear and cool, for dark terminals",
    );
    expect(lines.filter((line) => line.startsWith("* "))).toEqual([
      expect.stringContaining("* nord-dark"),
    ]);
  });

  test.each([20, 40, 80])("keeps to %p columns", (columns) => {
    for (const line of run("", "truecolor", columns).output.trimEnd().split("\n")) {
      expect(Bun.stringWidth(line)).toBeLessThanOrEqual(columns);
    }
  });

  test("shows each theme in its own colours", () => {
    const { output } = run("", "truecolor");
    const line = output.split("\n").find((text) => text.includes("gruvbox-dark"));
    expect(line).toContain("\u001B[38;2;184;187;38mgit\u001B[0m");
  });

  test("NAME puts it in force and says how to keep it", () => {
    const { themes, output } = run("ember-light");
    expect(themes.theme.name).toBe("ember-light");
    expect(output).toBe(
      'the theme is now ember-light\nto keep it, write theme = "ember-light" in config.toml, or theme ember-light in init.kai\n',
    );
  });

  test("NAME may be a pair, and the one for the background is told", () => {
    const { output } = run("solarized");
    expect(output).toStartWith(
      "the theme is now solarized-light, as solarized is on this background\n",
    );
    expect(output).toContain('theme = "solarized"');
  });

  test.each([
    { args: "one two", message: "theme takes one name" },
    { args: "drak", message: 'there is no theme "drak"' },
  ])("$args: $message", ({ args, message }) => {
    expect(() => run(args)).toThrow(new AishError("USAGE", message));
  });
});
