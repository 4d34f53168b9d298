import {
  createRegularExpression,
  defineBuiltin,
  fail,
  ok,
  type Awaitable,
  type BuiltinResult,
} from "@aish/kernel";
import { allInput, readText } from "./read-text.ts";
import { fieldsAtBlanks, fieldsAtDelimiter, fieldsAtMatches } from "./split-fields.ts";

export const split = defineBuiltin({
  name: "split",
  summary: "Split text into a list",
  details:
    "At blanks unless there is a delimiter or a regular expression. Without an operand the text is read " +
    "from stdin; its last newline does not count. Behind a pipe, one operand is the delimiter.",
  examples: [
    { source: "for name in $(split 'amy bob'); do echo $name; done", shows: "amy\nbob" },
    { source: "xs=$(split a:b:c :); echo ${xs[1]}", shows: "b" },
    { source: "split -r '[,;] *' 'a, b;c'", shows: "a\nb\nc" },
    { source: "echo a,b | split ,", shows: "a\nb" },
  ],
  flags: [
    {
      short: "d",
      long: "delimiter",
      summary: "Split at this text",
      value: { name: "text", type: "text", implied: undefined },
    },
    {
      short: "r",
      long: "regex",
      summary: "Split at what matches",
      value: { name: "regex", type: "text", implied: undefined },
    },
    {
      long: "limit",
      summary: "At most so many fields; the last one keeps the rest",
      value: { name: "count", type: "integer", implied: undefined },
    },
  ],
  operands: [
    { name: "text", min: 0 },
    { name: "delimiter", min: 0 },
  ],
  typed: true,

  run(call) {
    const { flags, operands } = call;
    // `… | split ,`: with input of its own, one operand says where to cut it.
    const cutsInput =
      call.input === "own" &&
      operands.length === 1 &&
      !flags.has("delimiter") &&
      !flags.has("regex");
    const limit = flags.number("limit") ?? Number.POSITIVE_INFINITY;
    if (limit < 1) return fail(2, `--limit ${limit}: at least 1 field is needed`);
    const delimiters = [operands[1], flags.text("delimiter"), flags.text("regex")];
    if (delimiters.filter((given) => given !== undefined).length > 1) {
      return fail(2, "more than one delimiter", "give the operand, -d or -r, not several of them");
    }
    const text = cutsInput ? allInput(call) : readText(call);
    const cut = {
      regex: flags.text("regex"),
      delimiter: cutsInput ? operands[0] : (operands[1] ?? flags.text("delimiter")),
      limit,
    };
    const isLine = operands.length === 0 || cutsInput;
    const toList = (given: string | undefined): Awaitable<BuiltinResult> =>
      list(isLine ? given?.replace(/\n$/, "") : given, cut);
    return text instanceof Promise ? text.then(toList) : toList(text);
  },
});

interface Cut {
  readonly regex: string | undefined;
  readonly delimiter: string | undefined;
  readonly limit: number;
}

function list(text: string | undefined, cut: Cut): Awaitable<BuiltinResult> {
  if (text === undefined) return fail(1, "no input", "give the text as an argument or on stdin");
  const found = fields(text, cut);
  return found instanceof Promise ? found.then(toResult) : toResult(found);
}

function toResult(data: readonly string[]): BuiltinResult {
  return ok({ text: data.map((field) => `${field}\n`).join(""), data });
}

function fields(text: string, { regex, delimiter, limit }: Cut): Awaitable<readonly string[]> {
  if (regex !== undefined) {
    const matches = createRegularExpression(regex).findAll(text);
    return matches instanceof Promise
      ? matches.then((late) => fieldsAtMatches(text, late, limit))
      : fieldsAtMatches(text, matches, limit);
  }
  return delimiter === undefined
    ? fieldsAtBlanks(text, limit)
    : fieldsAtDelimiter(text, delimiter, limit);
}
