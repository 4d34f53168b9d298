import { defineBuiltin, fail, parseDuration } from "@aish/kernel";

export const timeout = defineBuiltin({
  name: "timeout",
  summary: "Run a command, and end it if it takes too long",
  details:
    "The status is 124 if the time was over, else that of the command. A program is asked to end first and killed two seconds later.",
  examples: [
    { source: "timeout 5s echo done", shows: "done" },
    { source: "timeout 10ms sleep 5 || echo $?", shows: "124" },
  ],
  operands: [
    { name: "duration", type: "duration" },
    { name: "command", type: "command", many: true },
  ],
  flagPlacement: "first",

  async run({ operands, values, operandIsFlag, shell, clock, signal }) {
    const written = operands[0] ?? "";
    const milliseconds = parseDuration(written);
    if (milliseconds === undefined) {
      return fail(2, `${written}: not a duration`, "write 30, 1.5s, 500ms, 2m or 1h");
    }
    const limit = new AbortController();
    const over = new AbortController();
    const running = shell.run(values.slice(1), {
      signal: AbortSignal.any([signal, limit.signal]),
      flags: operandIsFlag.slice(1),
    });
    if (!(running instanceof Promise)) return running;
    const clockStopped = clock.sleep(milliseconds, over.signal).then(
      () => limit.abort(),
      () => undefined, // the command was faster
    );
    try {
      const ended = await running;
      if (!limit.signal.aborted) return ended;
    } catch (error) {
      if (!limit.signal.aborted || signal.aborted) throw error;
    } finally {
      over.abort();
      await clockStopped;
    }
    return fail(124, `timed out after ${written}`);
  },
});
