import type { AishError } from "@aish/core";
import { paintFor } from "./paint.ts";

/** The lines for stderr: what failed with its code, then what to do about it. */
export function renderError(error: AishError, colour: boolean): string {
  const paint = paintFor(colour);
  const code = paint.dim(`[${error.code}]`);
  const first = `${paint.red("aish:")} ${printable(error.message)} ${code}\n`;
  return error.hint === undefined ? first : `${first}  ${paint.dim(printable(error.hint))}\n`;
}

/** The exit status of a program that ends with this error. */
export function statusOf(error: AishError): number {
  if (error.code === "USAGE") return 2;
  return error.code === "CONFIG_INVALID" ? 78 : 1; // 78: EX_CONFIG of sysexits.h
}

/** File names and arguments reach messages as they are; none may move the cursor or add a line. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (char) => {
    if (char === "\n") return "\\n";
    if (char === "\t") return "\\t";
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
}
