import { AishError } from "@aish/core";

/** One finding of `aish doctor`. */
export interface Check {
  readonly name: string;
  readonly state: "ok" | "warn" | "fail";
  readonly detail: string;
  readonly hint: string | undefined;
}

export function ok(name: string, detail: string): Check {
  return { name, state: "ok", detail, hint: undefined };
}

/** It works, but not as well as it could. */
export function warn(name: string, detail: string, hint: string): Check {
  return { name, state: "warn", detail, hint };
}

/** Something does not work. */
export function fail(name: string, detail: string, hint: string | undefined): Check {
  return { name, state: "fail", detail, hint };
}

/** What an error of the world says, as a finding; anything else is a bug and goes on. */
export function failed(name: string, error: unknown): Check {
  if (!(error instanceof AishError)) throw error;
  return fail(name, `${error.message} [${error.code}]`, error.hint);
}
