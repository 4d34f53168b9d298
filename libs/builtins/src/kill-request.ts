import { fail, ok, type BuiltinCall, type BuiltinResult } from "@aish/kernel";
import { parseSignal, signalNames, type Signal } from "./signals.ts";

export interface KillRequest {
  readonly kind: "request";
  readonly signal: Signal;
  readonly waits: boolean;
  readonly targets: readonly string[];
}

export type KillAnswer = KillRequest | { readonly kind: "answer"; readonly result: BuiltinResult };

/** `-KILL` is one word with one meaning, which no flag can be declared to have, so this reads them all. */
export function parseKill({ operands, operandIsFlag }: BuiltinCall): KillAnswer {
  let signal: Signal | undefined;
  let waits = true;
  const targets: string[] = [];
  for (let at = 0; at < operands.length; at += 1) {
    const word = operands[at] ?? "";
    if (operandIsFlag[at] !== true) {
      targets.push(word);
    } else if (word === "--") {
      targets.push(...operands.slice(at + 1));
      break;
    } else if (word === "--no-wait") {
      waits = false;
    } else if (word === "--json") {
      continue; // is about the answer, whatever it is
    } else if (word === "-l" || word === "--list") {
      return answer(ok({ text: `${signalNames.join("\n")}\n` }));
    } else {
      const explicit = explicitSignal.exec(word)?.groups;
      if (explicit !== undefined && explicit.name === "") at += 1;
      const written = explicit === undefined ? word.slice(1) : explicit.name || operands[at];
      if (written === undefined) return answer(fail(2, `${word} needs a signal`, supported));
      const named = parseSignal(written);
      if (named === undefined && explicit !== undefined) {
        return answer(fail(1, `${written}: unknown signal`, supported));
      }
      if (named === undefined) return answer(fail(2, `unknown flag or signal ${word}`, supported));
      if (signal !== undefined) return answer(fail(2, "more than one signal is given"));
      signal = named;
    }
  }
  if (targets.length > 0) {
    return { kind: "request", signal: signal ?? terminate, waits, targets };
  }
  return answer(fail(1, "no job or process is given", "kill %1 ends job 1"));
}

const explicitSignal = /^(?:--signal=|--signal$|-s=?)(?<name>.*)$/;
const terminate: Signal = { name: "SIGTERM", number: 15, ends: true };
const supported = `signals are ${signalNames.join(" ")}; see: help kill`;

function answer(result: BuiltinResult): KillAnswer {
  return { kind: "answer", result };
}
