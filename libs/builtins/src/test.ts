import { type BuiltinResult, defineBuiltin, Fault, fail, type Value } from "@aish/kernel";
import { answerTest } from "./test-answer.ts";
import { testShape, type TestShape } from "./test-shape.ts";

const yes: BuiltinResult = { status: 0 };
const no: BuiltinResult = { status: 1 };

export const test = defineBuiltin({
  name: "test",
  summary:
    "Check a file, a text or a number: status 0 if it is so, 1 if not, 2 if it cannot be said",
  details:
    "FILE is -e -f -d -r -w -x -s -L; TEXT is -z -n = != < > <= >= =~ !~; NUMBER is -eq -ne -gt -ge " +
    "-lt -le; VALUE is -list -record. A ! before it turns the answer round. For && and || use [[ ]].",
  examples: [
    { source: "test -f config.json || echo missing", shows: "missing" },
    { source: "test 10 -gt 9 && echo more", shows: "more" },
  ],
  operands: [{ name: "expression", type: "value", min: 0, many: true }],
  flagPlacement: "none",
  check({ operands, openEnded }) {
    const shape = openEnded ? undefined : innermost(testShape(operands));
    if (shape?.kind !== "compound") return undefined;
    return { code: "E020", message: shape.message, hint: shape.hint, operand: undefined };
  },

  run(call) {
    const { values } = call;
    try {
      const answer = answerTest(testShape(values.map(wordOf)), values, call);
      return answer instanceof Promise ? answer.then(toResult, toRefusal) : toResult(answer);
    } catch (error) {
      return toRefusal(error);
    }
  },
});

/** Only text can be an operator; what is not text is never mistaken for one. */
function wordOf(value: Value): string {
  if (typeof value === "string") return value;
  return typeof value === "object" ? "" : String(value);
}

function toResult(answer: boolean): BuiltinResult {
  return answer ? yes : no;
}

/** Not "no": whoever asks `if test …` must hear that there was no answer. */
function toRefusal(error: unknown): BuiltinResult {
  if (error instanceof Fault) return fail(2, error.message, error.hint);
  throw error;
}

function innermost(shape: TestShape): TestShape {
  return shape.kind === "not" ? innermost(shape.test) : shape;
}
