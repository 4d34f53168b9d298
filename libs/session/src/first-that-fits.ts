export interface TurnSize {
  /** Tokens of the turn as it stands in this request. */
  readonly now: number;
  /** Tokens once others stand behind it: late turns are shortened less. */
  readonly later: number;
}

/**
 * How many turns, from the first, are left out: none, or so many that half of the room is free. The
 * past goes before the steps of the question, and what was left out of those stays left out.
 */
export function firstThatFits(
  past: readonly TurnSize[],
  steps: readonly TurnSize[],
  room: number,
): number {
  if (tokensOf([...past, ...steps]) <= room) return 0;
  // What stands for the steps that are left out needs some room as well.
  const step = tokensOf(steps) <= room ? 0 : firstStepThatFits(steps, room * 0.85);
  if (step > 0) return past.length + step;
  let left = room * 0.5 - tokensOf(steps);
  let first = past.length;
  for (; first > 0; first -= 1) {
    left -= past[first - 1]?.now ?? 0;
    const isLast = steps.length === 0 && first === past.length;
    // The last one stays if it fits at all: the question is about it.
    if (left < 0 && (!isLast || left < room * -0.45)) break;
  }
  return first;
}

/**
 * Found anew for each request, but by going the same way, so that steps which have been left out do
 * not come back, and a server's cache of the beginning stays good.
 */
function firstStepThatFits(steps: readonly TurnSize[], room: number): number {
  let first = 0;
  for (let end = 1; end <= steps.length; end += 1) {
    const tokens = (): number =>
      steps
        .slice(first, end)
        .reduce((sum, { now, later }, index) => sum + (first + index < end - 2 ? later : now), 0);
    if (tokens() <= room) continue;
    while (first < end - 1 && tokens() > room / 2) first += 1;
    if (tokens() > room) first = end;
  }
  return first;
}

function tokensOf(sizes: readonly TurnSize[]): number {
  return sizes.reduce((sum, { now }) => sum + now, 0);
}
