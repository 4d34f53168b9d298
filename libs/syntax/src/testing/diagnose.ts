import { expect } from "bun:test";
import type { ArgumentFault, CommandDeclaration, FlagDeclaration } from "../declaration.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { parse } from "../parse/parse.ts";
import { validate, type ValidationScope } from "../validate/validate.ts";

function flag(name: string, type?: "text" | "integer" | "variable"): FlagDeclaration {
  return {
    long: name.length > 1 ? name : undefined,
    short: name.length > 1 ? undefined : name,
    summary: name,
    value: type === undefined ? undefined : { name: type, type, implied: undefined },
    repeatable: false,
  };
}

function command(name: string, changes: Partial<CommandDeclaration> = {}): CommandDeclaration {
  return {
    name,
    summary: name,
    details: undefined,
    examples: [],
    flags: [],
    operands: [{ name: "operand", type: "text", min: 0, many: true }],
    flagPlacement: "anywhere",
    typed: false,
    assignments: false,
    check: undefined,
    ...changes,
  };
}

const names = [{ name: "name", type: "variable", min: 1, many: true }] as const;
const files = [{ name: "file", type: "path", min: 1, many: false }] as const;

const commands = [
  command("echo", { flags: [flag("n")] }),
  command("true"),
  command("values"),
  command("gather"),
  command("source"),
  command("scatter", { flags: [flag("as", "variable"), flag("limit", "integer")] }),
  command("head", { flags: [flag("n", "integer")] }),
  command("cat", { flags: [flag("n")], operands: files }),
  command("seq", {
    operands: [{ name: "number", type: "number", min: 1, many: true }],
    check: ({ operands }): ArgumentFault | undefined =>
      operands.length === 3 && operands[1] === "0"
        ? { code: "E004", message: "a step of zero never ends", hint: undefined, operand: 1 }
        : undefined,
  }),
  command("grep", {
    flags: [flag("F"), flag("e", "text")],
    check: (call): ArgumentFault | undefined =>
      call.operands[0] === "[" && call.flag("F") === undefined
        ? { code: "E005", message: "[ is not closed", hint: "write \\[", operand: 0 }
        : undefined,
  }),
  command("diff", {
    operands: [...files, ...files],
    check: ({ operands, openEnded }): ArgumentFault | undefined =>
      operands.length === 2 || openEnded
        ? undefined
        : { code: "E011", message: "compares two files", hint: undefined, operand: undefined },
  }),
  command("read", { flags: [flag("r")], operands: names }),
  command("unset", { operands: names }),
  command("export", { operands: names, assignments: true }),
  command("alias", { assignments: true }),
  command("env", { flags: [flag("u", "variable")], assignments: true, flagPlacement: "first" }),
];

export const scope: ValidationScope = {
  declaration: (name) => commands.find((each) => each.name === name),
  isFunction: (name) => name === "known_function",
  isAlias: (name) => name === "known_alias",
  isVariable: (name) => name === "HOME",
  externals: true,
};

export function diagnose(source: string): readonly Diagnostic[] {
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  return validate(program, source, scope);
}

/** `E012 W002:name`, and what is pointed at. */
export function codes(source: string): string {
  return diagnose(source)
    .map(({ code, span }) => `${code} ${source.slice(span.start, span.end)}`)
    .join("; ");
}

/** Rows of a table. */
export const quiet = (sources: readonly string[]): readonly [string][] =>
  sources.map((each) => [each]);
