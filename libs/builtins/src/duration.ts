export { parseDuration } from "@aish/kernel";
