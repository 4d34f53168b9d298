import type { AishError } from "@aish/core";
import { ConfigFaults } from "./config/config-faults.ts";
import { paintFor } from "./paint.ts";

/**
 * What failed with its code, then what to do about it. `columns`: of the terminal that shows it, where
 * its lines are wrapped at words; undefined or 0 elsewhere.
 */
export function renderError(error: AishError, colour: boolean, columns?: number): string {
  const errors = error instanceof ConfigFaults ? [error, ...error.others] : [error];
  return errors
    .map(({ code, message, hint }, at) =>
      renderOne(
        { code, message, hint: hint === errors[at + 1]?.hint ? undefined : hint },
        colour,
        columns,
      ),
    )
    .join("");
}

function renderOne(
  error: Pick<AishError, "code" | "message" | "hint">,
  colour: boolean,
  columns: number | undefined,
): string {
  const paint = paintFor(colour);
  const code = paint.dim(`[${error.code}]`);
  const first = wrapped(`${paint.red("aish:")} ${printable(error.message)} ${code}`, columns);
  if (error.hint === undefined) return `${first}\n`;
  const indent = "  ";
  const room = columns === undefined ? undefined : columns - indent.length;
  const hint = wrapped(paint.dim(printable(error.hint)), room).replaceAll("\n", `\n${indent}`);
  return `${first}\n${indent}${hint}\n`;
}

function wrapped(text: string, columns: number | undefined): string {
  return columns === undefined || columns <= 0 ? text : Bun.wrapAnsi(text, columns);
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
