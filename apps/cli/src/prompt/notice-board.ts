import type { LiveJob } from "@aish/core";
import { watchJobs, type JobWatch } from "@aish/executor";
import { tellEnded } from "./claim-ended.ts";
import type { PromptShell } from "./prompt-shell.ts";

const lookAgainMs = 200;

/**
 * Tells each job's end once, to the person and for the model: before every prompt, and between two
 * prompts as soon as it is seen.
 */
export class NoticeBoard {
  readonly #shell: PromptShell;
  readonly #watch: JobWatch;
  /** False while something else has the screen. */
  #open = false;

  constructor(shell: PromptShell) {
    this.#shell = shell;
    this.#watch = watchJobs((job) => {
      if (!this.#open) return;
      this.look();
      if (this.#live().some(({ id }) => id === job.id)) this.#lookAgain(job);
    });
  }

  /** A job that is being killed has not ended before all of it is gone. */
  #lookAgain(job: LiveJob): void {
    const timer = setTimeout(() => {
      if (this.#open) this.#watch.add(job);
    }, lookAgainMs);
    timer.unref();
  }

  /** Reconciles and shows what ended; then watches what still runs until `close`. */
  open(): void {
    this.#open = true;
    this.look();
    for (const job of this.#live()) this.#watch.add(job);
  }

  close(): void {
    this.#open = false;
  }

  end(): void {
    this.#open = false;
    this.#watch.close();
  }

  look(): void {
    tellEnded(this.#shell);
  }

  #live(): readonly LiveJob[] {
    const { session } = this.#shell;
    return session.records
      .attempt(({ jobs }) => jobs.live(), [])
      .filter((job) => job.sessionId === session.id);
  }
}
