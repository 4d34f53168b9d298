import { Fault } from "../fault.ts";

export function arithmeticFault(message: string, hint?: string): Fault {
  return new Fault(`arithmetic error: ${message}`, hint);
}
