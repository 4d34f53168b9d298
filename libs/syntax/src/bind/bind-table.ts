import type { CommandDeclaration, FlagDeclaration } from "../declaration.ts";
import { isCheckedType } from "./bind-value.ts";

/** A declaration made ready for look-ups. */
export interface BindTable {
  readonly declaration: CommandDeclaration;
  readonly longs: ReadonlyMap<string, FlagDeclaration>;
  /** Without the dash; a name of several letters (`-maxdepth`) and one with its sign (`+x`) are whole words. */
  readonly shorts: ReadonlyMap<string, FlagDeclaration>;
  /** Takes `-5`. */
  readonly numeric: FlagDeclaration | undefined;
  readonly minimum: number;
  readonly maximum: number;
  /** Neither their count nor their types can be at fault. */
  readonly acceptsAnyOperands: boolean;
  readonly hasTypedOperands: boolean;
}

const tables = new WeakMap<CommandDeclaration, BindTable>();

export function bindTable(declaration: CommandDeclaration): BindTable {
  const known = tables.get(declaration);
  if (known !== undefined) return known;
  const table = makeTable(declaration);
  tables.set(declaration, table);
  return table;
}

/** Every command's, unless it declares its own. */
export const jsonFlag: FlagDeclaration = {
  long: "json",
  short: undefined,
  summary: "Print the result as JSON",
  value: undefined,
  repeatable: false,
};

export const helpFlag: FlagDeclaration = {
  long: "help",
  short: undefined,
  summary: "Show this help",
  value: undefined,
  repeatable: false,
};

/** The short name of a flag that is written as a number. */
export const numericShort = "#";

export function flagName(flag: FlagDeclaration): string {
  return flag.long ?? flag.short ?? "";
}

/** As it is written: `--long` where there is one, else `-s`. */
export function writtenFlag(flag: FlagDeclaration): string {
  return flag.long === undefined ? `-${flag.short ?? ""}` : `--${flag.long}`;
}

/** How many arguments follow a flag: its value's name has a word for each (`--arg <name value>`). */
export function valueCount(flag: FlagDeclaration): number {
  return flag.value === undefined ? 0 : flag.value.name.split(" ").length;
}

function makeTable(declaration: CommandDeclaration): BindTable {
  const longs = new Map([
    ["json", jsonFlag],
    ["help", helpFlag],
  ]);
  const shorts = new Map<string, FlagDeclaration>();
  let numeric: FlagDeclaration | undefined;
  for (const flag of declaration.flags) {
    if (flag.short === numericShort) numeric = flag;
    else if (flag.short !== undefined) shorts.set(flag.short, flag);
    // Two declarations may share a long name (`-n 5` and `-5`); the first one is what it means.
    if (flag.long !== undefined && (!longs.has(flag.long) || isEveryones(longs.get(flag.long)))) {
      longs.set(flag.long, flag);
    }
  }
  if (!shorts.has("h")) shorts.set("h", longs.get("help") ?? helpFlag);
  const { operands } = declaration;
  const minimum = operands.reduce((sum, operand) => sum + operand.min, 0);
  const maximum = operands.some((operand) => operand.many) ? Infinity : operands.length;
  const hasTypedOperands = operands.some((operand) => isCheckedType(operand.type));
  return {
    declaration,
    longs,
    shorts,
    numeric,
    minimum,
    maximum,
    acceptsAnyOperands: minimum === 0 && maximum === Infinity && !hasTypedOperands,
    hasTypedOperands,
  };
}

function isEveryones(flag: FlagDeclaration | undefined): boolean {
  return flag === jsonFlag || flag === helpFlag;
}
