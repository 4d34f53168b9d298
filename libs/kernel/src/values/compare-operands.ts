import { andThen, type Code } from "../code.ts";
import type { Awaitable } from "./value.ts";

/** Both values, the left one first, without a closure or a promise unless one has to be waited for. */
export function both<A, B, R>(
  left: Code<A>,
  right: Code<B>,
  decide: (left: A, right: B) => Awaitable<R>,
): Code<R> {
  return (context) => {
    const first = left(context);
    if (first instanceof Promise) {
      return first.then((a) => andThen(right(context), (b) => decide(a, b)));
    }
    const second = right(context);
    return second instanceof Promise ? second.then((b) => decide(first, b)) : decide(first, second);
  };
}
