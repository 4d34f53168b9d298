export { fillHistory, type Filling } from "./fill-history.ts";
