/**
 * The tree of a kai program: plain immutable data, shared by parser, printer, validator and kernel.
 * A part that can be missing is written `| undefined`, never `?`, so that the parser has to decide.
 */
import type { Arithmetic } from "./arithmetic-tree.ts";
import type { Test } from "./test-tree.ts";

export type { Arithmetic, BinaryOperator } from "./arithmetic-tree.ts";
export type { BinaryTestOperator, Test, UnaryTestOperator } from "./test-tree.ts";

/** Half-open range of UTF-16 offsets into the source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Program {
  readonly kind: "program";
  readonly span: Span;
  readonly body: Block;
}

export type Block = readonly Statement[];

export type Statement =
  | AndOr
  | Pipeline
  | Background
  | Assignment
  | SimpleCommand
  | Redirected
  | Group
  | Subshell
  | If
  | WhileLoop
  | ForLoop
  | CountingLoop
  | Case
  | FunctionDefinition
  | TestCommand
  | ArithmeticCommand
  | LoopJump
  | Leave;

/** `left && right`, `left || right`: equal precedence, grouped to the left. */
export interface AndOr {
  readonly kind: "andOr";
  readonly span: Span;
  readonly op: "&&" | "||";
  readonly left: Statement;
  readonly right: Statement;
}

/** `! a | b | c`; never one stage without `!`: such a stage stands for itself. */
export interface Pipeline {
  readonly kind: "pipeline";
  readonly span: Span;
  readonly negated: boolean;
  readonly stages: readonly Statement[];
}

/** `statement &`: a whole and-or list. */
export interface Background {
  readonly kind: "background";
  readonly span: Span;
  readonly body: Statement;
}

/** `a=1`, `a=1 b=2`, `local a=1`, `local a`, `x[k]=v`: no command follows. */
export interface Assignment {
  readonly kind: "assignment";
  readonly span: Span;
  readonly local: boolean;
  readonly bindings: readonly Binding[];
}

export interface Binding {
  readonly kind: "binding";
  readonly span: Span;
  readonly target: Target;
  /** Undefined only after `local`: declares the name with the empty string. */
  readonly value: ValueExpression | undefined;
}

/** What can stand left of `=`: a name (NFC), and what leads into its collection. */
export interface Target {
  readonly span: Span;
  readonly name: string;
  readonly path: readonly Subscript[];
}

/** `{a: 1}` and `[1, 2]` where a value is expected, otherwise a word. */
export type ValueExpression = Word | ListLiteral | RecordLiteral;

export interface ListLiteral {
  readonly kind: "list";
  readonly span: Span;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly span: Span;
  /** `...$xs`: the elements of a list, one by one. */
  readonly spread: boolean;
  readonly value: ValueExpression;
}

export interface RecordLiteral {
  readonly kind: "record";
  readonly span: Span;
  readonly entries: readonly RecordEntry[];
}

export interface RecordEntry {
  readonly span: Span;
  readonly key: Word;
  readonly value: ValueExpression;
}

/** `A=1 name args < file`: redirects may stand anywhere after the prefix; their order is kept. */
export interface SimpleCommand {
  readonly kind: "simpleCommand";
  readonly span: Span;
  /** Exported to this command alone. */
  readonly environment: readonly Binding[];
  readonly name: Word;
  readonly args: readonly Word[];
  readonly redirects: readonly Redirect[];
}

/** A compound, test, assignment or function call with redirects behind it. Simple commands have their own. */
export interface Redirected {
  readonly kind: "redirected";
  readonly span: Span;
  readonly body: Statement;
  readonly redirects: readonly Redirect[];
}

/** `{ …; }` */
export interface Group {
  readonly kind: "group";
  readonly span: Span;
  readonly body: Block;
}

/** `( … )` */
export interface Subshell {
  readonly kind: "subshell";
  readonly span: Span;
  readonly body: Block;
}

export interface If {
  readonly kind: "if";
  readonly span: Span;
  /** `if` and every `elif`, in order. */
  readonly branches: readonly ConditionalBlock[];
  readonly otherwise: Block | undefined;
}

export interface ConditionalBlock {
  readonly span: Span;
  readonly condition: Block;
  readonly body: Block;
}

export interface WhileLoop {
  readonly kind: "whileLoop";
  readonly span: Span;
  readonly until: boolean;
  readonly condition: Block;
  readonly body: Block;
}

export interface ForLoop {
  readonly kind: "forLoop";
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  /** Undefined for `for x; do`, which goes over `"$@"`. */
  readonly items: readonly Word[] | undefined;
  readonly body: Block;
}

/** `for ((init; condition; step))`; a missing part is undefined. */
export interface CountingLoop {
  readonly kind: "countingLoop";
  readonly span: Span;
  readonly init: Arithmetic | undefined;
  readonly condition: Arithmetic | undefined;
  readonly step: Arithmetic | undefined;
  readonly body: Block;
}

export interface Case {
  readonly kind: "case";
  readonly span: Span;
  readonly subject: Word;
  readonly branches: readonly CaseBranch[];
}

export interface CaseBranch {
  readonly span: Span;
  readonly patterns: readonly Word[];
  readonly body: Block;
}

export interface FunctionDefinition {
  readonly kind: "functionDefinition";
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly body: Block;
}

/** `[[ … ]]` */
export interface TestCommand {
  readonly kind: "testCommand";
  readonly span: Span;
  readonly test: Test;
}

/** `(( … ))`: status 0 if the value is not zero. */
export interface ArithmeticCommand {
  readonly kind: "arithmeticCommand";
  readonly span: Span;
  readonly expression: Arithmetic;
}

