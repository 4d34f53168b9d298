/** Asks again and again for something that will soon be true; fails, saying what, after the deadline. */
export async function until<T>(
  what: string | (() => string),
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  do {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await Bun.sleep(5);
  } while (performance.now() < deadline);
  throw new Error(`waited ${deadlineMs} ms for ${typeof what === "string" ? what : what()}`);
}
