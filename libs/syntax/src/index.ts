export type * from "./ast.ts";
export {
  bindArguments,
  type Argument,
  type BindingResult,
  type BindingFault,
  type BoundFlag,
  type BoundFlags,
} from "./bind/bind.ts";
export type {
  ArgumentFault,
  ArgumentType,
  CommandDeclaration,
  CommandExample,
  FlagDeclaration,
  FlagValue,
  OperandDeclaration,
  StaticCall,
} from "./declaration.ts";
export type { Diagnostic, DiagnosticCode } from "./diagnostic.ts";
export { helpText } from "./bind/help-text.ts";
export { parseDuration } from "./bind/parse-duration.ts";
export { parse, type Incomplete, type ParseResult } from "./parse/parse.ts";
export { planProgram, type PlannedStatement, type ProgramPlan } from "./plan/plan.ts";
export { printProgram, printStatement } from "./print/print.ts";
export { renderDiagnostic } from "./print/render-diagnostic.ts";
export {
  isAllArguments,
  looksLikeFlag,
  isFlagWord,
  isOpenEnded,
  staticText,
} from "./static-word.ts";
export type { Token, TokenKind } from "./token.ts";
export { validate, type ValidationScope } from "./validate/validate.ts";
