import { defineBuiltin, fail, ok, readAll, toJson } from "@aish/kernel";

export const plan = defineBuiltin({
  name: "plan",
  summary: "Show what a program would run, read and write, without running it",
  details: "One record for each statement, as JSON. Without a program it reads one from stdin.",
  examples: [
    { source: "plan 'rm -r build'", shows: undefined },
    { source: "steps=$(plan 'cd /tmp; ls'); echo ${#steps}", shows: "2" },
  ],
  operands: [{ name: "program", min: 0, many: true }],
  typed: true,

  async run({ operands, shell, stdin }) {
    if (operands.length > 1) {
      return fail(
        2,
        "takes one program, got several words",
        "quote the whole statement: plan 'rm build'",
      );
    }
    const source = operands[0] ?? new TextDecoder().decode(await readAll(stdin));
    const planned = shell.programs.plan(source);
    if (!planned.ok) return fail(2, planned.report);
    const statements = planned.value instanceof Map ? planned.value.get("statements") : undefined;
    const data = statements ?? planned.value;
    return ok({ text: `${toJson(data, { pretty: true })}\n`, data });
  },
});
