/**
 * Asks again and again for something that will soon be true. Fails, naming it, before the test runner
 * gives up, so that what the test opened is disposed of.
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMs = 4000,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  while (performance.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await Bun.sleep(5);
  }
  throw new Error(`waited ${deadlineMs} ms in vain: ${what}`);
}
