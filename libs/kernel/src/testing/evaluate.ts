import { defineBuiltin } from "../builtin.ts";
import { Kernel } from "../kernel.ts";
import { MemoryFileSystem } from "../files/memory-file-system.ts";
import type { Value } from "../values/value.ts";

export interface Evaluation {
  readonly status: number;
  readonly fault: string | undefined;
  /** The value of `x` when the program ended. */
  readonly x: Value | undefined;
}

/**
 * Runs statements in a kernel of its own. The only command is `late`, whose value, its operand, arrives
 * later.
 */
export async function evaluate(
  source: string,
  variables: Readonly<Record<string, Value>> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Evaluation> {
  const late = defineBuiltin({
    name: "late",
    summary: "give a value after a while",
    typed: true,
    operands: [{ name: "value", min: 0 }],
    run: async ({ values: [value] }) => {
      await Promise.resolve();
      return { status: 0, data: value ?? null };
    },
  });
  const kernel = new Kernel({
    host: {
      fs: new MemoryFileSystem(files),
      processes: undefined,
      clock: { now: () => 0, sleep: async () => undefined, breathe: async () => undefined },
    },
    builtins: new Map([["late", late]]),
    variables,
    arguments: ["one", "2", "a b"],
    cwd: "/home",
  });
  const result = await kernel.execute(source);
  return { status: result.code, fault: result.fault, x: kernel.variable("x") };
}
