export type { Palette } from "./palette.ts";
export { roles, type ColourDepth, type Role } from "./role.ts";
