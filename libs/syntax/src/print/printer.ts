import type { Arithmetic, Block, Statement, Word } from "../ast.ts";
import type { SourceWriter } from "./print-writer.ts";

/**
 * Where a word stands decides which of its characters need a backslash. `assignedArgument` is one of
 * `export`, `nameArgument` one of `push`, `default` the word of `${x:-…}`, `trimmed`
 * that of `${x%…}`, `replaced` and `replacement` those of `${x/…/…}`; `quoted` is between double quotes.
 */
export type Place =
  | "command"
  | "argument"
  | "assignedArgument"
  | "nameArgument"
  | "value"
  | "listItem"
  | "recordKey"
  | "recordValue"
  | "test"
  | "regex"
  | "casePattern"
  | "subscript"
  | "default"
  | "trimmed"
  | "replaced"
  | "replacement"
  | "quoted"
  | "hereDocument";

/** What the parts of the printer need of each other; they nest without end. */
export interface Printer {
  /** On one line, without the end. */
  block(body: Block): string;
  word(word: Word, place: Place): string;
  /** Nothing around it that binds tighter than a comma. */
  arithmetic(node: Arithmetic): string;
}

/** Where statements are written to. */
export interface Output {
  readonly writer: SourceWriter;
  readonly printer: Printer;
  /** Without the line's end. */
  statement(statement: Statement): void;
}
