import type { CompletionWorld, Pool } from "@aish/completion";
import type { ShellPlace } from "./place.ts";

/** What one source knows of a place. */
export interface Found {
  readonly pools: readonly Pool[];
  /** What comes besides, or undefined where nothing does. Never rejects. */
  readonly late?: Promise<readonly Pool[]> | undefined;
}

export interface SourceRequest {
  readonly place: ShellPlace;
  readonly world: CompletionWorld;
  readonly signal: AbortSignal;
}

export const nothing: Found = { pools: [] };

export function together(all: readonly Found[]): Found {
  const late = all.flatMap((found) => (found.late === undefined ? [] : [found.late]));
  return {
    pools: all.flatMap(({ pools }) => pools),
    late: late.length === 0 ? undefined : Promise.all(late).then((pools) => pools.flat()),
  };
}
