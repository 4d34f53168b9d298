import { AishError } from "@aish/core";

/** For writing: a file that cannot be understood is not written over. */
export function rulesUnreadable(path: string, problem: string | undefined): AishError {
  return new AishError("CONFIG_INVALID", problem ?? `${path}: cannot be read`, {
    hint: "correct the file before changing rules",
  });
}
