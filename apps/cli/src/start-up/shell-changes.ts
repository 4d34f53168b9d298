import {
  defineBuiltin,
  emptySource,
  ok,
  toText,
  type Builtin,
  type Kernel,
  type Value,
} from "@aish/kernel";
import { boundedSink } from "./bounded-sink.ts";

/** What init files have changed that the shell of the session is to have as well. */
export interface ShellChanges {
  readonly exported: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
  readonly aliases: ReadonlyMap<string, string>;
  /** By name, as kai source. */
  readonly functions: ReadonlyMap<string, string>;
}

/** Not told from program to program: each shell has its own. */
const ownOfShell = new Set(["PWD", "OLDPWD", "SHLVL", "_", "SHELLOPTS", "BASHOPTS"]);
const probeName = "kai-changes";

/** Looks into a kernel from inside, which is where its state can be seen. */
export class ChangesProbe {
  readonly #before: Readonly<Record<string, string>>;
  #seen: ShellChanges | undefined;

  /** `before`: the variables that the kernel begins with. */
  constructor(before: Readonly<Record<string, string>>) {
    this.#before = before;
  }

  /** To be among the builtins of the kernel. */
  get builtin(): readonly [string, Builtin] {
    const builtin = defineBuiltin({
      name: probeName,
      summary: "Tell the prompt what was changed",
      run: ({ variables, shell }) => {
        const exported = new Map<string, string>();
        const names = variables.names().filter((name) => variables.isExported(name));
        for (const name of names.filter(isShared)) {
          const text = textOf(variables.get(name));
          if (text !== undefined && text !== this.#before[name]) exported.set(name, text);
        }
        const removed = Object.keys(this.#before).filter(
          (name) => isShared(name) && !names.includes(name),
        );
        const { aliases, functions } = shell;
        this.#seen = {
          exported,
          removed,
          aliases: new Map(aliases),
          functions: new Map(functions),
        };
        return ok();
      },
    });
    return [probeName, builtin];
  }

  async look(kernel: Kernel): Promise<ShellChanges | undefined> {
    const sink = boundedSink(0);
    const { signal } = new AbortController();
    await kernel.runBeside([probeName], { stdin: emptySource, stdout: sink, stderr: sink, signal });
    return this.#seen;
  }
}

function isShared(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !ownOfShell.has(name);
}

function textOf(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : toText(value);
}
