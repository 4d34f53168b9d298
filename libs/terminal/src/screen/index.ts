export type * from "./live-view.ts";
export type * from "./styled.ts";
