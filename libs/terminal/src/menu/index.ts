export { CompletionMenu } from "./completion-menu.ts";
export type * from "./menu-item.ts";
export type { MenuMove } from "./menu-move.ts";
