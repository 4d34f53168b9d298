import type { Block, Span } from "../ast.ts";
import { mixedScripts } from "./validate-mixed-scripts.ts";
import { Findings } from "./validate-findings.ts";
import { VariableKnowledge } from "./validate-variables.ts";
import type { ValidationScope } from "./validate.ts";

/** Where the validator is in the program and what it has seen so far. */
export class ValidationWalk {
  readonly findings = new Findings();
  readonly variables: VariableKnowledge;
  readonly functions = new Set<string>();
  readonly aliases = new Set<string>();
  /** Reported once each. */
  readonly unknownCommands = new Set<string>();
  readonly scope: ValidationScope;
  readonly source: string;
  /** Loops around this place, within the function it is in. */
  loops = 0;
  private readonly named = new Set<string>();
  private readonly visit: (block: Block, walk: ValidationWalk) => void;

  /** `visit` is handed in, because words contain blocks and blocks contain words. */
  constructor(
    scope: ValidationScope,
    source: string,
    visit: (block: Block, walk: ValidationWalk) => void,
  ) {
    this.scope = scope;
    this.source = source;
    this.visit = visit;
    this.variables = new VariableKnowledge(scope, this.findings);
  }

  block(block: Block): void {
    this.visit(block, this);
  }

  inLoop(action: () => void): void {
    this.loops += 1;
    this.variables.loops += 1;
    this.variables.passing(action);
    this.loops -= 1;
    this.variables.loops -= 1;
  }

  inFunction(action: () => void): void {
    const { loops } = this;
    this.loops = 0;
    this.variables.functions += 1;
    this.variables.passing(action);
    this.variables.functions -= 1;
    this.loops = loops;
  }

  /** A program's own definition may take the place of a builtin or a program, wherever it stands. */
  isDefinedHere(name: string): boolean {
    return this.functions.has(name) || this.aliases.has(name);
  }

  /** Wherever a name is given to something: two scripts in one name are seldom meant. */
  nameGiven(name: string, span: Span): void {
    const mixed = mixedScripts(name);
    if (mixed === undefined || this.named.has(name)) return;
    this.named.add(name);
    this.findings.warning("W007", span, mixed, "type the name in one script");
  }
}
