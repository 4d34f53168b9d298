import { cutToWidth, type Span, type StyledLine } from "@aish/terminal/screen";
import type { Palette, Role } from "@aish/terminal/theme";
import { printable } from "../listings/columns.ts";
import type { ThemeChoice } from "./theme-choice.ts";

/** A line as one types it, which shows what matters most of a theme. */
const swatch: readonly (readonly [Role, string])[] = [
  ["directory", "~/src"],
  ["accent", "$"],
  ["command", "git"],
  ["option", "-q"],
  ["string", "'it'"],
  ["variable", "$x"],
  ["operator", "|"],
  ["unknown", "gti"],
  ["comment", "# no"],
  ["ghost", "ghost"],
];

/** Each theme in its own colours, the current one marked. */
export function themeList(themes: ThemeChoice, columns: number): readonly StyledLine[] {
  const entries = themes.list();
  const longest = Math.max(...entries.map(({ name }) => Bun.stringWidth(name)));
  return entries.map(({ name, isCurrent, summary, palette }) => {
    const padding = " ".repeat(longest - Bun.stringWidth(name));
    const head = { text: `${isCurrent ? "*" : " "} ${name}${padding}  `, sgr: "" };
    const tail = { text: `  ${printable(summary)}`, sgr: themes.palette.sgr("muted") };
    return cutToWidth([head, ...drawSwatch(palette), tail], columns);
  });
}

function drawSwatch(palette: Palette): readonly Span[] {
  return swatch.flatMap(([role, text], place) => {
    const span = { text, sgr: palette.sgr(role) };
    return place === 0 ? [span] : [{ text: " ", sgr: "" }, span];
  });
}
