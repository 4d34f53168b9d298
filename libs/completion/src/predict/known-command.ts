/** A command that was run before, and what is known of its runs. Weights grow by use and fade with time. */
export interface KnownCommand {
  readonly command: string;
  weight: number;
  /** Its number in the order of all runs. */
  lastRun: number;
  lastAt: number;
  lastFailed: boolean;
  /** The shell did not find it when it was last tried. */
  notFound: boolean;
  /** The last request that has looked at it. */
  seenBy: number;
  readonly places: WeightedPlace[];
  readonly followers: Follower[];
}

export interface WeightedPlace {
  readonly directory: string;
  weight: number;
  lastRun: number;
}

/** What was run next in the same session, where, and whether this one had failed. */
export interface Follower {
  readonly next: KnownCommand;
  readonly directory: string;
  readonly afterFailure: boolean;
  weight: number;
}

export function newKnownCommand(command: string): KnownCommand {
  return {
    command,
    weight: 0,
    lastRun: 0,
    lastAt: 0,
    lastFailed: false,
    notFound: false,
    seenBy: 0,
    places: [],
    followers: [],
  };
}

const mostPlaces = 8;

export function addPlace(
  known: KnownCommand,
  directory: string,
  weight: number,
  run: number,
): void {
  const place = known.places.find((other) => other.directory === directory);
  if (place !== undefined) {
    place.weight += weight;
    place.lastRun = run;
    return;
  }
  if (known.places.length >= mostPlaces) removeLightest(known.places);
  known.places.push({ directory, weight, lastRun: run });
}

export const mostFollowers = 32;

export function addFollower(followers: Follower[], follower: Follower): void {
  const same = followers.find(
    ({ next, directory, afterFailure }) =>
      next === follower.next &&
      directory === follower.directory &&
      afterFailure === follower.afterFailure,
  );
  if (same !== undefined) {
    same.weight += follower.weight;
    return;
  }
  if (followers.length >= mostFollowers) removeLightest(followers);
  followers.push(follower);
}

function removeLightest(items: { readonly weight: number }[]): void {
  let lightest = 0;
  for (const [at, { weight }] of items.entries()) {
    if (weight < (items[lightest]?.weight ?? 0)) lightest = at;
  }
  items.splice(lightest, 1);
}
