import type { VariableReader } from "@aish/kernel";

/** Columns to write in: what COLUMNS says, else 80. */
export function screenWidth(variables: VariableReader): number {
  const columns = Number(variables.get("COLUMNS"));
  return Number.isInteger(columns) && columns >= 20 ? columns : 80;
}
