import { FileError } from "@aish/core";
import { bindArguments, helpText, type BindingResult } from "@aish/syntax";
import { applyChanges } from "./apply-changes.ts";
import { BoundCall } from "./builtin-call.ts";
import type { Builtin, BuiltinResult } from "../builtin.ts";
import { createCaptureSink, type CaptureSink } from "../streams/capture-sink.ts";
import { andThen } from "../code.ts";
import { CommandFault } from "../command-fault.ts";
import { conclude } from "../conclude.ts";
import { isConstant } from "./constant-arguments.ts";
import type { Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { untilAborted } from "../interrupted.ts";
import { toJson } from "../values/json-print.ts";
import type { Outcome } from "../outcome.ts";
import { nothingLeft, type LastResult, type Shell } from "../shell.ts";
import { toText } from "../values/value-text.ts";
import type { Awaitable, Value } from "../values/value.ts";
import { AssignmentArgument, type ValueArgument } from "./value-argument.ts";

/** Binds the arguments, runs the builtin, writes what it returned and applies what it asked for. */
export function callBuiltin(
  context: Context,
  builtin: Builtin,
  name: string,
  args: readonly ValueArgument[],
): Awaitable<Outcome> {
  const { declaration } = builtin;
  const binding = bound(declaration, args);
  if (!binding.ok) {
    const { message, hint } = binding;
    const result = { status: 2, message, ...(hint === undefined ? {} : { hint }) };
    return wantsJson(args)
      ? concludeJson(context, name, result, undefined)
      : concludeText(context, name, result, undefined, false);
  }
  const { flags } = binding;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the binder gives back what it was given
  const operands = binding.operands as readonly ValueArgument[];
  if (flags.has("help")) {
    const text = helpText(declaration, columnsOf(context));
    return concludeText(context, name, { status: 0, text }, undefined, false);
  }
  const capture = flags.has("json") ? createCaptureSink() : undefined;
  const call = new BoundCall(name, context, flags, operands, capture);
  const result = run(builtin, call, context);
  if (capture !== undefined) {
    return andThen(result, (late) => concludeJson(context, name, late, capture));
  }
  return result instanceof Promise
    ? result.then((late) => concludeText(context, name, late, call, declaration.typed))
    : concludeText(context, name, result, call, declaration.typed);
}

interface RememberedBinding {
  readonly declaration: Builtin["declaration"];
  readonly binding: BindingResult<Value>;
}

const remembered = new WeakMap<readonly ValueArgument[], RememberedBinding>();

/**
 * Arguments that nothing can change are the same array whenever the command runs (`read -r line` in
 * a loop), so their flags are sorted from operands once. Without flags that is quicker than a look-up.
 */
function bound(
  declaration: Builtin["declaration"],
  args: readonly ValueArgument[],
): BindingResult<Value> {
  if (!args.some(isFlag) || !isConstant(args)) return bind(declaration, args);
  const known = remembered.get(args);
  if (known?.declaration === declaration) return known.binding;
  const binding = bind(declaration, args);
  remembered.set(args, { declaration, binding });
  return binding;
}

function isFlag(arg: ValueArgument): boolean {
  return arg.isFlag;
}

/** An argument that has no text (binary data) is a fault of this command alone. */
function bind(
  declaration: Builtin["declaration"],
  args: readonly ValueArgument[],
): BindingResult<Value> {
  try {
    return bindArguments<Value>(declaration, declaration.assignments ? args.map(asAssigned) : args);
  } catch (error) {
    throw error instanceof Fault ? new CommandFault(error) : error;
  }
}

function asAssigned(arg: ValueArgument): ValueArgument {
  return arg instanceof AssignmentArgument ? arg.assigning() : arg;
}

/** A builtin's own failure is its status; one that does not listen to the signal is left behind. */
function run(builtin: Builtin, call: BoundCall, context: Context): Awaitable<BuiltinResult> {
  try {
    const result = builtin.run(call);
    if (!(result instanceof Promise)) return result;
    return untilAborted(result, context.signal).catch(toFailure);
  } catch (error) {
    return toFailure(error);
  }
}

function toFailure(error: unknown): BuiltinResult {
  if (error instanceof FileError) return { status: 1, message: error.message };
  if (!(error instanceof Fault)) throw error;
  const { message, hint } = error;
  return { status: 1, message, ...(hint === undefined ? {} : { hint }) };
}

function concludeText(
  context: Context,
  name: string,
  result: BuiltinResult,
  call: BoundCall | undefined,
  typed: boolean,
): Awaitable<Outcome> {
  const { text, message, changes, data, status } = result;
  const { shell } = context;
  if (result.exits === true) return { kind: "exit", status };
  shell.last = leftBy(data, typed, text, call);
  if (message === undefined && changes === undefined) {
    const written =
      text === undefined || text.length === 0 ? undefined : context.stdout.write(text);
    return written instanceof Promise
      ? written.then(() => conclude(context, status))
      : conclude(context, status);
  }
  const written = text === undefined ? undefined : context.stdout.write(text);
  return andThen(written, () => {
    const refused = changes === undefined ? undefined : applyRefusable(changes, context);
    const line = refused ?? toLine(result);
    const told =
      line === undefined ? undefined : context.stderr.write(`${named(name, shell)}: ${line}\n`);
    return andThen(told, () => conclude(context, refused === undefined ? status : 1));
  });
}

/** With `--json`, stdout is one JSON text: the data, else what was printed, else the failure. Nothing stays nothing. */
function concludeJson(
  context: Context,
  name: string,
  result: BuiltinResult,
  capture: CaptureSink | undefined,
): Awaitable<Outcome> {
  const { data, message, status, changes } = result;
  const refused = changes === undefined ? undefined : applyRefusable(changes, context);
  const failure = refused ?? toLine(result);
  const code = refused === undefined ? status : 1;
  const shown =
    failure !== undefined && code !== 0
      ? failureRecord(`${name}: ${failure}`, code, data)
      : (data ?? printed(result, capture));
  if (shown instanceof Uint8Array) {
    const fault = `binary data (${shown.length} bytes) has no JSON`;
    const refusal = { status: 1, message: fault, hint: "decode it first (base64, xxd)" };
    return concludeJson(context, name, refusal, undefined);
  }
  const text = shown === undefined ? "" : `${toJson(shown)}\n`;
  context.shell.last = { data: undefined, typed: false, output: text };
  const told =
    message !== undefined && code === 0
      ? context.stderr.write(`${named(name, context.shell)}: ${message}\n`)
      : undefined;
  return andThen(told, () => {
    const written = text === "" ? undefined : context.stdout.write(text);
    return andThen(written, () =>
      result.exits === true ? { kind: "exit", status: code } : conclude(context, code),
    );
  });
}

function failureRecord(error: string, code: number, data: Value | undefined): Value {
  const record = new Map<string, Value>([
    ["error", error],
    ["code", code],
  ]);
  return data === undefined ? record : record.set("data", data);
}

function printed(result: BuiltinResult, capture: CaptureSink | undefined): Value | undefined {
  if (result.text !== undefined && result.text.length > 0) void capture?.write(result.text);
  const text = capture?.text();
  return text === "" ? undefined : (text ?? capture?.bytes());
}

function leftBy(
  data: Value | undefined,
  typed: boolean,
  text: string | Uint8Array | undefined,
  call: BoundCall | undefined,
): LastResult {
  const output = text === undefined || text.length === 0 ? call?.recorded() : text;
  if (data === undefined && output === undefined) return nothingLeft;
  return { data, typed: typed && data !== undefined, output };
}

/** A change the shell refuses is the builtin's failure. */
function applyRefusable(
  changes: NonNullable<BuiltinResult["changes"]>,
  context: Context,
): string | undefined {
  try {
    applyChanges(changes, context.shell);
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return error.hint === undefined ? error.message : `${error.message} (${error.hint})`;
  }
}

function toLine({ message, hint }: BuiltinResult): string | undefined {
  return message === undefined || hint === undefined ? message : `${message} (${hint})`;
}

function wantsJson(args: readonly ValueArgument[]): boolean {
  return args.some((arg) => arg.isFlag && arg.text === "--json");
}

function columnsOf(context: Context): number {
  const columns = Number(toText(context.shell.scope.get("COLUMNS") ?? 80));
  return Number.isInteger(columns) && columns > 0 ? columns : 80;
}

/** In a script the line is worth more than anything else that could be said. */
function named(name: string, { place }: Shell): string {
  return place === undefined ? name : `${place}: ${name}`;
}
