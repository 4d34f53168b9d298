import {
  defineBuiltin,
  fail,
  ok,
  type BuiltinCall,
  type BuiltinResult,
  type ShellChange,
  type TrapEvent,
} from "@aish/kernel";
import { quoted } from "./quote-word.ts";

const events: readonly TrapEvent[] = ["EXIT", "INT", "TERM", "ERR"];
const numbers: Readonly<Record<string, TrapEvent>> = { 0: "EXIT", 2: "INT", 15: "TERM" };

export const trap = defineBuiltin({
  name: "trap",
  summary: "Run a command when the program ends, fails or is signalled",
  details:
    "Events: EXIT, INT, TERM, and ERR for a failure nobody looks at. `-` instead of a command brings the default back, an empty text ignores the event. Without arguments it lists the traps.",
  examples: [
    { source: "trap 'echo bye' EXIT; echo hello", shows: "hello\nbye" },
    { source: "trap 'echo bye' EXIT; trap - EXIT", shows: undefined },
    { source: "trap 'echo failed with $?' ERR; false", shows: "failed with 1" },
  ],
  flags: [
    { short: "p", summary: "List the traps of these events, or all" },
    { short: "l", summary: "List the events there are" },
  ],
  operands: [
    { name: "command", min: 0 },
    { name: "event", type: "signal", min: 0, many: true },
  ],

  run(call) {
    const { operands, flags } = call;
    if (flags.has("l")) return ok({ text: `${events.join("\n")}\n` });
    if (flags.has("p") || operands.length === 0) return list(call);
    const [command = "", ...rest] = operands;
    // One event alone means its default, as everywhere.
    const named = rest.length === 0 && parseEvent(command) !== undefined ? [command] : rest;
    if (named.length === 0)
      return fail(2, "the event is missing", `write: trap ${quoted(command)} EXIT`);
    const changes: ShellChange[] = [];
    for (const name of named) {
      const event = parseEvent(name);
      if (event === undefined) return unknown(name);
      const isDefault = named !== rest || command === "-";
      changes.push({ kind: "setTrap", event, command: isDefault ? undefined : command });
    }
    return ok({ changes });
  },
});

function parseEvent(text: string): TrapEvent | undefined {
  const name = text.toUpperCase().replace(/^SIG/, "");
  return numbers[name] ?? events.find((event) => event === name);
}

function unknown(name: string): BuiltinResult {
  return fail(1, `${name}: no such event`, `there are ${events.join(", ")}`);
}

function list({ operands, shell }: BuiltinCall): BuiltinResult {
  const lines: string[] = [];
  const asked: TrapEvent[] = [];
  for (const operand of operands) {
    const event = parseEvent(operand);
    if (event === undefined) return unknown(operand);
    asked.push(event);
  }
  for (const event of asked.length === 0 ? events : asked) {
    const command = shell.traps.get(event);
    if (command !== undefined) lines.push(`trap -- ${quoted(command)} ${event}\n`);
  }
  return ok({ text: lines.join("") });
}
