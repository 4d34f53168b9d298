import { type Awaitable, type BuiltinCall, bytesToText, readAll, toText } from "@aish/kernel";

/**
 * The text a command works on: its first operand, else all of stdin. Undefined if stdin has not a single
 * byte.
 */
export function readText(call: BuiltinCall): Awaitable<string | undefined> {
  const [operand] = call.values;
  return operand === undefined ? allInput(call) : toText(operand);
}

/** All of stdin; undefined if it has not a single byte. */
export function allInput(call: BuiltinCall): Awaitable<string | undefined> {
  const bytes = readAll(call.stdin);
  return bytes instanceof Promise ? bytes.then(textOf) : textOf(bytes);
}

function textOf(bytes: Uint8Array): string | undefined {
  return bytes.length === 0 ? undefined : bytesToText(bytes);
}
