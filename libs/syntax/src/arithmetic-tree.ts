import type { Span, Subscript, Target, Word } from "./ast.ts";

/** What stands between `$((` and `))`, and in a subscript there. */
export type Arithmetic =
  | { readonly kind: "integer"; readonly span: Span; readonly text: string }
  /** `i`, `xs[i]`; `name` as in VariablePart. */
  | {
      readonly kind: "arithmeticVariable";
      readonly span: Span;
      readonly name: string;
      readonly path: readonly Subscript[];
    }
  /** `$x`, `${x:-0}`, `$(cmd)`, a quoted number. */
  | { readonly kind: "arithmeticWord"; readonly span: Span; readonly word: Word }
  | {
      readonly kind: "unary";
      readonly span: Span;
      readonly op: "-" | "+" | "!" | "~";
      readonly operand: Arithmetic;
    }
  | {
      readonly kind: "binary";
      readonly span: Span;
      readonly op: BinaryOperator;
      readonly left: Arithmetic;
      readonly right: Arithmetic;
    }
  | {
      readonly kind: "conditional";
      readonly span: Span;
      readonly condition: Arithmetic;
      readonly yes: Arithmetic;
      readonly no: Arithmetic;
    }
  /** `x = e`, `x += e`, …: `op` is undefined for plain `=`. */
  | {
      readonly kind: "arithmeticAssignment";
      readonly span: Span;
      readonly target: Target;
      readonly op: BinaryOperator | undefined;
      readonly value: Arithmetic;
    }
  /** `x++`, `--x` */
  | {
      readonly kind: "increment";
      readonly span: Span;
      readonly target: Target;
      readonly by: 1 | -1;
      readonly prefix: boolean;
    }
  /** `a, b`: the value of the last. */
  | { readonly kind: "sequence"; readonly span: Span; readonly items: readonly Arithmetic[] };

export type BinaryOperator =
  | "**"
  | "*"
  | "/"
  | "%"
  | "+"
  | "-"
  | "<<"
  | ">>"
  | "<"
  | "<="
  | ">"
  | ">="
  | "=="
  | "!="
  | "&"
  | "^"
  | "|"
  | "&&"
  | "||";
