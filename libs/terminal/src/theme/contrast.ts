import type { Rgb } from "../keys/key-event.ts";
import { linear, rgbOf } from "./hex-colour.ts";
import type { Hex } from "./theme.ts";

/** From 1 (the same) to 21 (black and white), by WCAG 2. */
export function contrastRatio(one: Hex, other: Hex): number {
  const [a, b] = [luminance(rgbOf(one)), luminance(rgbOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Whether white reads better than black on a background. */
export function isDark(background: Rgb): boolean {
  const light = luminance(background) + 0.05;
  return 1.05 / light > light / 0.05;
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
