import type { Span } from "@aish/terminal/screen";
import type { Palette, Role } from "@aish/terminal/theme";
import { cut } from "../../listings/columns.ts";

/** Text of others in the colour of a role: without control characters and in so many columns at most. */
export function pen(palette: Palette, role: Role, text: string, columns = 200): Span {
  return { text: cut(text, columns), sgr: palette.sgr(role) };
}
