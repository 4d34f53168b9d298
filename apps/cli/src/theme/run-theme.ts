import { AishError } from "@aish/core";
import type { StyledLine } from "@aish/terminal/screen";
import { placedError } from "./placed-error.ts";
import type { ThemeChoice } from "./theme-choice.ts";
import { themeList } from "./theme-list.ts";

export interface ThemeRun {
  readonly themes: ThemeChoice;
  readonly columns: number;
  readonly print: (text: string) => void;
}

/** `theme` lists the themes, `theme NAME` puts one in force at once, until the shell ends. */
export function runTheme(args: string, { themes, columns, print }: ThemeRun): void {
  const [name, ...more] = args.split(/\s+/).filter((word) => word !== "");
  if (more.length > 0) {
    throw new AishError("USAGE", "theme takes one name", { hint: "list them with :theme" });
  }
  if (name === undefined) {
    print(themeList(themes, columns).map(coloured).join(""));
    for (const problem of themes.problems) print(placedError(problem));
    return;
  }
  themes.select(name);
  const chosen = themes.theme.name;
  const which = chosen === name ? name : `${chosen}, as ${name} is on this background`;
  print(`the theme is now ${which}\n`);
  print(`to keep it, write theme = "${name}" in config.toml, or theme ${name} in init.kai\n`);
  for (const problem of themes.problems) print(placedError(problem));
}

function coloured(line: StyledLine): string {
  const spans = line.map(({ text, sgr }) => (sgr === "" ? text : `\u001B[${sgr}m${text}\u001B[0m`));
  return `${spans.join("").trimEnd()}\n`;
}
