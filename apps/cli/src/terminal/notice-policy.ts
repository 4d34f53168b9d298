/** Whether the end of something is worth a notice: the person looks elsewhere, and it took a while. */
export class NoticePolicy {
  readonly #afterMs: number;
  #focused: boolean | undefined;

  constructor(afterMs: number) {
    this.#afterMs = afterMs;
  }

  /** As the terminal says it. One that never does leaves open where the person looks. */
  focus(focused: boolean): void {
    this.#focused = focused;
  }

  wants(tookMs: number): boolean {
    return this.#focused === false && tookMs >= this.#afterMs;
  }
}
