import type { CommandSubstitution } from "@aish/syntax";
import { createCaptureSink, type CaptureSink } from "../streams/capture-sink.ts";
import { andThen, type Code, type Compiler } from "../code.ts";
import { derive, type Context } from "../context.ts";
import { deeper } from "../depth.ts";
import { Fault } from "../fault.ts";
import { forkShell, type Shell } from "../shell.ts";
import { endOfBlock, type Outcome } from "../outcome.ts";
import { runExitTrap } from "../run-isolated.ts";
import { pacedSink } from "../streams/paced-sink.ts";
import { toText } from "../values/value-text.ts";
import type { Awaitable, Value } from "../values/value.ts";

/** `$(…)` on its own, which can be data, and inside text, which cannot. */
export interface Substitution {
  readonly value: Code<Value>;
  readonly text: Code<string>;
}

export function compileSubstitution(part: CommandSubstitution, compiler: Compiler): Substitution {
  const body = compiler.block(part.body);
  function run<T>(
    context: Context,
    conclude: (capture: CaptureSink, shell: Shell) => T,
  ): Awaitable<T> {
    const capture = createCaptureSink();
    const shell = forkShell(context.shell, "overlay");
    const inside = derive(context, {
      shell,
      stdout: pacedSink(capture, context),
      depth: deeper(context),
      failureIsChecked: false,
      hasOwnInput: false,
    });
    const finish = (outcome: Outcome): T => {
      context.shell.substitutionStatus = endOfBlock(outcome);
      return conclude(capture, shell);
    };
    const trapped = (outcome: Outcome): Awaitable<T> =>
      shell.traps.size === 0 ? finish(outcome) : andThen(runExitTrap(inside, outcome), finish);
    const outcome = body(inside);
    return outcome instanceof Promise ? outcome.then(trapped) : trapped(outcome);
  }
  return {
    value: (context) => run(context, toSubstitutedValue),
    text: (context) => run(context, toSubstitutedText),
  };
}

/** Data if data is what the last command is about or all that it left; bytes that are no text; else text. */
function toSubstitutedValue(capture: CaptureSink, shell: Shell): Value {
  const { data, typed } = shell.last;
  if (data !== undefined && typed) return data;
  const text = capture.text();
  if (data !== undefined && text === "") return data;
  return text === undefined ? capture.bytes() : withoutTrailingNewlines(text);
}

function toSubstitutedText(capture: CaptureSink, shell: Shell): string {
  const text = capture.text();
  const { data } = shell.last;
  if (text === "" && data !== undefined) return toText(data);
  if (text !== undefined) return withoutTrailingNewlines(text);
  throw new Fault(
    `binary data (${capture.size} bytes) cannot be used as text`,
    "decode it (base64, xxd) or redirect it to a file",
  );
}

function withoutTrailingNewlines(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 10) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}
