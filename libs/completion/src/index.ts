export type * from "./candidate.ts";
export type * from "./completion-world.ts";
export type * from "./predict/past-command.ts";
