/** Not a value that anything could resolve with by itself. */
export const late = Symbol("late");

/** What a promise resolves with, unless it takes longer. Whatever becomes of it later is ignored. */
export async function withinTime<T>(promise: Promise<T>, ms: number): Promise<T | typeof late> {
  const { promise: over, resolve } = Promise.withResolvers<typeof late>();
  const timer = setTimeout(() => resolve(late), ms);
  promise.catch(() => {}); // it was reported, or it is too late
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
