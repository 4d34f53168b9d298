import type { Rgb } from "../keys/key-event.ts";
import { rgbOf } from "./hex-colour.ts";
import { chroma, distance, hue, oklabOf, type Oklab } from "./oklab.ts";
import type { BaseColour, Hex } from "./theme.ts";

/** The number of the nearest of the 240 fixed colours; the first 16 are the terminal's own to decide. */
export function nearestOf256(hex: Hex): number {
  const wanted = oklabOf(rgbOf(hex));
  let nearest = firstFixed;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, colour] of fixedColours().entries()) {
    const away = distance(wanted, colour);
    if (away >= least) continue;
    least = away;
    nearest = firstFixed + place;
  }
  return nearest;
}

/**
 * The base colour of the nearest hue; undefined for greys, which no base colour is sure to show on an
 * unknown background.
 */
export function nearestBase(hex: Hex, except?: BaseColour): BaseColour | undefined {
  const wanted = oklabOf(rgbOf(hex));
  if (chroma(wanted) < leastChroma) return undefined;
  let nearest: BaseColour | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [name, angle] of hues) {
    if (name === except) continue;
    const turn = Math.abs(hue(wanted) - angle);
    const away = Math.min(turn, 2 * Math.PI - turn);
    if (away >= least) continue;
    least = away;
    nearest = name;
  }
  return nearest;
}

const firstFixed = 16;
const leastChroma = 0.035;

/** In radians: where themes put these colours, which is not where pure red, green and blue are. */
const hues: readonly (readonly [BaseColour, number])[] = [
  ["red", 0.35],
  ["yellow", 1.35],
  ["green", 2.35],
  ["cyan", -2.78],
  ["blue", -1.9],
  ["magenta", -0.35],
];

let fixed: readonly Oklab[] | undefined;

function fixedColours(): readonly Oklab[] {
  fixed ??= [...cube(), ...greys()].map(oklabOf);
  return fixed;
}

function cube(): readonly Rgb[] {
  const steps = [0, 95, 135, 175, 215, 255].map((step) => step / 255);
  return steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue): Rgb => [red, green, blue])),
  );
}

function greys(): readonly Rgb[] {
  return Array.from({ length: 24 }, (_, place): Rgb => {
    const grey = (8 + 10 * place) / 255;
    return [grey, grey, grey];
  });
}
