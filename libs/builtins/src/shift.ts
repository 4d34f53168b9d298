import { defineBuiltin, fail, ok } from "@aish/kernel";

export const shift = defineBuiltin({
  name: "shift",
  summary: "Drop arguments from the front: $2 becomes $1",
  details:
    "If there are fewer arguments than are to be dropped, nothing changes and the status is 1.",
  examples: [{ source: 'set -- a b c; shift 2; echo "$@"', shows: "c" }],
  operands: [{ name: "count", type: "integer", min: 0 }],

  run({ operands, shell }) {
    const written = operands[0] ?? "1";
    if (!/^\+?\d+$/.test(written)) return fail(1, `${written}: not a number of arguments`);
    const count = Number(written);
    const there = shell.arguments.length;
    if (count > there) return fail(1, `cannot drop ${count} of ${there} arguments`);
    return ok({ changes: [{ kind: "shiftArguments", count }] });
  },
});
