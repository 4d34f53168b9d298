import { staticText, type Arithmetic, type Word } from "@aish/syntax";
import { awaitable, constant, immediate, type ArithmeticCode } from "./arithmetic-code.ts";
import { integerLiteral, integerOf, type Integer } from "./arithmetic-integer.ts";
import { andThen, type Compiler } from "../code.ts";
import { compileVariable } from "../variables/compile-variable.ts";
import { pathSpelling } from "../variables/subscript-spelling.ts";
import { compileAccess } from "../variables/variable-access.ts";
import { isSpecialName, readVariable } from "../variables/variable-read.ts";

type VariableNode = Extract<Arithmetic, { kind: "arithmeticVariable" }>;

/** A literal that is none is a fault when it is evaluated, like everything else in an expression. */
export function compileInteger(text: string): ArithmeticCode {
  return attempt(() => integerLiteral(text));
}

/** `i`, `$i`, `xs[i]`. Unset is 0; a path that leads to nothing is a fault. */
export function compileOperand(
  { name, path }: Pick<VariableNode, "name" | "path">,
  compiler: Compiler,
): ArithmeticCode {
  if (path.length > 0) {
    const read = compileAccess(name, path, compiler, "fault");
    const spelling = pathSpelling(name, path);
    return awaitable((context) => andThen(read(context), (value) => integerOf(value, spelling)));
  }
  if (isSpecialName(name)) {
    const read = readVariable(name);
    const spelling = `$${name}`;
    return immediate((context) => integerOf(read(context), spelling));
  }
  return immediate((context) => {
    const value = context.shell.scope.get(name);
    return typeof value === "number" && Number.isSafeInteger(value)
      ? value
      : integerOf(value, name);
  });
}

/** `$x`, `${x:-0}`, `$(cmd)`, `"5"` */
export function compileWordOperand(word: Word, compiler: Compiler): ArithmeticCode {
  const text = staticText(word);
  if (text !== undefined) return attempt(() => integerOf(text, ""));
  const [part, second] = word.parts;
  if (part?.kind === "variable" && second === undefined) {
    if (part.operation === undefined) return compileOperand(part, compiler);
    const read = compileVariable(part, compiler);
    const spelling = pathSpelling(part.name, part.path);
    return awaitable((context) => andThen(read(context), (value) => integerOf(value, spelling)));
  }
  const read = compiler.value(word);
  return awaitable((context) => andThen(read(context), (value) => integerOf(value, "")));
}

function attempt(read: () => Integer): ArithmeticCode {
  try {
    return constant(read());
  } catch {
    return immediate(read);
  }
}
