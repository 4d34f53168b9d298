import { assertNever } from "@aish/core";
import {
  staticText,
  type ValueExpression,
  type VariablePart,
  type Word,
  type WordPart,
} from "@aish/syntax";
import { andThen, type Code, type Compiler } from "../code.ts";
import { compileCollection } from "./compile-collection.ts";
import { compileSubstitution } from "./compile-substitution.ts";
import { compileVariable } from "../variables/compile-variable.ts";
import type { Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { homeOf } from "./home-of.ts";
import { joinText, toText } from "../values/value-text.ts";
import { literalValue } from "../values/literal-value.ts";
import type { Awaitable, Value } from "../values/value.ts";

/** One value: parts that stand alone keep their type, joined parts are text. */
export function compileValue(expression: ValueExpression, compiler: Compiler): Code<Value> {
  if (expression.kind !== "word") return compileCollection(expression, compiler);
  const [part, second] = expression.parts;
  if (part === undefined) return () => "";
  if (second !== undefined) return compileText(expression, compiler);
  switch (part.kind) {
    case "literal": {
      const value = literalValue(part.text);
      return () => value;
    }
    case "variable":
      return compileDefined(part, compiler);
    case "commandSubstitution":
      return compileSubstitution(part, compiler).value;
    case "arithmeticExpansion":
      return compiler.arithmetic(part.expression);
    case "globPattern":
    case "tilde":
    case "singleQuoted":
    case "doubleQuoted":
      return compilePart(part, compiler, false);
    default:
      return assertNever(part);
  }
}

/** What a word stands for that nothing can change any more; undefined if it has to be evaluated. */
export function constantValue(word: Word): Value | undefined {
  const text = staticText(word);
  if (text === undefined) return undefined;
  const [part, second] = word.parts;
  return part?.kind === "literal" && second === undefined ? literalValue(text) : text;
}

/** The same as text. */
export function compileText(word: Word, compiler: Compiler): Code<string> {
  const constant = staticText(word);
  if (constant !== undefined) return () => constant;
  const [part, second] = word.parts;
  if (part !== undefined && second === undefined) return compilePart(part, compiler, false);
  return joinParts(word.parts.map((each) => compilePart(each, compiler, false)));
}

/** The body of a here-document: as between double quotes. */
export function compileQuotedText(parts: readonly WordPart[], compiler: Compiler): Code<string> {
  return joinParts(parts.map((part) => compilePart(part, compiler, true)));
}

function compilePart(part: WordPart, compiler: Compiler, quoted: boolean): Code<string> {
  switch (part.kind) {
    case "literal":
    case "singleQuoted":
      return () => part.text;
    case "globPattern":
      return () => part.pattern;
    case "tilde":
      return (context) => homeOf(part.user, context);
    case "doubleQuoted":
      return compileQuotedText(part.parts, compiler);
    case "variable": {
      if (!quoted) {
        const value = compileDefined(part, compiler);
        return (context) => andThen(value(context), joinText);
      }
      const value = compileVariable(part, compiler);
      return (context) =>
        andThen(value(context), (found) => (found === undefined ? "" : toText(found)));
    }
    case "commandSubstitution": {
      const substitution = compileSubstitution(part, compiler);
      if (quoted) return substitution.text;
      return (context) => andThen(substitution.value(context), joinText);
    }
    case "arithmeticExpansion": {
      const result = compiler.arithmetic(part.expression);
      return (context) => andThen(result(context), String);
    }
    default:
      return assertNever(part);
  }
}

/** A variable that must be set. */
function compileDefined(part: VariablePart, compiler: Compiler): Code<Value> {
  const read = compileVariable(part, compiler);
  const defined = (value: Value | undefined): Value => {
    if (value === undefined) throw undefinedVariable(part.name);
    return value;
  };
  return (context) => {
    const value = read(context);
    return value instanceof Promise ? value.then(defined) : defined(value);
  };
}

function undefinedVariable(name: string): Fault {
  return new Fault(
    `undefined variable $${name}`,
    `write \${${name}:-} if it may be unset, or put it between double quotes`,
  );
}

function joinParts(codes: readonly Code<string>[]): Code<string> {
  return (context) => joinFrom(codes, context, 0, "");
}

function joinFrom(
  codes: readonly Code<string>[],
  context: Context,
  from: number,
  before: string,
): Awaitable<string> {
  let text = before;
  for (let index = from; index < codes.length; index += 1) {
    const part = codes[index]?.(context) ?? "";
    if (part instanceof Promise) {
      const soFar = text;
      return part.then((late) => joinFrom(codes, context, index + 1, soFar + late));
    }
    text += part;
  }
  return text;
}
