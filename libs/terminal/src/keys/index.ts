export type * from "./key-event.ts";
