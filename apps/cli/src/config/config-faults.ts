import { AishError } from "@aish/core";

/** Nobody mends more at once. */
const mostTold = 10;

/** Everything that is wrong with a file: the first fault is the error itself, the others come with it. */
export class ConfigFaults extends AishError {
  readonly others: readonly AishError[];

  private constructor(first: AishError, others: readonly AishError[]) {
    super(first.code, first.message, first.hint === undefined ? {} : { hint: first.hint });
    this.others = others;
  }

  /** Undefined if nothing is wrong. */
  static of([first, ...others]: readonly AishError[]): AishError | undefined {
    if (first === undefined || others.length === 0) return first;
    const told = others.slice(0, mostTold - 1);
    const left = others.length - told.length;
    if (left > 0) told.push(new AishError(first.code, `${left} more faults in the same file`));
    return new ConfigFaults(first, told);
  }
}

/** Collects what is wrong while the rest is read on. */
export class FaultList {
  readonly #faults: AishError[] = [];

  /** Undefined if `read` has found a fault. */
  attempt<Value>(read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof AishError)) throw error;
      this.#faults.push(error);
      return undefined;
    }
  }

  add(fault: AishError): void {
    this.#faults.push(fault);
  }

  throwIfAny(): void {
    const error = ConfigFaults.of(this.#faults);
    if (error !== undefined) throw error;
  }
}
