import { parse } from "@aish/syntax";

/** Whether more lines could make the text whole; one with a fault is better told about it now. */
export function isUnfinished(text: string): boolean {
  return parse(text).incomplete !== undefined;
}
