import type { AishError } from "@aish/core";
import { configProblem } from "../../config/config-problem.ts";
import { isTable, type TomlTable } from "../../config/config-toml.ts";
import type { ModeOptions } from "./user-mode.ts";

/** A mode of the person's own, as modes.toml names it. */
export interface PlannedMode {
  readonly key: number;
  readonly name: string;
  /** A package, or a file. */
  readonly module: string;
  readonly options: ModeOptions;
}

export interface ModePlan {
  readonly modes: readonly PlannedMode[];
  /** What is wrong, and stops nothing else. */
  readonly problems: readonly AishError[];
}

const firstKey = 5;
const lastKey = 12;
const ownNames = new Set(["shell", "kai", "ts", "docs"]);

/** Gives each mode its key; one that is not free, or not for modes, becomes the next that is. */
export function planModes(document: TomlTable, path: string): ModePlan {
  const problems: AishError[] = [];
  const tell = (text: string, hint: string): void => {
    problems.push(configProblem({ path, line: undefined }, text, hint));
  };
  for (const name of Object.keys(document)) {
    if (name !== "modes") tell(`${name} is not known`, "write tables named [modes.NAME]");
  }
  const tables = document["modes"] ?? {};
  if (!isTable(tables)) {
    tell("modes is not a table", "write tables named [modes.NAME]");
    return { modes: [], problems };
  }
  const wishes = Object.entries(tables).flatMap(([name, table]) => toWish(name, table, tell));
  const taken = new Set<number>();
  const modes: PlannedMode[] = [];
  // Those that name a key have it before those that take any.
  for (const wish of [...wishes].toSorted(
    (a, b) => Number(a.key === undefined) - Number(b.key === undefined),
  )) {
    const key = freeKey(wish.key, taken);
    if (key === undefined) {
      tell(
        `there is no key left for the mode ${wish.name}`,
        "take out a mode: F5 to F12 are for them",
      );
      continue;
    }
    if (wish.key !== undefined && key !== wish.key) {
      const why = wish.key < firstKey ? "is a mode of aish" : "is taken";
      tell(`F${wish.key} ${why}, so the mode ${wish.name} is on F${key}`, `write key = "F${key}"`);
    }
    taken.add(key);
    modes.push({ ...wish, key });
  }
  return { modes: modes.toSorted((a, b) => a.key - b.key), problems };
}

type Wish = Omit<PlannedMode, "key"> & { readonly key: number | undefined };

function toWish(
  name: string,
  table: unknown,
  tell: (text: string, hint: string) => void,
): readonly Wish[] {
  if (!/^[a-z][a-z0-9_-]{0,31}$/.test(name)) {
    tell(`${JSON.stringify(name)} cannot be the name of a mode`, "use small letters, digits and -");
    return [];
  }
  if (ownNames.has(name)) {
    tell(`the mode ${name} is one of aish`, "give it another name");
    return [];
  }
  if (!isTable(table)) {
    tell(`modes.${name} is not a table`, `write [modes.${name}]`);
    return [];
  }
  const { module, key, ...options } = table;
  if (typeof module !== "string" || module.trim() === "") {
    tell(`modes.${name} has no module`, 'write module = "./file.ts", or the name of a package');
    return [];
  }
  const number = toKey(key);
  if (key !== undefined && number === undefined) {
    tell(`modes.${name}.key is not a function key`, 'write key = "F5", up to "F12"');
  }
  return [{ name, module, key: number, options }];
}

function toKey(key: unknown): number | undefined {
  const digits =
    typeof key === "string" ? /^[Ff](?<digits>\d{1,2})$/.exec(key)?.groups?.["digits"] : undefined;
  const number = Number(digits);
  return digits === undefined || number < 1 || number > lastKey ? undefined : number;
}

function freeKey(wanted: number | undefined, taken: ReadonlySet<number>): number | undefined {
  const start = Math.max(wanted ?? firstKey, firstKey);
  for (let step = 0; step <= lastKey - firstKey; step += 1) {
    const key = firstKey + ((start - firstKey + step) % (lastKey - firstKey + 1));
    if (!taken.has(key)) return key;
  }
  return undefined;
}
