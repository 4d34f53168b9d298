import { nearestName } from "@aish/core";
import type { SimpleCommand, Span, Word } from "../ast.ts";
import { bindArguments, type Argument, type BindingFault, type BoundFlags } from "../bind/bind.ts";
import type { CommandDeclaration, OperandDeclaration, StaticCall } from "../declaration.ts";
import type { Diagnostic, DiagnosticCode } from "../diagnostic.ts";
import { isAllArguments, isFlagWord, isOpenEnded, staticText } from "../static-word.ts";
import { followVariables } from "./validate-names.ts";
import type { ValidationWalk } from "./validate-walk.ts";

/** The command itself; its words have been looked at. */
export function validateCommand(command: SimpleCommand, walk: ValidationWalk): void {
  const name = staticText(command.name);
  if (name === undefined) {
    walk.variables.anythingMayBeDefined();
    return;
  }
  if (walk.scope.isAlias(name) || walk.scope.isFunction(name)) {
    walk.variables.anythingMayBeDefined();
    return;
  }
  if (readsFiles.has(name)) walk.variables.anythingMayBeDefined();
  const declaration = walk.scope.declaration(name);
  if (declaration === undefined) {
    validateUnknown(name, command.name.span, walk);
    return;
  }
  const args = command.args.map(toArgument);
  validateArguments(declaration, args, command, walk);
  followVariables(declaration, name, args, walk);
}

/** Their text is not looked into: what they define is unknown. */
const readsFiles: ReadonlySet<string> = new Set(["source", "."]);

export function toArgument(word: Word): Argument<Word> {
  const openEnded = isOpenEnded(word);
  return {
    value: word,
    text: openEnded ? undefined : staticText(word),
    isFlag: openEnded ? isAllArguments(word) : isFlagWord(word),
    openEnded,
  };
}

/** Programs can only be found by looking, so this is for those who ask for everything. */
function validateUnknown(name: string, span: Span, walk: ValidationWalk): void {
  if (name.includes("/") || readsFiles.has(name) || walk.variables.isUncertain) return;
  if (walk.unknownCommands.has(name)) return;
  walk.unknownCommands.add(name);
  // Each suggestion looks at every function.
  const suggests = walk.unknownCommands.size <= 100;
  walk.findings.later(() => {
    if (walk.isDefinedHere(name)) return undefined;
    const meant = suggests ? nearestName(name, walk.functions) : undefined;
    return {
      code: "E001",
      severity: "trace",
      message: walk.scope.externals
        ? `${name} is no builtin or function, so it has to be a program`
        : `${name} is no builtin or function, and programs are turned off`,
      span,
      hint: meant === undefined ? undefined : `did you mean ${meant}?`,
    };
  });
}

function validateArguments(
  declaration: CommandDeclaration,
  args: readonly Argument<Word>[],
  command: SimpleCommand,
  walk: ValidationWalk,
): void {
  const name = declaration.name;
  const report = (diagnostic: Diagnostic): void =>
    walk.findings.later(() => (walk.isDefinedHere(name) ? undefined : diagnostic));
  const binding = bindArguments(declaration, args.map(withSomeValue));
  const checked = checkCall(declaration, args);
  if (checked !== undefined) {
    const { code, message, hint, span } = checked;
    const severity = "error";
    report({ code, severity, message: `${name}: ${message}`, span: span ?? command.span, hint });
    return;
  }
  if (binding.ok) return;
  const { argument, fault, hint, message } = binding;
  const span = argument?.value.span ?? command.name.span;
  report({ code: codes[fault], severity: "warning", message: `${name}: ${message}`, span, hint });
}

const codes: Readonly<Record<BindingFault, DiagnosticCode>> = {
  unknownFlag: "W001",
  badFlag: "W001",
  missingOperand: "E002",
  tooManyOperands: "E002",
  wrongType: "E003",
};

/**
 * Of `--name=$x` the flag is known although its value is not. Zero stands for that: it is a text, a number
 * and a duration.
 */
function withSomeValue(argument: Argument<Word>): Argument<Word> {
  const [first] = argument.value.parts;
  if (!argument.isFlag || argument.text !== undefined || first?.kind !== "literal") return argument;
  const flag = longWithValue.exec(first.text)?.[0];
  return flag === undefined ? argument : { ...argument, text: `${flag}0` };
}

const longWithValue = /^--[A-Za-z][^=]*=/;

interface CheckedFault {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string | undefined;
  readonly span: Span | undefined;
}

/**
 * What the declaration itself finds in the literal arguments. It says more about the number of operands
 * than the binder can (`diff` compares two files), so it sees calls that have too few or too many.
 */
function checkCall(
  declaration: CommandDeclaration,
  args: readonly Argument<Word>[],
): CheckedFault | undefined {
  const { check } = declaration;
  // A flag that is not known yet may change what all the others mean.
  if (check === undefined || args.some(isUnknownFlag)) return undefined;
  const binding = bindArguments(uncounted(declaration), args);
  if (!binding.ok || binding.flags.has("help")) return undefined;
  const { flags, operands } = binding;
  const fault = check({
    operands: operands.map(({ text }) => text),
    openEnded: operands.some(({ openEnded }) => openEnded),
    flag: (name) => flagText(flags, name),
  } satisfies StaticCall);
  if (fault === undefined) return undefined;
  const operand = fault.operand === undefined ? undefined : operands[fault.operand];
  return { ...fault, span: operand?.value.span };
}

function isUnknownFlag({ isFlag, text }: Argument<Word>): boolean {
  return isFlag && text === undefined;
}

function flagText(flags: BoundFlags<Word>, name: string): string | true | undefined {
  const last = flags.get(name)?.at(-1);
  return last === undefined ? undefined : (last.text ?? true);
}

const anyOperands: readonly OperandDeclaration[] = [
  { name: "operand", type: "text", min: 0, many: true },
];

const relaxed = new WeakMap<CommandDeclaration, CommandDeclaration>();

/** The same flags, with any number of operands of any type. */
function uncounted(declaration: CommandDeclaration): CommandDeclaration {
  const known = relaxed.get(declaration);
  if (known !== undefined) return known;
  const made = { ...declaration, operands: anyOperands };
  relaxed.set(declaration, made);
  return made;
}
