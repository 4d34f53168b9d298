import type fs from "node:fs";

/** node:fs, loaded when it is first needed: that takes Bun half as long as starting. */
export function loadFs(): typeof fs {
  return require("node:fs");
}
