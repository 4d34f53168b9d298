import { shortened, tokensPerMessage } from "./budget.ts";
import type { TurnSize } from "./first-that-fits.ts";
import type { Model, Turn } from "./ports.ts";

/** A turn as it is sent, if it is sent: shortened and marked. */
export interface SizedTurn extends TurnSize {
  readonly turn: Turn;
}

export interface SizedTurns {
  /** The end of the past: what stands before it cannot fit and was not even counted. */
  readonly past: readonly SizedTurn[];
  readonly steps: readonly SizedTurn[];
}

/** Counting costs time, so it ends with the room: the past may be long. */
export function sizeTurns(
  past: readonly Turn[],
  since: readonly Turn[],
  { room, budget }: { readonly room: number; readonly budget: number },
  model: Pick<Model, "countTokens">,
): SizedTurns {
  const late = past.length + since.length - 2;
  const old = Math.min(budget * 0.25, room * 0.6);
  const size = (turn: Turn, index: number): SizedTurn =>
    sizeOf(turn, { now: index < late ? old : room * 0.6, later: old }, model);
  const steps = since.map((turn, index) => size(turn, past.length + index));
  let left = steps.reduce((rest, { now }) => rest - now, room);
  const end: SizedTurn[] = [];
  for (const [index, turn] of [...past.entries()].toReversed()) {
    if (left < 0) break;
    const sized = size(turn, index);
    left -= sized.now;
    end.push(sized);
  }
  return { past: end.toReversed(), steps };
}

function sizeOf(turn: Turn, most: TurnSize, model: Pick<Model, "countTokens">): SizedTurn {
  const mark = turn.status === "complete" ? "" : "\n[this was cut off]";
  const cut = (tokens: number): string =>
    shortened(`${turn.content}${mark}`, tokens, model.countTokens);
  const content = cut(most.now);
  const now = model.countTokens(content) + tokensPerMessage;
  const later = now <= most.later ? now : model.countTokens(cut(most.later)) + tokensPerMessage;
  return { turn: { ...turn, content }, now, later };
}
