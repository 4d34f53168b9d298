import { assertNever } from "@aish/core";
import type { Code } from "../code.ts";
import type { Context } from "../context.ts";
import { throwIfAborted } from "../interrupted.ts";
import { succeeded, type Outcome } from "../outcome.ts";
import type { Awaitable } from "../values/value.ts";

/** Whether there is another turn, or the outcome of a condition that breaks, returns or exits. */
export type Verdict = boolean | Outcome;

/** Turns of `body` as long as `again` says so. No promise until something has to be waited for. */
export function runLoop(
  context: Context,
  body: Code<Outcome>,
  again: () => Awaitable<Verdict>,
): Awaitable<Outcome> {
  return new Loop(context, body, again).run();
}

/** How a turn ended the loop; undefined if it goes on. */
type LoopEnd = Outcome | undefined;

class Loop {
  readonly #context: Context;
  readonly #body: Code<Outcome>;
  readonly #again: () => Awaitable<Verdict>;
  /** The outcome of the last turn is that of the loop. */
  #last: Outcome = succeeded;

  constructor(context: Context, body: Code<Outcome>, again: () => Awaitable<Verdict>) {
    this.#context = context;
    this.#body = body;
    this.#again = again;
  }

  run(): Awaitable<Outcome> {
    const { pulse } = this.#context.shell.runtime;
    for (;;) {
      const end = this.#turn();
      if (end instanceof Promise) return this.#goOn(end);
      if (end !== undefined) return this.#finish(end);
      const pause = pulse.beat();
      if (pause !== undefined) return this.#goOn(pause);
    }
  }

  /** The rest of the loop, once something had to be waited for. */
  async #goOn(waiting: Promise<LoopEnd | void>): Promise<Outcome> {
    const { shell, signal } = this.#context;
    let end = (await waiting) ?? undefined;
    while (end === undefined) {
      const pause = shell.runtime.pulse.beat();
      if (pause !== undefined) await pause;
      throwIfAborted(signal);
      const next = this.#turn();
      end = next instanceof Promise ? await next : next;
    }
    return this.#finish(end);
  }

  #turn(): Awaitable<LoopEnd> {
    const verdict = this.#again();
    return verdict instanceof Promise
      ? verdict.then((late) => this.#act(late))
      : this.#act(verdict);
  }

  #act(verdict: Verdict): Awaitable<LoopEnd> {
    if (verdict === false) return this.#last;
    if (verdict !== true) return this.#endOfTurn(verdict);
    const outcome = this.#body(this.#context);
    return outcome instanceof Promise
      ? outcome.then((late) => this.#endOfTurn(late))
      : this.#endOfTurn(outcome);
  }

  #endOfTurn(outcome: Outcome): LoopEnd {
    switch (outcome.kind) {
      case "done":
        this.#last = outcome;
        return undefined;
      case "break":
      case "continue":
        if (outcome.levels > 1) return { kind: outcome.kind, levels: outcome.levels - 1 };
        this.#last = succeeded;
        return outcome.kind === "break" ? succeeded : undefined;
      case "return":
      case "exit":
        return outcome;
      default:
        return assertNever(outcome);
    }
  }

  #finish(end: Outcome): Outcome {
    if (end.kind === "done") this.#context.shell.status = end.status;
    return end;
  }
}
