import type { BoundFlags } from "@aish/syntax";
import { abortableSource } from "../streams/abortable-source.ts";
import type { BuiltinCall, Flags, ShellAccess, VariableReader } from "../builtin.ts";
import { toFlags } from "./builtin-flags.ts";
import type { CaptureSink } from "../streams/capture-sink.ts";
import type { ByteSink, ByteSource } from "../streams/byte-stream.ts";
import { emptySource } from "../streams/empty-source.ts";
import type { Context } from "../context.ts";
import type { Clock, FileSystem } from "../ports.ts";
import { RecordingSink } from "../streams/recording-sink.ts";
import { takeValue } from "../variables/variable-read.ts";
import type { Awaitable, Value } from "../values/value.ts";
import { AssignmentArgument, type ValueArgument } from "./value-argument.ts";

/** What a builtin sees. Most look at little of it, so everything is made when it is asked for. */
export class BoundCall implements BuiltinCall {
  readonly name: string;
  readonly json: boolean;
  readonly #capture: CaptureSink | undefined;
  #recording: RecordingSink | undefined;
  readonly #context: Context;
  readonly #flags: BoundFlags<Value>;
  readonly #operands: readonly ValueArgument[];

  /** With `capture` the call is one with `--json`, whose output is printed as JSON in the end. */
  constructor(
    name: string,
    context: Context,
    flags: BoundFlags<Value>,
    operands: readonly ValueArgument[],
    capture: CaptureSink | undefined,
  ) {
    this.name = name;
    this.json = capture !== undefined;
    this.#context = context;
    this.#flags = flags;
    this.#operands = operands;
    this.#capture = capture;
  }

  get stdout(): ByteSink {
    return this.#capture ?? (this.#recording ??= new RecordingSink(this.#context.stdout));
  }

  /** What the call wrote itself, if it was little. */
  recorded(): Uint8Array | string | undefined {
    return this.#recording?.recorded();
  }

  get flags(): Flags {
    return toFlags(this.#flags);
  }

  get operands(): readonly string[] {
    return this.#operands.map((operand) => operand.text);
  }

  get values(): readonly Value[] {
    return this.#operands.map((operand) => operand.value);
  }

  get operandIsFlag(): readonly boolean[] {
    return this.#operands.map((operand) => operand.isFlag);
  }

  get assigned(): ReadonlyMap<number, Value> {
    const assigned = new Map<number, Value>();
    for (const [index, operand] of this.#operands.entries()) {
      if (operand instanceof AssignmentArgument) assigned.set(index, operand.assigned);
    }
    return assigned;
  }

  get stdin(): ByteSource {
    return abortableSource(this.#context.stdin, this.#context.signal);
  }

  get input(): BuiltinCall["input"] {
    if (this.#context.hasOwnInput) return "own";
    return this.#context.stdin === emptySource ? "none" : "inherited";
  }

  pipedValue(): Awaitable<Value | undefined> {
    return this.#context.piped?.();
  }

  get stderr(): ByteSink {
    return this.#context.stderr;
  }

  get cwd(): string {
    return this.#context.shell.cwd;
  }

  get variables(): VariableReader {
    const { scope } = this.#context.shell;
    return {
      get: (name) => takeValue(scope, name),
      names: () => scope.names(),
      isExported: (name) => scope.cell(name)?.exported ?? false,
    };
  }

  get fs(): FileSystem {
    return this.#context.shell.runtime.host.fs;
  }

  get clock(): Clock {
    return this.#context.shell.runtime.host.clock;
  }

  get signal(): AbortSignal {
    return this.#context.signal;
  }

  get shell(): ShellAccess {
    return this.#context.shell.runtime.programs.access(this.#context);
  }
}
