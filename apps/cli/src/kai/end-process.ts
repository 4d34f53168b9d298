/**
 * Ends at once: what a program has given up, such as a read that nobody waits for any more, must not keep
 * the process. To be called when all output is written.
 */
export function endProcess(status: number): never {
  // oxlint-disable-next-line unicorn/no-process-exit -- see above: an exit code alone would wait
  process.exit(status);
}
