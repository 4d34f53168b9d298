/** A program on a terminal of its own, and what has come out of it. */
export interface TerminalProgram extends AsyncDisposable {
  readonly pid: number;
  /** Milliseconds from the start of the program until `pattern` was in what it printed last, escapes left out. */
  readonly until: (pattern: RegExp) => Promise<number>;
  /** Milliseconds from the start of the program until a prompt of aish was there. */
  readonly untilPrompt: () => Promise<number>;
  /** Forgets what was printed, then types. */
  type(text: string): void;
  readonly exited: Promise<number>;
}

const patienceMs = 180_000;
/** Enough to find a pattern in; what scrolled by is not kept. */
const kept = 2000;
/** OSC 133 B: the prompt is over, and what is typed begins. */
const promptEnd = "\u001B]133;B\u0007";

export function startOnTerminal(
  argv: readonly string[],
  { env, cwd }: { env: Record<string, string>; cwd: string },
): TerminalProgram {
  let printed = "";
  let wake = Promise.withResolvers<void>();
  const decoder = new TextDecoder();
  const startedAt = performance.now();
  const child = Bun.spawn([...argv], {
    cwd,
    env: { ...env, TERM: "xterm-256color" },
    terminal: {
      cols: 100,
      rows: 40,
      data(_terminal, bytes) {
        printed = (printed + decoder.decode(bytes, { stream: true })).slice(-kept);
        wake.resolve();
      },
    },
  });
  async function untilSo(what: string, isSo: () => boolean): Promise<number> {
    const deadline = performance.now() + patienceMs;
    while (!isSo()) {
      if (performance.now() > deadline || child.exitCode !== null) {
        throw new Error(`waited for ${what} in: ${printed.slice(-500)}`);
      }
      wake = Promise.withResolvers();
      await Promise.race([wake.promise, child.exited, Bun.sleep(1000)]);
    }
    return performance.now() - startedAt;
  }
  return {
    pid: child.pid,
    exited: child.exited,
    until: (pattern) => untilSo(String(pattern), () => pattern.test(Bun.stripANSI(printed))),
    untilPrompt: () => untilSo("a prompt", () => printed.includes(promptEnd)),
    type(text) {
      printed = "";
      child.terminal?.write(text);
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await Promise.race([child.exited, Bun.sleep(5000).then(() => child.kill("SIGKILL"))]);
      await child.exited;
      child.terminal?.close();
    },
  };
}
