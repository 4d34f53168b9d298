import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

export type EntryEnd =
  | { readonly kind: "value"; readonly value: unknown; readonly isShown: boolean }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "interrupted" };

const interrupted = Symbol("interrupted");

/**
 * Runs entries one after the other in the global scope of this process: what they declare is a global
 * afterwards. `_` is the last value, until an entry gives it another meaning.
 */
export class EntryEvaluator {
  // Declarations become assignments to globals, imports become `await import`, and the value of the
  // last expression is returned.
  readonly #transpiler = new Bun.Transpiler({ loader: "ts", target: "bun", replMode: true });
  #count = 0;
  #stop: (() => void) | undefined;
  #last: unknown;

  constructor() {
    Object.defineProperty(globalThis, "_", {
      configurable: true,
      get: () => this.#last,
      set(value: unknown) {
        Object.defineProperty(globalThis, "_", { value, writable: true, configurable: true });
      },
    });
    Object.defineProperty(globalThis, "require", {
      configurable: true,
      get: () => createRequire(join(process.cwd(), "entry.ts")),
    });
  }

  /** What waits gives up waiting; what computes is stopped by the engine itself. */
  interrupt(): void {
    this.#stop?.();
  }

  async run(code: string): Promise<EntryEnd> {
    this.#count += 1;
    try {
      const script = this.#transpiler.transformSync(code);
      const returned = await this.#settle(this.#start(script, `entry ${this.#count}`));
      if (returned === interrupted) return { kind: "interrupted" };
      if (!hasValue(returned)) return { kind: "value", value: undefined, isShown: false };
      const { value } = returned;
      const isShown = value !== undefined && !endsWithImport.test(code) && !isClass.test(code);
      if (isShown) this.#last = value;
      return { kind: "value", value, isShown };
    } catch (error) {
      return isInterruption(error) ? { kind: "interrupted" } : { kind: "failed", error };
    }
  }

  #start(script: string, filename: string): unknown {
    const compiled = new Script(script, {
      filename,
      importModuleDynamically: (name) => import(resolved(name)),
    });
    return compiled.runInThisContext({ breakOnSigint: true });
  }

  async #settle(returned: unknown): Promise<unknown> {
    if (!(returned instanceof Promise)) return returned;
    const { promise, resolve } = Promise.withResolvers<typeof interrupted>();
    this.#stop = () => resolve(interrupted);
    try {
      return await Promise.race([returned, promise]);
    } finally {
      this.#stop = undefined;
      // Given up, but still going on: its failure is nobody's any more.
      returned.catch(() => {});
    }
  }
}

/** As a file in the current directory would mean it. */
function resolved(name: string): string {
  return Bun.resolveSync(name, process.cwd());
}

function hasValue(returned: unknown): returned is { readonly value: unknown } {
  return typeof returned === "object" && returned !== null && "value" in returned;
}

/** What such a statement evaluates to is not what it is written for. */
const endsWithImport = /(?:^|[\n;])[ \t]*import\b(?![ \t]*[(.])[^;\n]*;?\s*$/;

/** A class that is declared; a name behind it is a value again. */
const isClass = /^\s*(?:export\s+|abstract\s+)*class\s[\s\S]*\}\s*$/;

function isInterruption(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED"
  );
}
