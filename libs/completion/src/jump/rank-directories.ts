import { matchesInOrder } from "./matches-in-order.ts";

export interface VisitedPlace {
  readonly path: string;
  readonly visits: number;
  /** Milliseconds since 1970. */
  readonly lastVisit: number;
}

export interface RankedDirectory {
  readonly path: string;
  readonly score: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Where `z words` may go, best first: the words stand in the path in their order, and those visited more
 * often and more lately come first; of equals the shorter path.
 */
export function rankDirectories(
  places: readonly VisitedPlace[],
  words: readonly string[],
  now: number,
): readonly RankedDirectory[] {
  const matches = matchesInOrder(words);
  const last = words.at(-1)?.toLowerCase() ?? "";
  return places
    .filter(({ path }) => matches(path))
    .map((place) => ({ path: place.path, score: scoreOf(place, last, now) }))
    .toSorted(
      (left, right) =>
        right.score - left.score ||
        left.path.length - right.path.length ||
        (left.path < right.path ? -1 : 1),
    );
}

function scoreOf({ path, visits, lastVisit }: VisitedPlace, last: string, now: number): number {
  // Below a hundredth of a visit for what is one letter shorter: it decides among equals only.
  const shortness = 1 / (1 + path.length);
  // Who names the directory itself does not mean one below it.
  const isNamed =
    last !== "" &&
    path
      .slice(path.lastIndexOf("/") + 1)
      .toLowerCase()
      .includes(last);
  return visits * lateness(now - lastVisit) * (isNamed ? 2 : 1) + shortness;
}

/** In steps, so that a few minutes do not decide between two that are visited alike. */
function lateness(age: number): number {
  if (age < hourMs) return 4;
  if (age < dayMs) return 2;
  if (age < 7 * dayMs) return 1;
  return age < 30 * dayMs ? 0.5 : 0.25;
}
