import type { Environment } from "../environment.ts";

/** Columns that a listing may use; what goes to a file or a pipe is not cut. */
export function widthOf({ terminal }: Environment): number {
  return terminal.stdout ? (terminal.columns ?? 80) : Number.POSITIVE_INFINITY;
}
