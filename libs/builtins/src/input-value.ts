import { type Awaitable, type BuiltinCall, bytesToText, readAll, type Value } from "@aish/kernel";

/**
 * The value a command works on: its first operand, else what the pipeline stage before left, else the
 * text on stdin as `$( )` would bind it. Undefined if there is nothing at all.
 */
export function inputValue(call: BuiltinCall): Awaitable<Value | undefined> {
  const [operand] = call.values;
  return operand === undefined ? pipedInput(call) : operand;
}

async function pipedInput(call: BuiltinCall): Promise<Value | undefined> {
  const bytes = await readAll(call.stdin);
  const piped = await call.pipedValue();
  if (piped !== undefined) return piped;
  return bytes.length === 0 ? undefined : bytesToText(bytes).replace(/\n+$/, "");
}
