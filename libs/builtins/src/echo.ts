import { defineBuiltin, fail } from "@aish/kernel";

export const echo = defineBuiltin({
  name: "echo",
  summary: "Print the arguments, separated by spaces",
  details: "Escapes are not interpreted; printf does that.",
  examples: [
    { source: "echo hello world", shows: "hello world" },
    { source: 'echo -n "no newline"', shows: undefined },
  ],
  flags: [
    { short: "n", summary: "Print no newline at the end" },
    // Declared to be refused: the binder alone could not say what to use instead.
    { short: "e", summary: "Refused, because printf is the command that knows escapes" },
  ],
  operands: [{ name: "text", min: 0, many: true }],

  run({ flags, operands }) {
    if (flags.has("e")) {
      return fail(2, "-e is not supported", "use printf, which knows escapes: printf 'a\\tb\\n'");
    }
    const end = flags.has("n") ? "" : "\n";
    const first = operands[0] ?? "";
    return { status: 0, text: (operands.length < 2 ? first : operands.join(" ")) + end };
  },
});
