export type * from "./menu-item.ts";