/** `break`, `continue`; one level if undefined. */
export interface LoopJump {
  readonly kind: "loopJump";
  readonly span: Span;
  readonly jump: "break" | "continue";
  readonly levels: Word | undefined;
}

/** `return`, `exit`; status 0 if undefined. */
export interface Leave {
  readonly kind: "leave";
  readonly span: Span;
  readonly leave: "return" | "exit";
  readonly status: Word | undefined;
}

export type Redirect = FileRedirect | DuplicateRedirect | HereDocument | HereString;

/** `< f`, `> f`, `>> f`, `2> f`, `3< f`, `&> f`, `&>> f` */
export interface FileRedirect {
  readonly kind: "fileRedirect";
  readonly span: Span;
  /** `both` is stdout and stderr. */
  readonly descriptor: number | "both";
  readonly mode: "read" | "write" | "append";
  readonly target: Word;
}

/** `2>&1`: from then on `descriptor` goes where `source` goes at this moment. */
export interface DuplicateRedirect {
  readonly kind: "duplicateRedirect";
  readonly span: Span;
  readonly descriptor: number;
  readonly source: number;
}

export interface HereDocument {
  readonly kind: "hereDocument";
  /** The operator and the delimiter; the body lies elsewhere, at `body.span`. */
  readonly span: Span;
  readonly delimiter: string;
  /** A quoted delimiter: the body is one literal part. */
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  /** Tabs already stripped; one `doubleQuoted`-like sequence of parts, line ends kept. */
  readonly body: Word;
}

/** `<<< word`: a newline is added. */
export interface HereString {
  readonly kind: "hereString";
  readonly span: Span;
  readonly word: Word;
}

/** Its parts are joined and never split again. An empty list of parts is the empty string. */
export interface Word {
  readonly kind: "word";
  readonly span: Span;
  readonly parts: readonly WordPart[];
}

export type WordPart =
  | Literal
  | GlobPattern
  | Tilde
  | SingleQuoted
  | DoubleQuoted
  | VariablePart
  | CommandSubstitution
  | ArithmeticExpansion;

/** Unquoted text (or text between double quotes), escapes already resolved. */
export interface Literal {
  readonly kind: "literal";
  readonly span: Span;
  readonly text: string;
}

/** Unquoted `*`, `?`, `**`, `[a-z]`, and in a word with one of these also `{a,b}`: text of a pattern. */
export interface GlobPattern {
  readonly kind: "globPattern";
  readonly span: Span;
  readonly pattern: string;
}

/** `~` or `~user` at the start of a word (and after `=` or `:` in an assigned value). */
export interface Tilde {
  readonly kind: "tilde";
  readonly span: Span;
  readonly user: string | undefined;
}

export interface SingleQuoted {
  readonly kind: "singleQuoted";
  readonly span: Span;
  readonly text: string;
}

export interface DoubleQuoted {
  readonly kind: "doubleQuoted";
  readonly span: Span;
  /** Literals, variables, substitutions and arithmetic. */
  readonly parts: readonly WordPart[];
}

/**
 * `$name`, `${name[k].…}`. `name` is a variable's name (NFC) or one of
 * `0 1 2 … @ * # ? $ ! PIPESTATUS`.
 */
export interface VariablePart {
  readonly kind: "variable";
  readonly span: Span;
  readonly name: string;
  readonly path: readonly Subscript[];
  readonly operation: VariableOperation | undefined;
}

export type Subscript =
  /** `[word]`, `["quoted $key"]`, `[-1]`: a literal key or index, or a word to expand. */
  | { readonly kind: "keySubscript"; readonly span: Span; readonly key: Word }
  /** Only in arithmetic: `xs[i + 1]`. */
  | { readonly kind: "indexSubscript"; readonly span: Span; readonly index: Arithmetic };

export type VariableOperation =
  /** `${#x}` */
  | { readonly kind: "length" }
  /** `${x:-w}`, `${x:=w}`, `${x:?w}`, `${x:+w}`; without the colon only "unset" counts. */
  | {
      readonly kind: "default";
      readonly op: "-" | "=" | "?" | "+";
      readonly emptyCounts: boolean;
      readonly word: Word;
    }
  /** `${x%p}`, `${x%%p}`, `${x#p}`, `${x##p}` */
  | {
      readonly kind: "trim";
      readonly side: "start" | "end";
      readonly longest: boolean;
      readonly pattern: Word;
    }
  /** `${x/a/b}`, `${x//a/b}`, `${x/#a/b}`, `${x/%a/b}` */
  | {
      readonly kind: "replace";
      readonly all: boolean;
      readonly anchor: "start" | "end" | undefined;
      readonly pattern: Word;
      readonly replacement: Word;
    }
  /** `${x^^}`, `${x,,}`, `${x^}`, `${x,}` */
  | { readonly kind: "changeCase"; readonly to: "upper" | "lower"; readonly all: boolean }
  /** `${s[a:b]}`: end-exclusive, open ends undefined. */
  | {
      readonly kind: "slice";
      readonly from: Arithmetic | undefined;
      readonly to: Arithmetic | undefined;
    };

export interface CommandSubstitution {
  readonly kind: "commandSubstitution";
  readonly span: Span;
  readonly body: Block;
}

/** `$(( … ))` */
export interface ArithmeticExpansion {
  readonly kind: "arithmeticExpansion";
  readonly span: Span;
  readonly expression: Arithmetic;
}
