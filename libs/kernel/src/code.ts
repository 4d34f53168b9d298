import type { Arithmetic, Block, Test, ValueExpression, Word } from "@aish/syntax";
import type { Context } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import type { Pattern } from "./patterns/pattern.ts";
import type { Awaitable, Value } from "./values/value.ts";

/**
 * What a node of the tree becomes: a closure that is made once and answers at once unless something has
 * to be waited for. Throws `Fault`, `BrokenPipe` and `Interrupted`, nothing else.
 */
export type Code<T> = (context: Context) => Awaitable<T>;

/** Handed down, so that the parts of the compiler need not import each other in a circle. */
export interface Compiler {
  /** Where the program comes from, for messages. */
  readonly origin: Origin;
  /** How many loops of this function (or program) are around the piece at hand. */
  readonly loops: number;
  /** The same for what stands inside of so many loops. */
  within(loops: number): Compiler;
  block(block: Block): Code<Outcome>;
  /** One value: a lone variable or substitution keeps its type, joined parts are text. Unset is a fault. */
  value(expression: ValueExpression): Code<Value>;
  /** The same as text. A list, a record or bytes that are no text are a fault. */
  text(word: Word): Code<string>;
  /** For `case`, `${x%p}`, `${x/p/r}`: quoted parts and variables are literal. */
  pattern(word: Word): Code<Pattern>;
  /** An integer of 64 bits; a bigint only where a number would not be exact. */
  arithmetic(expression: Arithmetic): Code<number | bigint>;
  test(test: Test): Code<boolean>;
}

export interface Origin {
  /** A file's path; undefined for what was typed or given as an argument. */
  readonly path: string | undefined;
  /** From 1. */
  lineAt(offset: number): number;
}

/** Goes on with a value that may have to be waited for, without a promise if it need not. */
export function andThen<T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  // oxlint-disable-next-line promise/no-callback-in-promise -- the callback is what is waited for
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Does `last` however `run` ends, also if it has to be waited for. */
export function ensuring<T>(run: () => Awaitable<T>, last: () => Awaitable<void>): Awaitable<T> {
  let result: Awaitable<T>;
  try {
    result = run();
  } catch (error) {
    return andThen(last(), () => {
      throw error;
    });
  }
  if (result instanceof Promise) return ensuringLater(result, last);
  const settled = result;
  return andThen(last(), () => settled);
}

async function ensuringLater<T>(running: Promise<T>, last: () => Awaitable<void>): Promise<T> {
  try {
    return await running;
  } finally {
    await last();
  }
}

/** Gives `mend` what `run` throws, also if it has to be waited for. */
export function mending<T>(
  run: () => Awaitable<T>,
  mend: (error: unknown) => Awaitable<T>,
): Awaitable<T> {
  try {
    const result = run();
    return result instanceof Promise ? result.catch(mend) : result;
  } catch (error) {
    return mend(error);
  }
}

/** Takes the steps one after the other, waiting only for those that have to be waited for. */
export function inOrder(count: number, step: (index: number) => Awaitable<void>): Awaitable<void> {
  for (let index = 0; index < count; index += 1) {
    const result = step(index);
    if (result instanceof Promise) return afterStep(result, index + 1, count, step);
  }
}

async function afterStep(
  running: Promise<void>,
  next: number,
  count: number,
  step: (index: number) => Awaitable<void>,
): Promise<void> {
  await running;
  for (let index = next; index < count; index += 1) {
    const result = step(index);
    if (result instanceof Promise) await result;
  }
}
