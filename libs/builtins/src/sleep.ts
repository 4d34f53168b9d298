import { defineBuiltin, fail, ok, parseDuration } from "@aish/kernel";

export const sleep = defineBuiltin({
  name: "sleep",
  summary: "Wait for as long as the durations add up to",
  examples: [
    { source: "sleep 0.5", shows: undefined },
    { source: "sleep 2m 30s", shows: undefined },
  ],
  operands: [{ name: "duration", type: "duration", many: true }],

  run({ operands, clock, signal }) {
    let milliseconds = 0;
    for (const text of operands) {
      const duration = parseDuration(text);
      if (duration === undefined) {
        return fail(2, `${text}: not a duration`, "write 30, 1.5s, 500ms, 2m or 1h");
      }
      milliseconds += duration;
    }
    return milliseconds === 0 ? ok() : clock.sleep(milliseconds, signal).then(() => ok());
  },
});
