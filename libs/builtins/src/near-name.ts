import { nearestName } from "@aish/core";

/** For a hint; undefined if nothing is near. `.` and `:` are near to every letter and never meant. */
export function nearName(name: string, names: readonly string[]): string | undefined {
  const near = nearestName(
    name,
    names.filter((candidate) => candidate.length > 1),
  );
  return near === undefined ? undefined : `did you mean ${near}`;
}
