import type { Modifiers } from "./chord.ts";

export interface ModifierParameter extends Modifiers {
  readonly capsLock: boolean;
  readonly released: boolean;
}

/**
 * `1 + bits`, and the event type of the Kitty protocol after a colon (3 is a release). Num Lock tells
 * nothing that the key does not; Hyper counts as Super and Meta as Alt, which keyboards have in their place.
 */
export function readModifiers(parameter: readonly number[] | undefined): ModifierParameter {
  const bits = Math.max(0, (parameter?.[0] ?? 1) - 1);
  return {
    shift: (bits & 1) !== 0,
    alt: (bits & (2 | 32)) !== 0,
    ctrl: (bits & 4) !== 0,
    super: (bits & (8 | 16)) !== 0,
    capsLock: (bits & 64) !== 0,
    released: parameter?.[1] === 3,
  };
}
