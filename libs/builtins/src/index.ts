export { builtins } from "./registry.ts";
