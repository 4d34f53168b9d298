import type { Sgr } from "../screen/styled.ts";
import type { Role } from "./role.ts";

/** The roles of a theme as one terminal can show them. */
export interface Palette {
  readonly theme: string;
  sgr(role: Role): Sgr;
  /** The text in the colour of the role, and the terminal's own behind it. */
  paint(role: Role, text: string): string;
}
