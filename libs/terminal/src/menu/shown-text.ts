import { cutToWidth } from "../screen/cut-to-width.ts";
import { widthOf } from "../screen/width-of.ts";

const harmless = /^[ -~]*$/;
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00AD\u061C\u115F\u1160\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/gu;

/** No row of a screen has so many letters. */
const longest = 2000;

/**
 * What steers a terminal, turns text round or is not seen becomes `·`, one for one: offsets into the
 * text stay right. What no screen has room for is cut off.
 */
export function shownText(text: string): string {
  const near = text.length > longest ? text.slice(0, longest) : text;
  return harmless.test(near) ? near : near.replaceAll(unseen, "·");
}

/** Of a text that may be shown. */
export function textWidth(text: string): number {
  return harmless.test(text) ? text.length : widthOf([{ text, sgr: "" }]);
}

/** With `…` for what did not fit. */
export function fittedText(text: string, columns: number): string {
  if (columns <= 0) return "";
  if (harmless.test(text)) {
    return text.length <= columns ? text : `${text.slice(0, columns - 1)}…`;
  }
  return cutToWidth([{ text, sgr: "" }], columns)
    .map((span) => span.text)
    .join("");
}
