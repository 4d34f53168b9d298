import type { Program } from "../ast.ts";
import type { CommandDeclaration } from "../declaration.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { validateBlock } from "./validate-statement.ts";
import { ValidationWalk } from "./validate-walk.ts";

/** What the session knows before the program runs. */
export interface ValidationScope {
  declaration(name: string): CommandDeclaration | undefined;
  isFunction(name: string): boolean;
  isAlias(name: string): boolean;
  isVariable(name: string): boolean;
  /** Programs of the system can be run. */
  readonly externals: boolean;
}

/**
 * What can be said about a program before it runs, in the order of the source. One pass: what depends on
 * the rest of the program (a function may be defined below its call) is decided at its end.
 */
export function validate(
  program: Program,
  source: string,
  scope: ValidationScope,
): readonly Diagnostic[] {
  const walk = new ValidationWalk(scope, source, validateBlock);
  walk.block(program.body);
  return walk.findings.list();
}
