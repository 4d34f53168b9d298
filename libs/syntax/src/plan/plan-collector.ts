import type { PlannedCommand, PlannedFile, PlannedHeredoc, StatementPlan } from "./plan-shape.ts";

/** Gathers what is met on a walk through one statement. */
export class PlanCollector {
  readonly #commands: PlannedCommand[] = [];
  readonly #files: PlannedFile[] = [];
  readonly #heredocs: PlannedHeredoc[] = [];
  readonly #reads = new Set<string>();
  readonly #writes = new Set<string>();
  readonly #functions = new Set<string>();
  #runsUnknown = false;

  command(command: PlannedCommand): void {
    this.#commands.push(command);
  }

  redirected(files: readonly PlannedFile[], heredocs: readonly PlannedHeredoc[]): void {
    for (const file of files) this.#files.push(file);
    for (const heredoc of heredocs) this.#heredocs.push(heredoc);
  }

  /** A file whose statements run here. */
  sourced(file: PlannedFile): void {
    this.#files.push(file);
    this.runsUnknown();
  }

  /** Statements run that the text does not show. */
  runsUnknown(): void {
    this.#runsUnknown = true;
  }

  read(variable: string): void {
    this.#reads.add(variable);
  }

  write(variable: string): void {
    this.#writes.add(variable);
  }

  define(name: string): void {
    this.#functions.add(name);
  }

  plan(rendered: string): StatementPlan {
    return {
      rendered,
      dynamic: this.#runsUnknown || this.#commands.some((command) => command.name === null),
      commands: this.#commands,
      files: this.#files,
      heredocs: this.#heredocs,
      reads: [...this.#reads],
      writes: [...this.#writes],
      functions: [...this.#functions],
    };
  }
}
