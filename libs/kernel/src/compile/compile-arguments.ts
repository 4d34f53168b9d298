import { isAllArguments, isFlagWord, type Word } from "@aish/syntax";
import { inOrder, andThen, type Compiler } from "../code.ts";
import { compileText, compileValue, constantValue } from "./compile-word.ts";
import { constantArguments } from "../commands/constant-arguments.ts";
import type { Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { expandGlob, type PatternPart } from "../patterns/expand-glob.ts";
import type { Awaitable } from "../values/value.ts";
import { AssignmentArgument, ValueArgument } from "../commands/value-argument.ts";

export type ArgumentsCode = (context: Context) => Awaitable<readonly ValueArgument[]>;

type Produce = (context: Context, into: ValueArgument[]) => Awaitable<void>;

/** The words behind a command's name, or of a `for`: most give one argument, `"$@"` and globs any number. */
export function compileArguments(words: readonly Word[], compiler: Compiler): ArgumentsCode {
  const constants = words.map((word) => toConstant(word));
  if (constants.every((constant) => constant !== undefined)) {
    const args = constantArguments(constants);
    return () => args;
  }
  const codes = words.map((word, index) => toProduce(word, constants[index], compiler));
  return (context) => {
    const args: ValueArgument[] = [];
    for (let index = 0; index < codes.length; index += 1) {
      const produced = codes[index]?.(context, args);
      if (produced instanceof Promise)
        return produced.then(() => fillFrom(codes, index + 1, args, context));
    }
    return args;
  };
}

async function fillFrom(
  codes: readonly Produce[],
  from: number,
  args: ValueArgument[],
  context: Context,
): Promise<readonly ValueArgument[]> {
  for (let index = from; index < codes.length; index += 1) {
    const produced = codes[index]?.(context, args);
    if (produced instanceof Promise) await produced;
  }
  return args;
}

function toConstant(word: Word): ValueArgument | undefined {
  const assignment = splitAssignment(word);
  const assigned = assignment === undefined ? undefined : constantValue(assignment.rest);
  if (assignment !== undefined && assigned !== undefined) {
    return new AssignmentArgument(assignment.before, assigned);
  }
  const value = constantValue(word);
  return value === undefined ? undefined : new ValueArgument(value, isFlagWord(word));
}

function toProduce(word: Word, constant: ValueArgument | undefined, compiler: Compiler): Produce {
  if (constant !== undefined) return (_, into) => void into.push(constant);
  if (isAllArguments(word)) return spreadArguments;
  if (word.parts.some((part) => part.kind === "globPattern")) return compileGlob(word, compiler);
  const assignment = splitAssignment(word);
  if (assignment !== undefined) {
    const value = compileValue(assignment.rest, compiler);
    return (context, into) =>
      andThen(value(context), (found) => {
        into.push(new AssignmentArgument(assignment.before, found));
      });
  }
  const value = compileValue(word, compiler);
  const isFlag = isFlagWord(word);
  return (context, into) => {
    const result = value(context);
    if (!(result instanceof Promise)) return void into.push(new ValueArgument(result, isFlag));
    return result.then((late) => void into.push(new ValueArgument(late, isFlag)));
  };
}

/** `name=` and the word behind it; undefined if the word does not begin so. */
function splitAssignment(word: Word): { readonly before: string; readonly rest: Word } | undefined {
  const [first, ...others] = word.parts;
  if (first?.kind !== "literal") return undefined;
  const before = /^[\p{L}\p{N}_]+=/u.exec(first.text)?.[0];
  if (before === undefined) return undefined;
  const text = first.text.slice(before.length);
  const parts = text === "" ? others : [{ ...first, text }, ...others];
  return { before, rest: { ...word, parts } };
}

function spreadArguments(context: Context, into: ValueArgument[]): void {
  const { values, flags } = context.shell.arguments;
  for (const [index, value] of values.entries()) {
    into.push(new ValueArgument(value, flags[index] ?? false));
  }
}

function compileGlob(word: Word, compiler: Compiler): Produce {
  const asText = compileText(word, compiler);
  const parts = word.parts.map((part) =>
    part.kind === "globPattern"
      ? { kind: "glob" as const, pattern: part.pattern }
      : { kind: "text" as const, code: compileText({ ...word, parts: [part] }, compiler) },
  );
  return (context, into) => {
    if (!context.shell.options.glob) {
      return andThen(asText(context), (text) => void into.push(new ValueArgument(text, false)));
    }
    const pattern: PatternPart[] = [];
    const filled = inOrder(parts.length, (index) => {
      const part = parts[index];
      if (part === undefined) return undefined;
      if (part.kind === "glob") return void pattern.push(part);
      return andThen(part.code(context), (text) => void pattern.push({ kind: "literal", text }));
    });
    const { cwd, runtime } = context.shell;
    const paths = andThen(filled, () =>
      expandGlob(pattern, cwd, runtime.host.fs, context.signal, () => runtime.pulse.beat()),
    );
    return andThen(paths, (found) => {
      if (found.length === 0) throw noMatches(pattern);
      for (const path of found) into.push(new ValueArgument(path, false));
    });
  };
}

function noMatches(pattern: readonly PatternPart[]): Fault {
  const text = pattern.map((part) => (part.kind === "glob" ? part.pattern : part.text)).join("");
  return new Fault(`no matches: ${text}`, "quote it if it is no pattern");
}
