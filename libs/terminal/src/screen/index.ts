export { cutToWidth } from "./cut-to-width.ts";
export type * from "./frame.ts";
export { layoutView } from "./layout-view.ts";
export { leftFrame } from "./left-frame.ts";
export { LiveScreen } from "./live-screen.ts";
export type * from "./live-view.ts";
export { reflowOf, type Reflow } from "./reflow.ts";
export type * from "./styled.ts";
export { widthOf } from "./width-of.ts";
