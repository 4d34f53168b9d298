import type { Sgr, StyledLine } from "../screen/styled.ts";
import type { Palette } from "../theme/palette.ts";
import type { Role } from "../theme/role.ts";

/** What the base colours of Markdown and of code stand for. */
const rolesOfBase: ReadonlyMap<string, Role> = new Map([
  ["1", "strong"],
  ["2", "comment"],
  ["31", "error"],
  ["32", "string"],
  ["34", "variable"],
  ["35", "keyword"],
  ["36", "number"],
]);

const looks = new WeakMap<Palette, Map<Sgr, Sgr>>();

/** A line in base colours as a theme has it. */
export function themedLine(line: StyledLine, palette: Palette): StyledLine {
  return line.map(({ text, sgr }) => ({ text, sgr: sgr === "" ? sgr : lookOf(sgr, palette) }));
}

function lookOf(sgr: Sgr, palette: Palette): Sgr {
  let known = looks.get(palette);
  if (known === undefined) {
    known = new Map();
    looks.set(palette, known);
  }
  const found = known.get(sgr);
  if (found !== undefined) return found;
  const parts = sgr.split(";").map((part) => {
    const role = rolesOfBase.get(part);
    return role === undefined ? part : palette.sgr(role);
  });
  const look = parts.filter((part) => part !== "").join(";");
  known.set(sgr, look);
  return look;
}
