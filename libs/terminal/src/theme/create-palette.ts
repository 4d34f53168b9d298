import { assertNever } from "@aish/core";
import type { Sgr } from "../screen/styled.ts";
import { isHex, rgbOf } from "./hex-colour.ts";
import { nearestBase, nearestOf256 } from "./nearest-colour.ts";
import type { Palette } from "./palette.ts";
import type { ColourDepth, Role } from "./role.ts";
import { baseColours, type Colour, type RoleStyle, type Theme } from "./theme.ts";
import { plain } from "./themes/plain.ts";

type ShownDepth = Exclude<ColourDepth, "none">;

/** With depth `none` every role is as the terminal's own text. */
export function createPalette(theme: Theme, depth: ColourDepth): Palette {
  const known = new Map<Role, Sgr>();
  function sgr(role: Role): Sgr {
    const found = known.get(role);
    if (found !== undefined) return found;
    const made = depth === "none" ? "" : sgrOf(shownStyle(theme, role, depth), depth);
    known.set(role, made);
    return made;
  }
  return {
    theme: theme.name,
    sgr,
    paint(role, text) {
      const parameters = sgr(role);
      return parameters === "" ? text : `\u001B[${parameters}m${text}\u001B[0m`;
    },
  };
}

/** What may be overlooked has some hue in many themes, but with 16 colours it would stand out by it. */
const quiet = new Set<Role>(["muted", "faint", "ghost", "comment"]);

/**
 * With 16 colours only hues can be kept, and red is kept for faults. What has no hue, or has a background,
 * is as in `plain`, which is made to be read with whatever the terminal takes for black, white and grey.
 */
function shownStyle(theme: Theme, role: Role, depth: ShownDepth): RoleStyle {
  const style = theme.colours[role];
  if (depth !== "16") return style;
  const colours = [style.fg, style.bg].filter((colour) => colour !== undefined);
  if (!colours.some(isHex)) return style;
  const { fg, bg } = style;
  if (bg !== undefined || fg === undefined || quiet.has(role)) return plain.colours[role];
  const isFault = role === "error" || role === "unknown";
  const base = isHex(fg) ? nearestBase(fg, isFault ? undefined : "red") : fg;
  return base === undefined ? plain.colours[role] : { ...style, fg: base };
}

const attributes = [
  ["bold", "1"],
  ["dim", "2"],
  ["italic", "3"],
  ["underline", "4"],
  ["inverse", "7"],
] as const;

function sgrOf(style: RoleStyle, depth: ShownDepth): Sgr {
  const parameters: string[] = attributes
    .filter(([attribute]) => style[attribute] === true)
    .map(([, parameter]) => parameter);
  if (style.fg !== undefined) parameters.push(colourSgr(style.fg, depth, "foreground"));
  if (style.bg !== undefined) parameters.push(colourSgr(style.bg, depth, "background"));
  return parameters.join(";");
}

function colourSgr(colour: Colour, depth: ShownDepth, ground: "foreground" | "background"): Sgr {
  const first = ground === "foreground" ? 30 : 40;
  if (!isHex(colour)) {
    const number = baseColours.findIndex((name) => name === colour);
    return String(number < 8 ? first + number : first + 60 + number - 8);
  }
  switch (depth) {
    case "truecolor":
      return [first + 8, 2, ...rgbOf(colour).map((part) => Math.round(part * 255))].join(";");
    case "256":
      return `${first + 8};5;${nearestOf256(colour)}`;
    case "16":
      return ""; // `shownStyle` has left none
    default:
      return assertNever(depth);
  }
}
