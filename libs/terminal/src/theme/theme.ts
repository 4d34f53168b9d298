import type { Role } from "./role.ts";

/** A table of colours for one kind of background. */
export interface Theme {
  readonly name: string;
  /** The background it is made for; `both` leaves all colours to the terminal. */
  readonly kind: ThemeKind;
  readonly summary: string;
  /** What its contrast is reckoned against. The terminal's own background is never changed. */
  readonly background: Hex | undefined;
  readonly colours: Readonly<Record<Role, RoleStyle>>;
}

export type ThemeKind = "light" | "dark" | "both";

/** What is left out is as the terminal has it. */
export interface RoleStyle {
  readonly fg?: Colour;
  readonly bg?: Colour;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

/** Of 24 bits, or one of the 16 that the terminal itself decides on. */
export type Colour = Hex | BaseColour;

/** `#` and six digits. */
export type Hex = `#${string}`;

/** In the order of their numbers. */
export const baseColours = [
  "black",
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
  "white",
  "bright-black",
  "bright-red",
  "bright-green",
  "bright-yellow",
  "bright-blue",
  "bright-magenta",
  "bright-cyan",
  "bright-white",
] as const;

export type BaseColour = (typeof baseColours)[number];
