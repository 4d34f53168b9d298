import type { KaiWay } from "../invocation.ts";
import type { ScannedWords } from "./scan-words.ts";
import { usageError } from "./usage-error.ts";

/** `aish kai [-c code | file] [--check | --plan] [arguments]` */
export function toKaiWay({ command, flags, operands }: ScannedWords): KaiWay {
  const code = flags.get("command");
  if (flags.has("check") && flags.has("plan")) {
    throw usageError("--check and --plan exclude each other", command.path, "give one of the two");
  }
  const action = flags.has("check") ? "check" : flags.has("plan") ? "plan" : "run";
  if (code !== undefined) {
    return { kind: "kai", program: { kind: "code", code }, action, arguments: operands };
  }
  const [path, ...rest] = operands;
  const program =
    path === undefined ? ({ kind: "stdin" } as const) : ({ kind: "file", path } as const);
  return { kind: "kai", program, action, arguments: rest };
}
