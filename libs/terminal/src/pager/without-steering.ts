import { cellShape } from "../screen/cell-shape.ts";

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const steers = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;

/** A text that may be written: what would steer the terminal or turn the text round is shown. */
export function withoutSteering(text: string): string {
  return text.replaceAll(steers, (found) => (found === "\t" ? " " : cellShape(found).text));
}
