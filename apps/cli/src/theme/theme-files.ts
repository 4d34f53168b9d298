import { readdirSync, readFileSync, statSync } from "node:fs";
import { AishError } from "@aish/core";
import { builtInThemes, parseTheme, type Theme } from "@aish/terminal/theme";
import { configProblem } from "../config/config-problem.ts";
import { parseToml } from "../config/config-toml.ts";

/** A theme that somebody wrote, with what is wrong in it; undefined: nothing of it can be used. */
export interface ThemeFile {
  readonly name: string;
  readonly theme: Theme | undefined;
  readonly problems: readonly AishError[];
}

const ending = ".toml";
/** A theme has a few hundred bytes: what is larger is something else. */
const mostBytes = 256 * 1024;

/** Themes of the person's own, read when they are asked for. */
export class ThemeFiles {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Of all files, in alphabetical order; none if there is no directory. */
  names(): readonly string[] {
    try {
      return readdirSync(this.#directory)
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
        .filter(isName)
        .toSorted();
    } catch {
      return []; // most people have none
    }
  }

  path(name: string): string {
    return `${this.#directory}/${name}${ending}`;
  }

  /** Undefined if there is no such file. */
  read(name: string): ThemeFile | undefined {
    if (!isName(name)) return undefined;
    const path = this.path(name);
    try {
      const text = textOf(path);
      if (text === undefined) return undefined;
      const { theme, problems } = parseTheme(name, parseToml(text, path), builtInThemes);
      return {
        name,
        theme,
        problems: problems.map(({ key, message, hint }) =>
          configProblem({ path, line: undefined }, `${key} ${message}`, hint ?? seeDocument),
        ),
      };
    } catch (error) {
      if (!(error instanceof AishError)) throw error;
      return { name, theme: undefined, problems: [error] };
    }
  }
}

const seeDocument = "see docs/themes.md for what a theme may say";

/** What can stand in a file name and be typed as one word. */
function isName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name);
}

function textOf(path: string): string | undefined {
  let size: number;
  try {
    const found = statSync(path);
    if (!found.isFile()) return undefined; // a pipe would be waited for
    ({ size } = found);
  } catch {
    return undefined;
  }
  if (size > mostBytes) {
    throw configProblem(
      { path, line: undefined },
      `has ${size} bytes, which is no theme`,
      seeDocument,
    );
  }
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new AishError("CONFIG_INVALID", `cannot read ${path}`, {
      hint: "make it readable, or choose another theme",
      cause: error,
    });
  }
}
