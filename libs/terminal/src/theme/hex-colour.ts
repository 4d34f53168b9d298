import type { Rgb } from "../keys/key-event.ts";
import type { Hex } from "./theme.ts";

const sixDigits = /^#[0-9a-f]{6}$/i;

export function isHex(text: string): text is Hex {
  return sixDigits.test(text);
}

export function rgbOf(hex: Hex): Rgb {
  const bits = Number.parseInt(hex.slice(1), 16);
  return [((bits >> 16) & 255) / 255, ((bits >> 8) & 255) / 255, (bits & 255) / 255];
}

/** Part of the light that a value between 0 and 1 stands for in sRGB. */
export function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
