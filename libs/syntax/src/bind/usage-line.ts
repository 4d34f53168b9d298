import { valueCount } from "./bind-table.ts";
import type { CommandDeclaration, FlagDeclaration, OperandDeclaration } from "../declaration.ts";

/** `cp [flags] SOURCE...`: in a shape that fits behind a message. */
export function usageLine(declaration: CommandDeclaration): string {
  const words = [declaration.name];
  if (declaration.flags.length > 0 && declaration.flagPlacement !== "none") words.push("[flags]");
  return [...words, ...declaration.operands.map(operandUsage)].join(" ");
}

export function operandUsage(operand: OperandDeclaration): string {
  const name = operand.name.toUpperCase() + (operand.many ? "..." : "");
  return operand.min === 0 ? `[${name}]` : name;
}

/** ` <count>`, `[=<when>]`, or nothing for a switch; glued where the value has to be. */
export function valueUsage(flag: FlagDeclaration): string {
  const { value } = flag;
  if (value === undefined) return "";
  if (value.implied !== undefined) {
    return flag.long === undefined ? `[<${value.name}>]` : `[=<${value.name}>]`;
  }
  if (valueCount(flag) === 1) return ` <${value.name}>`;
  return ` ${value.name
    .split(" ")
    .map((name) => `<${name}>`)
    .join(" ")}`;
}
