/** The arguments of a format, taken one by one. */
export class FormatArguments {
  readonly #values: readonly string[];
  #next = 0;

  constructor(values: readonly string[]) {
    this.#values = values;
  }

  get left(): number {
    return Math.max(this.#values.length - this.#next, 0);
  }

  take(): string | undefined {
    const value = this.#values[this.#next];
    this.#next += 1;
    return value;
  }
}
