import type { Rgb } from "../keys/key-event.ts";
import { linear } from "./hex-colour.ts";

/** A colour as the eye measures it: equal distances look equally far (Björn Ottosson, 2020). */
export interface Oklab {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

export function oklabOf([red, green, blue]: Rgb): Oklab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

export function distance(one: Oklab, other: Oklab): number {
  return Math.hypot(one.lightness - other.lightness, one.a - other.a, one.b - other.b);
}

/** 0 for greys. */
export function chroma({ a, b }: Oklab): number {
  return Math.hypot(a, b);
}

/** In radians. */
export function hue({ a, b }: Oklab): number {
  return Math.atan2(b, a);
}
