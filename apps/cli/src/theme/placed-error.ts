import type { AishError } from "@aish/core";
import { printable } from "../listings/columns.ts";

/** A fault that stops nothing, with what to do about it, on a line. */
export function placedError({ message, hint }: AishError): string {
  return `${printable(hint === undefined ? message : `${message}; ${hint}`)}\n`;
}
