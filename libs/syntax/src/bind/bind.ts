import { bindTable, type BindTable } from "./bind-table.ts";
import { FlagScan } from "./bind-flags.ts";
import { valueFault } from "./bind-value.ts";
import type { CommandDeclaration, FlagDeclaration } from "../declaration.ts";
import { usageLine } from "./usage-line.ts";

/**
 * One argument on its way to a command. `V` is what the caller carries: a word for the validator, a
 * value for the kernel.
 */
export interface Argument<V> {
  readonly value: V;
  /** As the command would read it; undefined where that is only known when it runs. */
  readonly text: string | undefined;
  /**
   * Written as a flag: the word began with an unquoted `-` or `+`. What comes out of a variable, a
   * substitution, a glob or quotes is never a flag, so a file named `-rf` stays a file. Of an open-ended
   * argument it says that flags may come out of it (`"$@"` passes on which arguments were written as such).
   */
  readonly isFlag: boolean;
  /** May become any number of arguments (`"$@"`, a glob). */
  readonly openEnded: boolean;
}

/** Under the long name where there is one, else the short one, without dashes. */
export type BoundFlags<V> = ReadonlyMap<string, readonly BoundFlag<V>[]>;

export interface BoundFlag<V> {
  readonly declaration: FlagDeclaration;
  /** Undefined for a switch, and for a value that is only known when the command runs. */
  readonly text: string | undefined;
  /** The argument that carried the value, when it stood as an argument of its own. */
  readonly argument: Argument<V> | undefined;
}

export type BindingResult<V> =
  | { readonly ok: true; readonly flags: BoundFlags<V>; readonly operands: readonly Argument<V>[] }
  | UnboundArguments<V>;

export interface UnboundArguments<V> {
  readonly ok: false;
  readonly fault: BindingFault;
  readonly message: string;
  readonly hint: string | undefined;
  /** The argument at fault; undefined when one is missing. */
  readonly argument: Argument<V> | undefined;
}

export type BindingFault =
  "unknownFlag" | "missingOperand" | "wrongType" | "tooManyOperands" | "badFlag";

/** `--json` and `--help` are every command's. */
export type Bind = <V>(
  declaration: CommandDeclaration,
  args: readonly Argument<V>[],
) => BindingResult<V>;

/**
 * Where an argument is not known before running, everything is accepted that could be accepted then; with
 * all of them known the answer is what running would say.
 */
export function bindArguments<V>(
  declaration: CommandDeclaration,
  args: readonly Argument<V>[],
): BindingResult<V> {
  const table = bindTable(declaration);
  if (!args.some(writtenAsFlag)) return bindOperands(table, args);
  if (declaration.flagPlacement === "none" && !mayAskForHelp(args)) {
    return bindOperands(table, args);
  }
  const scan = new FlagScan<V>(table);
  const { flags, operands } = scan;
  const fault = scan.read(args);
  if (fault !== undefined) return fault;
  // What is not known yet may turn out to be a request for help, which nothing else matters beside.
  const counts = !scan.helped && !scan.lostTrack;
  return (counts ? operandFault(table, operands) : undefined) ?? { ok: true, flags, operands };
}

const noFlags: ReadonlyMap<string, never> = new Map<string, never>();

function writtenAsFlag(argument: Argument<unknown>): boolean {
  return argument.isFlag;
}

function bindOperands<V>(table: BindTable, operands: readonly Argument<V>[]): BindingResult<V> {
  return operandFault(table, operands) ?? { ok: true, flags: noFlags, operands };
}

/** What takes no flags at all still explains itself when it is asked for nothing else. */
function mayAskForHelp(args: readonly Argument<unknown>[]): boolean {
  const [only] = args;
  if (args.length === 1 && only?.text === "--help") return true;
  let unknown = false;
  for (const { isFlag, openEnded, text } of args) {
    if (openEnded || (isFlag && text === undefined)) unknown = true;
    else if (!isFlag || text !== "--help") return false;
  }
  return unknown;
}

function operandFault<V>(
  table: BindTable,
  operands: readonly Argument<V>[],
): UnboundArguments<V> | undefined {
  if (table.acceptsAnyOperands) return undefined;
  let count = 0;
  let excess: Argument<V> | undefined;
  let firstOpen = operands.length;
  for (const [at, operand] of operands.entries()) {
    if (operand.openEnded) {
      firstOpen = Math.min(firstOpen, at);
      continue;
    }
    count += 1;
    if (count > table.maximum) excess ??= operand;
  }
  if (excess !== undefined) return tooMany(table, count, excess);
  const exact = firstOpen === operands.length;
  if (exact && count < table.minimum) return missing(table, count);
  return table.hasTypedOperands ? wrongOperand(table, operands, firstOpen, exact) : undefined;
}

function tooMany<V>(
  table: BindTable,
  count: number,
  argument: Argument<V>,
): UnboundArguments<V> | undefined {
  const limit = table.maximum;
  const expected =
    limit === 0 ? "takes no operands" : `takes ${limit} operand${limit === 1 ? "" : "s"} at most`;
  return {
    ok: false,
    fault: "tooManyOperands",
    message: `${expected}, got ${count}`,
    hint: `usage: ${usageLine(table.declaration)}`,
    argument,
  };
}

function missing<V>(table: BindTable, count: number): UnboundArguments<V> | undefined {
  const required = table.declaration.operands.filter((operand) => operand.min === 1);
  const name = required[count]?.name ?? required.at(-1)?.name ?? "operand";
  return {
    ok: false,
    fault: "missingOperand",
    message: `missing operand ${name.toUpperCase()}`,
    hint: `usage: ${usageLine(table.declaration)}`,
    argument: undefined,
  };
}

/** Where operands cannot be counted, only those are judged whose place does not depend on the count. */
function wrongOperand<V>(
  table: BindTable,
  operands: readonly Argument<V>[],
  end: number,
  exact: boolean,
): UnboundArguments<V> | undefined {
  const declared = table.declaration.operands;
  // As many optional operands are there as there are more operands than required ones, from the left.
  let spare = operands.length - table.minimum;
  let at = 0;
  for (const [place, slot] of declared.entries()) {
    if (
      !exact &&
      slot.min === 0 &&
      declared.some((later, index) => index > place && later.min === 1)
    ) {
      return undefined;
    }
    if (slot.min === 0 && !slot.many) {
      spare -= 1;
      if (exact && spare < 0) continue;
    }
    for (const stop = slot.many ? end : Math.min(at + 1, end); at < stop; at += 1) {
      const argument = operands[at];
      if (argument?.text === undefined) continue;
      const expected = valueFault(slot.type, argument.text, "operand");
      if (expected === undefined) continue;
      return {
        ok: false,
        fault: "wrongType",
        message: `${slot.name.toUpperCase()} must be ${expected}, got ${shown(argument.text)}`,
        hint: `usage: ${usageLine(table.declaration)}`,
        argument,
      };
    }
  }
  return undefined;
}

function shown(text: string): string {
  return text === "" ? "nothing" : text;
}
