import type { BoundFlags } from "@aish/syntax";
import { abortableSource } from "./abortable-source.ts";
import type { BuiltinCall, Flags, ShellAccess, VariableReader } from "./builtin.ts";
import { toFlags } from "./builtin-flags.ts";
import type { ByteSink, ByteSource } from "./byte-stream.ts";
import type { Context } from "./context.ts";
import type { Clock, FileSystem } from "./ports.ts";
import { takeValue } from "./variable-read.ts";
import type { Awaitable, Value } from "./value.ts";
import { AssignmentArgument, type ValueArgument } from "./value-argument.ts";

/** What a builtin sees. Most look at little of it, so everything is made when it is asked for. */
export class BoundCall implements BuiltinCall {
  readonly name: string;
  readonly json: boolean;
  readonly stdout: ByteSink;
  readonly #context: Context;
  readonly #flags: BoundFlags<Value>;
  readonly #operands: readonly ValueArgument[];

  constructor(
    name: string,
    context: Context,
    flags: BoundFlags<Value>,
    operands: readonly ValueArgument[],
    stdout: ByteSink,
    json: boolean,
  ) {
    this.name = name;
    this.json = json;
    this.stdout = stdout;
    this.#context = context;
    this.#flags = flags;
    this.#operands = operands;
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
