import { describe, expect, test } from "bun:test";
import { bindArguments, type Argument, type BindingResult } from "./bind.ts";
import type { ArgumentType, CommandDeclaration, FlagDeclaration } from "../declaration.ts";

/** `'text` is quoted, `$x` a variable, `$@` the arguments, `-$x` a flag made of one, `*` a glob. */
function toArgument(written: string): Argument<string> {
  if (written === "$@") return { value: written, text: undefined, isFlag: true, openEnded: true };
  if (written === "*") return { value: written, text: undefined, isFlag: false, openEnded: true };
  const isFlag = /^[-+]./.test(written);
  const text = written.includes("$") ? undefined : written.replace(/^'/, "");
  return { value: written, text, isFlag, openEnded: false };
}

function flag(
  names: string,
  value?: ArgumentType,
  more: { implied?: string; name?: string; repeatable?: boolean } = {},
): FlagDeclaration {
  const words = names.split(" ");
  return {
    long: words.find((word) => word.startsWith("--"))?.slice(2),
    short: words.find((word) => !word.startsWith("--")),
    summary: names,
    value:
      value === undefined
        ? undefined
        : { name: more.name ?? value, type: value, implied: more.implied },
    repeatable: more.repeatable ?? false,
  };
}

function command(
  flags: readonly FlagDeclaration[],
  operands: CommandDeclaration["operands"] = [{ name: "file", type: "path", min: 0, many: true }],
  flagPlacement: CommandDeclaration["flagPlacement"] = "anywhere",
): CommandDeclaration {
  return {
    name: "tool",
    summary: "Do it",
    details: undefined,
    examples: [],
    flags,
    operands,
    flagPlacement,
    typed: false,
    assignments: false,
    check: undefined,
  };
}

function bind(declaration: CommandDeclaration, line: string): BindingResult<string> {
  const words = line === "" ? [] : line.split(" ");
  return bindArguments(declaration, words.map(toArgument));
}

/** `name=value,value name -> operand operand`, or the fault. */
function outcome(declaration: CommandDeclaration, line: string): string {
  const binding = bind(declaration, line);
  if (!binding.ok) return `${binding.fault}: ${binding.message}`;
  const flags = [...binding.flags].map(([name, bound]) => {
    const texts = bound.map(({ text, argument }) => text ?? argument?.value);
    return texts.every((text) => text === undefined) ? name : `${name}=${texts.join(",")}`;
  });
  return `${flags.join(" ")} -> ${binding.operands.map(({ value }) => value).join(" ")}`.trim();
}

const tool = command([
  flag("r --recursive"),
  flag("i"),
  flag("v"),
  flag("C --context", "integer"),
  flag("n --lines", "integer"),
  flag("# --lines", "integer"),
  flag("d", "text"),
  flag("e --expression", "text", { repeatable: true }),
  flag("maxdepth", "integer"),
  flag("--color", "text", { implied: "always" }),
  flag("I", "text", { implied: "date" }),
  flag("--arg", "text", { name: "name value" }),
  flag("--timeout", "duration"),
  flag("--scale", "number"),
]);

test.each([
  ["", "->"],
  ["a b", "-> a b"],
  ["-r a", "recursive -> a"],
  ["a -r b", "recursive -> a b"],
  ["--recursive", "recursive ->"],
  ["-ri", "recursive i ->"],
  ["-n 5 a", "lines=5 -> a"],
  ["-n5 a", "lines=5 -> a"],
  ["--lines 5", "lines=5 ->"],
  ["--lines=5", "lines=5 ->"],
  ["-ivC3 a", "i v context=3 -> a"],
  ["-ivC 3 a", "i v context=3 -> a"],
  ["-5 a", "lines=5 -> a"],
  ["-d, a", "d=, -> a"],
  ["-d= a", "d== -> a"],
  ["-d -r", "d=-r ->"],
  ["-maxdepth 2 a", "maxdepth=2 -> a"],
  ["-e a -e b", "expression=a,b ->"],
  ["-e a --expression=b c", "expression=a,b -> c"],
  ["-n 1 -n 2", "lines=2 ->"],
  ["--color a", "color=always -> a"],
  ["--color=never a", "color=never -> a"],
  ["-I a", "I=date -> a"],
  ["-Iseconds a", "I=seconds -> a"],
  ["--arg x 1 --arg y 2 a", "arg=x,1,y,2 -> a"],
  ["--timeout 1.5s --scale -2.5", "timeout=1.5s scale=-2.5 ->"],
  ["--expression=", "expression= ->"],
  ["--recursive=true", "recursive ->"],
  ["-r --recursive=false", "->"],
])("flags are sorted from operands: %p", (line, expected) => {
  expect(outcome(tool, line)).toBe(expected);
});

test.each([
  ["'-r", "-> '-r"],
  ["'--bogus", "-> '--bogus"],
  ["-- -r --bogus", "-> -r --bogus"],
  ["-r -- -- a", "recursive -> -- a"],
  ["'-- -r", "recursive -> '--"],
  ["-", "-> -"],
  ["'-5", "-> '-5"],
  ["-1.5 -5k --1 --- -% --=x", "-> -1.5 -5k --1 --- -% --=x"],
  ["+x +5 +%s", "-> +x +5 +%s"],
])("what was not written as a flag, or looks like none, is an operand: %p", (line, expected) => {
  expect(outcome(tool, line)).toBe(expected);
});

test.each([
  ["--recusrive", "unknown flag --recusrive", "did you mean --recursive?"],
  ["--jsn", "unknown flag --jsn", "did you mean --json?"],
  ["-recursive", "unknown flag -recursive", "did you mean --recursive?"],
  ["-R", "unknown flag -R", "did you mean -r?"],
  ["--i", "unknown flag --i", "did you mean -i?"],
  ["-q", "unknown flag -q", "to pass it as text, quote it or write it after --"],
  ["-iq", "unknown flag -q", "to pass it as text, quote it or write it after --"],
  ["--maxdept=2", "unknown flag --maxdept", "did you mean -maxdepth?"],
])("an unknown flag is a fault that names what was meant: %p", (line, message, hint) => {
  expect(bind(tool, line)).toMatchObject({ ok: false, fault: "unknownFlag", message, hint });
});

test("a fault points at the argument it is about", () => {
  expect(bind(tool, "a --bogus b")).toMatchObject({ argument: { value: "--bogus" } });
  expect(bind(tool, "a -n many")).toMatchObject({ argument: { value: "many" } });
});

test.each([
  ["-n abc", "--lines must be a whole number, 0 or more, got abc"],
  ["-n -1", "--lines must be a whole number, 0 or more, got -1"],
  ["--lines=", "--lines must be a whole number, 0 or more, got nothing"],
  ["-n 1.5", "--lines must be a whole number, 0 or more, got 1.5"],
  ["-n 99999999999999999999", "--lines must be a smaller number, got 99999999999999999999"],
  ["-nx", "--lines must be a whole number, 0 or more, got x"],
  ["-maxdepth -1", "-maxdepth must be a whole number, 0 or more, got -1"],
  ["--timeout soon", "--timeout must be a duration (30, 1.5s, 500ms, 2m, 1h), got soon"],
  ["--timeout -1s", "--timeout must be a duration (30, 1.5s, 500ms, 2m, 1h), got -1s"],
  ["--scale big", "--scale must be a number, got big"],
])("a value of the wrong type is a fault, never a default: %p", (line, message) => {
  expect(bind(tool, line)).toMatchObject({ ok: false, fault: "wrongType", message });
});

test.each([
  ["-n", "flag --lines needs a value", "write --lines <integer>"],
  ["-rd", "flag -d needs a value", "write -d <text>"],
  ["--arg x", "flag --arg needs a value", "write --arg <name> <value>"],
  ["--recursive=yes", "flag --recursive takes no value", "write --recursive alone"],
  ["--help=yes", "flag --help takes no value", "write --help alone"],
])("a value too few or too many is a fault: %p", (line, message, hint) => {
  expect(bind(tool, line)).toMatchObject({ ok: false, fault: "badFlag", message, hint });
});

describe("every command", () => {
  const strict = command(
    [flag("n", "integer")],
    [{ name: "file", type: "path", min: 1, many: false }],
  );

  test.each([
    ["a --json", "json -> a"],
    ["a --json=true", "json -> a"],
    ["a --json=0", "-> a"],
    ["a --json=false", "-> a"],
    ["a --json=", "-> a"],
    ["a --json --json=false", "-> a"],
    ["-- --json", "-> --json"],
  ])("takes --json, which has a form that turns it off: %p", (line, expected) => {
    expect(outcome(strict, line)).toBe(expected);
  });

  test.each([
    ["--help", "help ->"],
    ["a b c --help", "help -> a b c"],
    ["--help --bogus", "help ->"],
    ["--bogus --help", "unknownFlag: unknown flag --bogus"],
  ])("takes --help, beside which nothing can be missing: %p", (line, expected) => {
    expect(outcome(strict, line)).toBe(expected);
  });

  test("may declare a --json of its own", () => {
    const own = command([flag("--json", "text")]);
    expect(outcome(own, "--json=false a")).toBe("json=false -> a");
  });
});

describe("operands", () => {
  const path = { name: "path", type: "path", min: 1, many: false } as const;
  const copy = command([], [path, { ...path, name: "to", many: true }]);
  const sequence = command(
    [],
    [
      { name: "first", type: "number", min: 0, many: false },
      { name: "last", type: "integer", min: 1, many: false },
    ],
  );
  const nothing = command([], []);

  test.each([
    [copy, "a b", "-> a b"],
    [copy, "a b c d", "-> a b c d"],
    [copy, "a", "missingOperand: missing operand TO"],
    [copy, "", "missingOperand: missing operand PATH"],
    [sequence, "3", "-> 3"],
    [sequence, "1.5 -3", "-> 1.5 -3"],
    [sequence, "1.5", "wrongType: LAST must be a whole number, got 1.5"],
    [sequence, "x 3", "wrongType: FIRST must be a number, got x"],
    [sequence, "1 2 3", "tooManyOperands: takes 2 operands at most, got 3"],
    [nothing, "a", "tooManyOperands: takes no operands, got 1"],
  ])("are counted and typed %#", (declaration, line, expected) => {
    expect(outcome(declaration, line)).toBe(expected);
  });

  test("a fault in their number shows how the command is used", () => {
    expect(bind(copy, "a")).toMatchObject({ hint: "usage: tool PATH TO..." });
  });
});

describe("where flags may stand", () => {
  const other = [{ name: "command", type: "command", min: 0, many: true }] as const;
  const first = command([flag("i"), flag("u", "text")], other, "first");
  const none = command([flag("n")], other, "none");

  test.each([
    [first, "-i -u X ls -i --bogus -- a", "i u=X -> ls -i --bogus -- a"],
    [first, "-i -- ls", "i -> ls"],
    [first, "-x ls", "unknownFlag: unknown flag -x"],
    [none, "-n -- --bogus", "-> -n -- --bogus"],
    [none, "--help", "help ->"],
    [none, "--help x", "-> --help x"],
  ])("is the declaration's to say %#", (declaration, line, expected) => {
    expect(outcome(declaration, line)).toBe(expected);
  });

  test("a short name with its sign is a flag of that sign", () => {
    const set = command([flag("e"), flag("+e")]);
    expect(outcome(set, "-e +e +x")).toBe("e +e -> +x");
  });

  test("digits can be switches: -1 as ls has it, -0", () => {
    expect(outcome(command([flag("1"), flag("l")]), "-1 -l1 -2")).toBe("1 l -> -2");
  });
});

describe("before running, what could be accepted is", () => {
  const strict = command(
    [flag("n", "integer")],
    [{ name: "count", type: "integer", min: 1, many: false }],
  );

  test.each(["$x", "-n $x 3", "-n 3 $x", "*", "$@", "-$x", "-$x --bogus", "$@ --bogus", "3 4 $@"])(
    "%p",
    (line) => {
      expect(bind(strict, line).ok).toBe(true);
    },
  );

  test.each([
    ["$x $y", "tooManyOperands"],
    ["* 3 4", "tooManyOperands"],
    ["--bogus $@", "unknownFlag"],
    ["* --bogus", "unknownFlag"],
    ["-n x *", "wrongType"],
    ["x *", "wrongType"],
    ["-n $x", "missingOperand"],
  ])("and nothing else: %p", (line, fault) => {
    expect(bind(strict, line)).toMatchObject({ ok: false, fault });
  });
});

test("of an open-ended value the rest are operands", () => {
  const binding = bind(tool, "-d *");
  expect(binding).toMatchObject({ ok: true, operands: [{ value: "*" }] });
});

test("an operand is not judged by a place it need not have", () => {
  const optional = command(
    [],
    [
      { name: "count", type: "integer", min: 0, many: false },
      { name: "name", type: "text", min: 1, many: false },
    ],
  );
  expect(bind(optional, "x *").ok).toBe(true);
  expect(bind(optional, "x y").ok).toBe(false);
});

test.each(["-$x", "$@", "--help $@", "$@ --help"])(
  "what takes no flags may turn out to be asked for help: %p",
  (line) => {
    const pair = { name: "word", type: "text", min: 1, many: false } as const;
    const none = command([], [pair, pair], "none");
    const nothing = command([], [], "none");
    expect(bind(none, line).ok).toBe(true);
    expect(bind(nothing, line).ok).toBe(true);
  },
);

test("a call without flags gets its own list of arguments back", () => {
  const args = ["a", "b"].map(toArgument);
  expect(bindArguments(tool, args)).toMatchObject({ ok: true, operands: args });
  const binding = bindArguments(tool, args);
  expect(binding.ok && binding.operands).toBe(args);
});
