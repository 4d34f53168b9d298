import type { PromptShell } from "../prompt/prompt-shell.ts";

/** More than that of what nobody could be shown is dropped, the oldest first. */
const mostHeld = 65_536;
const lookAgainMs = 100;

/**
 * Shows what comes from behind above the line being typed. While something else has the screen it is
 * held: it would be drawn over.
 */
export class HeldOutput {
  readonly #shell: Pick<PromptShell, "print" | "reader">;
  #held = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(shell: Pick<PromptShell, "print" | "reader">) {
    this.#shell = shell;
  }

  /** Whole lines. */
  show(text: string): void {
    const all = this.#held + text;
    const from = all.length <= mostHeld ? 0 : all.indexOf("\n", all.length - mostHeld) + 1;
    this.#held = all.slice(from);
    this.#look();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    if (this.#timer !== undefined) return;
    if (this.#shell.reader.isReading) {
      const text = this.#held;
      this.#held = "";
      this.#shell.print(text);
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#look();
    }, lookAgainMs);
    this.#timer.unref();
  }
}
