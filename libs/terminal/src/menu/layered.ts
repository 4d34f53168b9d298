import type { Sgr } from "../screen/styled.ts";

/** One look on top of another: what both say is as the one on top has it. */
export function layered(under: Sgr, top: Sgr): Sgr {
  if (under === "" || top === "") return under + top;
  return `${under};${top}`;
}
