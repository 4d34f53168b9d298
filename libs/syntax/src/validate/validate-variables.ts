import type { Span } from "../ast.ts";
import type { Findings } from "./validate-findings.ts";
import type { ValidationScope } from "./validate.ts";

/** Which variables are sure to have a value at the place the walk has come to. */
export class VariableKnowledge {
  /** Around this place; a body is walked where it stands, but a function runs later, a loop more than once. */
  functions = 0;
  loops = 0;
  private readonly defined = new Set<string>();
  /** What was added and removed since the start, so that leaving a branch costs what it did. */
  private readonly log: { readonly name: string; readonly added: boolean }[] = [];
  private readonly assignedAnywhere = new Set<string>();
  private readonly assignedInFunctions = new Set<string>();
  private readonly reported = new Set<string>();
  private anythingPossible = false;
  private readonly scope: ValidationScope;
  private readonly findings: Findings;

  constructor(scope: ValidationScope, findings: Findings) {
    this.scope = scope;
    this.findings = findings;
  }

  /** From here on something may have been defined that cannot be seen: a file was read in, `read $name`. */
  anythingMayBeDefined(): void {
    this.anythingPossible = true;
  }

  get isUncertain(): boolean {
    return this.anythingPossible;
  }

  define(name: string, reach: "local" | "visible" = "visible"): void {
    this.assignedAnywhere.add(name);
    if (this.functions > 0 && reach === "visible") this.assignedInFunctions.add(name);
    this.change(name, true);
  }

  remove(name: string): void {
    this.change(name, false);
  }

  /** What `action` defines may not have happened afterwards, or not to us. Returns the names. */
  passing(action: () => void): readonly string[] {
    const mark = this.log.length;
    action();
    const names: string[] = [];
    while (this.log.length > mark) {
      const change = this.log.pop();
      if (change === undefined) break;
      if (change.added) {
        this.defined.delete(change.name);
        names.push(change.name);
      } else this.defined.add(change.name);
    }
    return names;
  }

  /** One of the branches runs: what all of them define is defined. */
  oneOf(branches: readonly (() => void)[]): void {
    let common: ReadonlySet<string> | undefined;
    for (const branch of branches) {
      const names = new Set(this.passing(branch));
      common = common === undefined ? names : names.intersection(common);
    }
    for (const name of common ?? []) this.change(name, true);
  }

  use(name: string, span: Span): void {
    if (special.test(name) || name.startsWith("_") || this.anythingPossible) return;
    if (this.defined.has(name) || this.reported.has(name) || this.scope.isVariable(name)) return;
    this.reported.add(name);
    const inFunction = this.functions > 0;
    this.findings.later(() =>
      this.mayBeMade(name, inFunction)
        ? undefined
        : {
            code: "W002",
            severity: "trace",
            message: `${name} may not be set here`,
            span,
            hint: `for a default write \${${name}:-}`,
          },
    );
  }

  /** `x[k]=v` needs an `x` to change. An error, so only where nothing can have made it. */
  changeElement(name: string, span: Span): void {
    if (this.anythingPossible || this.assignedAnywhere.has(name)) return;
    if (special.test(name) || this.scope.isVariable(name)) return;
    const later = this.functions > 0 || this.loops > 0;
    this.findings.later(() =>
      this.mayBeMade(name, later)
        ? undefined
        : {
            code: "E016",
            severity: "error",
            message: `${name} is not set, so it has no element to assign`,
            span,
            hint: `make it first: ${name}={} or ${name}=[]`,
          },
    );
  }

  /** `later`: what stands below may run before. Any function may have been called. */
  private mayBeMade(name: string, later: boolean): boolean {
    if (this.assignedInFunctions.has(name)) return true;
    return later && (this.anythingPossible || this.assignedAnywhere.has(name));
  }

  private change(name: string, added: boolean): void {
    if (this.defined.has(name) === added) return;
    if (added) this.defined.add(name);
    else this.defined.delete(name);
    this.log.push({ name, added });
  }
}

const special = /^(?:[0-9]+|[@*#?$!]|PIPESTATUS)$/;
