import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AishError } from "@aish/core";
import { ThemeChoice, type ThemeChoiceOptions } from "./theme-choice.ts";

const black = [0, 0, 0] as const;
const white = [1, 1, 1] as const;

let directory = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "aish-themes-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(directory, `${name}.toml`), text);
}

function choice(options: Partial<ThemeChoiceOptions> = {}): ThemeChoice {
  return new ThemeChoice({ depth: "truecolor", directory, configured: undefined, ...options });
}

function failure(run: () => void): AishError {
  try {
    run();
  } catch (error) {
    if (error instanceof AishError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("the theme in force", () => {
  test("is plain until the terminal says what its background is", () => {
    const themes = choice();
    expect(themes.theme.name).toBe("plain");
    themes.setBackground(black);
    expect(themes.palette.theme).toBe("aish-dark");
    themes.setBackground(white);
    expect(themes.palette.theme).toBe("aish-light");
  });

  test("is the configured one, of a pair the one for the background", () => {
    const themes = choice({ configured: "gruvbox" });
    expect(themes.theme.name).toBe("gruvbox-dark");
    themes.setBackground(white);
    expect(themes.theme.name).toBe("gruvbox-light");
  });

  test("stays if its name says which, whatever the background", () => {
    const themes = choice({ configured: "nord-dark" });
    themes.setBackground(white);
    expect(themes.theme.name).toBe("nord-dark");
  });

  test("follows the background again after a pair was selected", () => {
    const themes = choice({ configured: "nord-dark" });
    themes.setBackground(white);
    themes.select("solarized");
    expect(themes.theme.name).toBe("solarized-light");
    themes.setBackground(black);
    expect(themes.theme.name).toBe("solarized-dark");
  });

  test("is told to who listens, once for a change, until they have heard enough", () => {
    const themes = choice();
    const heard: string[] = [];
    const stop = themes.onChange(({ theme }) => heard.push(theme));
    themes.select("ember-dark");
    themes.select("ember-dark");
    themes.setBackground(black);
    themes.select("nord-light");
    stop();
    themes.select("plain");
    expect(heard).toEqual(["ember-dark", "nord-light"]);
  });

  test("has no colours where there are none", () => {
    const themes = choice({ depth: "none", configured: "nord-dark" });
    expect(themes.palette.paint("error", "x")).toBe("x");
  });
});

describe("a theme that is not there", () => {
  test("is told with the one that was meant, and changes nothing", () => {
    const themes = choice({ configured: "ember-dark" });
    const error = failure(() => themes.select("ember-drak"));
    expect(error).toMatchObject({
      code: "USAGE",
      message: 'there is no theme "ember-drak"',
      hint: "did you mean ember-dark?",
    });
    expect(themes.theme.name).toBe("ember-dark");
  });

  test.each(["../secrets", "a/b", ".hidden", "", "a\u001B[2J"])(
    "%j is never looked for",
    (name) => {
      expect(failure(() => choice().select(name)).message).toStartWith("there is no theme");
    },
  );

  test("in the configuration is a problem to be told, not the end", () => {
    const themes = choice({ configured: "nrod" });
    expect(themes.problems.map(({ message }) => message)).toEqual(['there is no theme "nrod"']);
    themes.setBackground(black);
    expect(themes.theme.name).toBe("aish-dark");
  });
});

describe("a theme of one's own", () => {
  test("extends a built-in one", () => {
    write(
      "mine",
      'extends = "nord-dark"\n[palette]\nrose = "#ff5f87"\n[roles]\ncommand = "bold rose"\n',
    );
    const themes = choice({ configured: "mine" });
    expect(themes.problems).toEqual([]);
    expect(themes.palette.sgr("command")).toBe("1;38;2;255;95;135");
    expect(themes.theme.kind).toBe("dark");
  });

  test("is read anew when it is selected again", () => {
    write("mine", '[roles]\ncommand = "red"\n');
    const themes = choice({ configured: "mine" });
    const heard: string[] = [];
    themes.onChange((palette) => heard.push(palette.sgr("command")));
    write("mine", '[roles]\ncommand = "green"\n');
    themes.select("mine");
    expect(heard).toEqual(["32"]);
  });

  test("takes the place of a built-in one of its name, also in a pair", () => {
    write("aish-dark", '[roles]\ncommand = "red"\n');
    const themes = choice();
    themes.setBackground(black);
    expect(themes.palette.sgr("command")).toBe("31");
    expect(themes.list().filter(({ name }) => name === "aish-dark")).toHaveLength(1);
  });

  test("may be a pair", () => {
    write("mine-dark", "");
    write("mine-light", 'kind = "light"\n');
    const themes = choice({ configured: "mine" });
    themes.setBackground(white);
    expect(themes.theme.name).toBe("mine-light");
  });

  test("with a fault in it is used without what is wrong, and the fault told with file and key", () => {
    write("mine", '[roles]\ncomand = "red"\nerror = "blue"\n');
    const themes = choice({ configured: "mine" });
    expect(themes.palette.sgr("error")).toBe("34");
    const [problem, ...others] = themes.problems;
    expect(others).toEqual([]);
    expect(problem?.message).toStartWith(
      `${directory}/mine.toml: roles.comand is not a role; allowed:`,
    );
    expect(problem?.hint).toBe("did you mean command?");
  });

  test("that is no TOML is told with its line, and stops nothing", () => {
    write("mine", 'kind = "dark"\n[roles\n');
    const themes = choice({ configured: "mine" });
    expect(themes.theme.name).toBe("plain");
    expect(themes.problems[0]?.message).toStartWith(`${directory}/mine.toml:2: not valid TOML`);
    expect(failure(() => themes.select("mine")).code).toBe("CONFIG_INVALID");
    expect(themes.list().map(({ name }) => name)).not.toContain("mine");
  });

  test("in place of a built-in one that is no TOML leaves the built-in one", () => {
    write("nord-dark", "[");
    const themes = choice({ configured: "nord-dark" });
    expect(themes.theme.name).toBe("nord-dark");
    expect(themes.problems).toHaveLength(1);
  });

  test("is a file of a sensible size", () => {
    mkdirSync(join(directory, "folder.toml"));
    symlinkSync("/dev/zero", join(directory, "endless.toml"));
    write("large", `# ${"x".repeat(300_000)}\n`);
    const themes = choice();
    expect(failure(() => themes.select("folder")).code).toBe("USAGE");
    expect(failure(() => themes.select("endless")).code).toBe("USAGE");
    expect(failure(() => themes.select("large")).message).toContain("which is no theme");
    expect(themes.list().length).toBeGreaterThan(10);
  });
});

test("every name that is offered can be selected", () => {
  write("mine", "");
  const themes = choice();
  expect(themes.names()).toEqual(expect.arrayContaining(["aish", "aish-dark", "plain", "mine"]));
  for (const name of themes.names()) {
    themes.select(name);
    expect(themes.problems).toEqual([]);
  }
});
