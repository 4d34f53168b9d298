import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AishError } from "@aish/core";
import { parseToml } from "../../config/config-toml.ts";
import { planModes, type ModePlan } from "./mode-plan.ts";
import { refuseWritableByOthers } from "./refuse-writable-by-others.ts";

/** What modes.toml says; nothing if there is none. Never throws: its faults are problems. */
export function readModePlan(configDirectory: string): ModePlan {
  const path = join(configDirectory, "modes.toml");
  try {
    const text = readFileSync(path, "utf8");
    refuseWritableByOthers(path);
    return planModes(parseToml(text, path), path);
  } catch (error) {
    if (error instanceof AishError) return { modes: [], problems: [error] };
    if (isMissing(error)) return { modes: [], problems: [] };
    const hint = "make it a file that you can read";
    return {
      modes: [],
      problems: [new AishError("CONFIG_INVALID", `cannot read ${path}`, { hint, cause: error })],
    };
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOENT" || error.code === "ENOTDIR")
  );
}
