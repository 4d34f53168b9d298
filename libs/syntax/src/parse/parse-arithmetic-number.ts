import type { Arithmetic } from "../ast.ts";
import type { ParseState } from "./parse-state.ts";

const numeral = /^(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|[0-9]+)$/;

/** Integers only: decimal, `0x1f`, `0o17` and C's `017`. What the digits are worth is the kernel's matter. */
export function parseArithmeticNumber(state: ParseState): Arithmetic | undefined {
  const start = state.at;
  while (isNumeralCode(state.code())) state.at += 1;
  const text = state.text(start);
  const span = { start, end: state.at };
  if (numeral.test(text)) {
    state.mark("number", start);
    return { kind: "integer", span, text };
  }
  state.mark("error", start);
  if (/^[0-9]*\.[0-9]*$/.test(text)) {
    state.report(`arithmetic is on integers, \`${text}\` is not one`, span, "use `awk` or `jq`");
  } else if (text.includes("#")) {
    state.report("no number has a base", span, "write hexadecimal as `0x1f`, octal as `0o17`");
  } else {
    state.report(`\`${text}\` is not a number`, span);
  }
  return undefined;
}

function isNumeralCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 46 ||
    code === 35 ||
    code === 95
  );
}
