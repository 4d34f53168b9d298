import { AishError } from "@aish/core";
import { findModule } from "./find-module.ts";
import type { PlannedMode } from "./mode-plan.ts";
import type { UserMode } from "./user-mode.ts";
import { late, withinTime } from "./within-time.ts";

const loadMs = 3000;

/** Imports a mode and makes sure that it is one. Throws an `AishError` for whatever is wrong with it. */
export async function loadUserMode(
  planned: PlannedMode,
  configDirectory: string,
  deadlineMs = loadMs,
): Promise<UserMode> {
  const path = findModule(planned.module, configDirectory);
  try {
    const made = await withinTime(make(path, planned), deadlineMs);
    if (made === late) throw notAMode(`it is not there after ${deadlineMs / 1000} s`);
    return toUserMode(made);
  } catch (error) {
    if (error instanceof AishError) throw error;
    throw notAMode(error instanceof Error ? error.message : String(error), error);
  }
}

async function make(path: string, { name, options }: PlannedMode): Promise<unknown> {
  const loaded: Readonly<Record<string, unknown>> = await import(path);
  const exported = loaded["default"] ?? loaded[name] ?? loaded["mode"];
  if (exported === undefined) throw notAMode("its module has no default export");
  return typeof exported === "function" ? exported(options) : exported;
}

const methods = ["isUnfinished", "colours", "complete", "activate", "end"] as const;
const texts = ["summary", "sign"] as const;

function toUserMode(made: unknown): UserMode {
  if (typeof made !== "object" || made === null) throw notAMode("it is not an object");
  const found: Readonly<Record<string, unknown>> = { ...made };
  const read = (name: string): unknown => found[name] ?? Reflect.get(made, name);
  if (typeof read("run") !== "function") throw notAMode("it has no function named run");
  for (const name of methods) {
    const kind = typeof read(name);
    if (kind !== "function" && kind !== "undefined") throw notAMode(`its ${name} is no function`);
  }
  for (const name of texts) {
    const kind = typeof read(name);
    if (kind !== "string" && kind !== "undefined") throw notAMode(`its ${name} is no text`);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each member was looked at above
  return made as UserMode;
}

function notAMode(why: string, cause?: unknown): AishError {
  return new AishError("CONFIG_INVALID", why, {
    hint: "see docs/modes.md for what a mode is made of",
    cause,
  });
}
