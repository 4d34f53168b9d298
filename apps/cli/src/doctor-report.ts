import { paintFor } from "./paint.ts";
import type { Check } from "./doctor/check.ts";

/** The findings one below the other, what to do under those that need it, and a last line. */
export function doctorText(checks: readonly Check[], colour: boolean): string {
  const paint = paintFor(colour);
  const states = { ok: paint.green, warn: paint.yellow, fail: paint.red };
  const width = Math.max(0, ...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, state, detail, hint }) => {
    const line = `${states[state](state.padEnd(4))}  ${name.padEnd(width)}  ${detail}`;
    return hint === undefined ? [line] : [line, `${" ".repeat(width + 8)}${paint.dim(hint)}`];
  });
  return `${[...lines, "", summary(checks)].join("\n")}\n`;
}

export function doctorJson(checks: readonly Check[]): readonly object[] {
  return checks.map((check) => ({ ...check, hint: check.hint ?? null }));
}

/** A warning is no failure: scripts that ask for the status want to know whether aish works. */
export function doctorStatus(checks: readonly Check[]): 0 | 1 {
  return checks.some(({ state }) => state === "fail") ? 1 : 0;
}

function summary(checks: readonly Check[]): string {
  const count = (wanted: Check["state"]) => checks.filter(({ state }) => state === wanted).length;
  return `${count("ok")} ok, ${count("warn")} to look at, ${count("fail")} failed`;
}
