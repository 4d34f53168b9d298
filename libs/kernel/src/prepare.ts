import { parse, validate, type Diagnostic, type ParseResult, type Program } from "@aish/syntax";
import type { Code } from "./code.ts";
import { compileProgram } from "./compile/compile.ts";
import type { Outcome } from "./outcome.ts";
import { lineCounter } from "./compile/line-counter.ts";
import type { Shell } from "./shell.ts";
import type { Awaitable } from "./values/value.ts";

/** A text that was read whole before anything of it runs. */
export type Prepared =
  | {
      readonly ok: true;
      readonly program: Program;
      readonly code: Code<Outcome>;
      /** Warnings. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | Rejected;

export interface Rejected {
  readonly ok: false;
  readonly phase: "parse" | "validation";
  readonly diagnostics: readonly Diagnostic[];
  /** More lines could make it complete. */
  readonly incomplete: ParseResult["incomplete"];
}

/** Parses, validates and compiles. The declarations of the builtins it names are loaded for it. */
export function prepare(
  source: string,
  path: string | undefined,
  shell: Shell,
  unit: "program" | "sourced" = "program",
): Awaitable<Prepared> {
  const parsed = parse(source);
  const { program, diagnostics, incomplete } = parsed;
  if (diagnostics.some(isError) || incomplete !== undefined) {
    return { ok: false, phase: "parse", diagnostics, incomplete };
  }
  const finish = (found: readonly Diagnostic[]): Prepared => {
    const all = [...diagnostics, ...found].filter(
      // `return` ends what is sourced, as it would a function.
      ({ code }) => unit === "program" || code !== "E009",
    );
    if (all.some(isError)) {
      return { ok: false, phase: "validation", diagnostics: all, incomplete: undefined };
    }
    const code = compileProgram(program, { path, lineAt: lineCounter(source) });
    return { ok: true, program, code, diagnostics: all };
  };
  const found = check(program, source, shell);
  return found instanceof Promise ? found.then(finish) : finish(found);
}

/** Validates, and again if a builtin it asked for had to be loaded first. */
export function check(
  program: Program,
  source: string,
  shell: Shell,
): Awaitable<readonly Diagnostic[]> {
  const { builtins, host } = shell.runtime;
  const missing = new Set<string>();
  const scope = {
    declaration(name: string) {
      const builtin = builtins.loaded(name);
      if (builtin === undefined && builtins.has(name)) missing.add(name);
      return builtin?.declaration;
    },
    isFunction: (name: string) => shell.functions.has(name),
    isAlias: (name: string) => shell.aliases.has(name),
    isVariable: (name: string) => shell.scope.cell(name) !== undefined,
    externals: host.processes !== undefined,
  };
  const found = validate(program, source, scope);
  if (missing.size === 0) return found;
  const loading = Promise.all([...missing].map((name) => builtins.load(name)));
  return loading.then(() => validate(program, source, scope));
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}
