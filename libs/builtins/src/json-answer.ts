import {
  type BuiltinCall,
  type BuiltinResult,
  bytesToText,
  toJson,
  type Value,
} from "@aish/kernel";

/** `--json` among the flags that a command reads for itself. */
export function wantsJson({ operands, operandIsFlag }: BuiltinCall): boolean {
  const end = operands.findIndex((word, index) => word === "--" && operandIsFlag[index] === true);
  const words = end === -1 ? operands : operands.slice(0, end);
  return words.some((word, index) => word === "--json" && operandIsFlag[index] === true);
}

/** What the kernel does where it reads the flags: data or text as JSON, a failure as a record. */
export function jsonAnswer({ name }: BuiltinCall, result: BuiltinResult): BuiltinResult {
  const { message, hint, text = "", ...rest } = result;
  const shown = result.data ?? (text.length === 0 ? undefined : textOf(text));
  if (message !== undefined) {
    const error = `${name}: ${message}${hint === undefined ? "" : ` (${hint})`}`;
    const record = new Map<string, Value>([
      ["error", error],
      ["code", result.status],
    ]);
    if (shown !== undefined) record.set("data", shown);
    return { ...rest, text: `${toJson(record)}\n` };
  }
  return shown === undefined ? result : { ...rest, text: `${toJson(shown)}\n` };
}

function textOf(text: string | Uint8Array): string {
  return typeof text === "string" ? text : bytesToText(text);
}
