import { displayWidth } from "./display-width.ts";

/** How a converted argument fills its width. */
export interface Layout {
  readonly width: number;
  readonly left: boolean;
  readonly zero: boolean;
}

export function text(shown: string, layout: Layout): string {
  return layout.width === 0 ? shown : padded("", shown, layout);
}

export function padded(prefix: string, shown: string, { width, left, zero }: Layout): string {
  const missing = width - prefix.length - displayWidth(shown);
  if (missing <= 0) return prefix + shown;
  if (left) return prefix + shown + " ".repeat(missing);
  return zero ? prefix + "0".repeat(missing) + shown : " ".repeat(missing) + prefix + shown;
}

/** By characters, never by halves of one. */
export function firstCharacters(argument: string, count: number | undefined): string {
  return count === undefined ? argument : Array.from(argument).slice(0, count).join("");
}
