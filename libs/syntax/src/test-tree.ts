import type { Span, ValueExpression, Word } from "./ast.ts";

/** What stands between `[[` and `]]`. */
export type Test =
  /** A word alone: true if it is truthy. */
  | { readonly kind: "wordTest"; readonly span: Span; readonly word: Word }
  | {
      readonly kind: "unaryTest";
      readonly span: Span;
      readonly op: UnaryTestOperator;
      readonly operand: ValueExpression;
    }
  | {
      readonly kind: "binaryTest";
      readonly span: Span;
      readonly op: BinaryTestOperator;
      readonly left: ValueExpression;
      readonly right: ValueExpression;
    }
  | { readonly kind: "notTest"; readonly span: Span; readonly test: Test }
  | {
      readonly kind: "logicalTest";
      readonly span: Span;
      readonly op: "&&" | "||";
      readonly left: Test;
      readonly right: Test;
    };

export type UnaryTestOperator =
  "-e" | "-f" | "-d" | "-r" | "-w" | "-x" | "-s" | "-L" | "-z" | "-n" | "-list" | "-record";

export type BinaryTestOperator =
  | "=="
  | "!="
  | "=~"
  | "!~"
  | "<"
  | ">"
  | "<="
  | ">="
  | "-eq"
  | "-ne"
  | "-gt"
  | "-ge"
  | "-lt"
  | "-le"
  | "in"
  | "not in";
