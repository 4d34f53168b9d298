/** Does all of it now. */
export function atOnce<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

const pieceMs = 1;

/** Lets others have their turn after each millisecond, where the work may be paused. */
export async function inPieces<T>(work: Generator<undefined, T>): Promise<T> {
  for (let since = performance.now(); ;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (performance.now() - since < pieceMs) continue;
    await Bun.sleep(0);
    since = performance.now();
  }
}
