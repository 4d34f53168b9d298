export type * from "./role-range.ts";
export type * from "./shell-token.ts";
