/** Asks again and again for something that will soon be true. */
export async function until(what: string, ask: () => boolean): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (performance.now() < deadline) {
    if (ask()) return;
    await Bun.sleep(5);
  }
  throw new Error(`waited in vain: ${what}`);
}
