import { defineBuiltin, fail, ok, toJson } from "@aish/kernel";

export const kaishLast = defineBuiltin({
  name: "kaish-last",
  summary: "Print the result of the statement before again",
  details: "As JSON if it was data, else as it was printed. The status is 1 if there was neither.",
  examples: [
    { source: "r={a: 1}; keys $r; kaish-last", shows: undefined },
    { source: "echo hello; kaish-last", shows: "hello\nhello" },
  ],

  run({ shell }) {
    const { data, output } = shell.last;
    if (data instanceof Uint8Array) return ok({ text: data, data });
    if (data !== undefined) return ok({ text: `${toJson(data)}\n`, data });
    if (output === undefined || output.length === 0) {
      return fail(1, "no data and no output in the statement before");
    }
    return ok({ text: output });
  },
});
