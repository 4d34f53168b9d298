import { FaultList } from "./config-faults.ts";
import { linesOfKeys, type KeyPath } from "./config-lines.ts";
import { configProblem, unknownName, type ConfigPlace } from "./config-problem.ts";
import {
  keySetting,
  modelSettings,
  settings,
  type Setting,
  type ValueOf,
} from "./config-schema.ts";
import { isTable, parseToml } from "./config-toml.ts";
import { tomlKey } from "./toml-text.ts";

/** What a file literally says about one key. */
export interface RawValue<Value> {
  readonly value: Value;
  readonly line: number | undefined;
}

export type RawTable<Schema> = {
  readonly [Key in keyof Schema]?: RawValue<ValueOf<Schema[Key]>>;
};

export interface RawModel {
  readonly name: string;
  readonly endpoint: RawValue<string>;
  readonly settings: RawTable<typeof modelSettings>;
}

/** A configuration file, validated and nothing more: no default has been filled in. */
export interface RawConfig {
  /** Undefined if there is no file. */
  readonly path: string | undefined;
  readonly settings: RawTable<typeof settings>;
  readonly models: readonly RawModel[];
  /** Names of actions by chord, as they are written: only the line editor knows which there are. */
  readonly keys: ReadonlyMap<string, RawValue<string>>;
}

export const emptyConfig: RawConfig = {
  path: undefined,
  settings: {},
  models: [],
  keys: new Map(),
};

/** Throws CONFIG_INVALID with everything in the file that is wrong. */
export function parseConfig(text: string, path: string): RawConfig {
  const document = parseToml(text, path);
  const lineOf = lazily(() => linesOfKeys(text));
  const file: File = { at: (key) => ({ path, line: lineOf()(key) }), faults: new FaultList() };
  const { faults } = file;
  const values = new Map<string, RawValue<unknown>>();
  const models: RawModel[] = [];
  const keys = new Map<string, RawValue<string>>();

  for (const [name, value] of Object.entries(document)) {
    if (name === "models") {
      for (const [model, entry] of entriesOf(file, [name], value)) {
        const parsed = parseModel(file, model, entry);
        if (parsed !== undefined) models.push(parsed);
      }
    } else if (name === "keys") {
      for (const [chord, entry] of entriesOf(file, [name], value)) {
        const parsed = faults.attempt(() => parseKey(file, chord, entry));
        if (parsed !== undefined) keys.set(chord, parsed);
      }
    } else if (sections.includes(name)) {
      for (const [key, entry] of entriesOf(file, [name], value)) {
        const parsed = faults.attempt(() => parseValue(file, settings, [name, key], entry));
        if (parsed !== undefined) values.set(`${name}.${key}`, parsed);
      }
    } else {
      const parsed = faults.attempt(() => parseValue(file, settings, [name], value));
      if (parsed !== undefined) values.set(name, parsed);
    }
  }

  const config: RawConfig = { path, settings: asTable<typeof settings>(values), models, keys };
  const names = isTable(document["models"]) ? Object.keys(document["models"]) : [];
  faults.attempt(() => checkDefaultModel(file, config, names));
  for (const model of models) faults.attempt(() => checkFallback(file, model, names));
  faults.throwIfAny();
  return config;
}

interface File {
  readonly at: (key: KeyPath) => ConfigPlace;
  readonly faults: FaultList;
}

const sections: readonly string[] = [
  ...new Set(Object.keys(settings).flatMap((key) => (key.includes(".") ? key.split(".", 1) : []))),
];

function entriesOf(file: File, path: KeyPath, value: unknown): readonly [string, unknown][] {
  if (isTable(value)) return Object.entries(value);
  const [name] = path;
  const example = name === "models" && path.length === 1 ? "[models.NAME]" : `[${path.join(".")}]`;
  const text = `${path.join(".")}: found ${found(value)}, must be a table: ${example}`;
  file.faults.add(configProblem(file.at(path), text));
  return [];
}

function parseModel(file: File, name: string, value: unknown): RawModel | undefined {
  const path = ["models", name];
  if (!/^[^\s\p{Cc}]+$/u.test(name)) {
    const text = `models: ${JSON.stringify(name)} is no name, must be one word`;
    file.faults.add(configProblem(file.at(path), text));
    return undefined;
  }
  const values = new Map<string, RawValue<unknown>>();
  for (const [key, entry] of entriesOf(file, path, value)) {
    const parsed = file.faults.attempt(() =>
      parseValue(file, modelSettings, [...path, key], entry),
    );
    if (parsed !== undefined) values.set(key, parsed);
  }
  const table = asTable<typeof modelSettings>(values);
  if (table.endpoint !== undefined) return { name, endpoint: table.endpoint, settings: table };
  if (isTable(value) && !Object.hasOwn(value, "endpoint")) {
    const text = `models.${name}: endpoint is missing, must be ${modelSettings.endpoint.allowed}`;
    file.faults.add(configProblem(file.at(path), text));
  }
  return undefined;
}

function parseKey(file: File, chord: string, value: unknown): RawValue<string> {
  const place = file.at(["keys", chord]);
  const accepted = keySetting.accept(value);
  if (accepted !== undefined) return { value: accepted, line: place.line };
  const key = `keys.${tomlKey(chord)}`;
  throw configProblem(place, `${key}: found ${found(value)}, must be ${keySetting.allowed}`);
}

function parseValue(
  file: File,
  schema: Readonly<Record<string, Setting<unknown>>>,
  path: KeyPath,
  value: unknown,
): RawValue<unknown> {
  const place = file.at(path);
  const key = path.join(".");
  const known = schema === settings ? key : (path.at(-1) ?? "");
  const setting = Object.hasOwn(schema, known) ? schema[known] : undefined;
  if (setting === undefined) throw unknownKey(place, schema, path);
  const accepted = setting.accept(value);
  if (accepted !== undefined) return { value: accepted, line: place.line };
  // a key may have been put where the name of its variable belongs, and reports get shared
  const isSecret = known === "api_key_env" && typeof value === "string";
  const shown = isSecret ? "other text" : (wrongEntry(setting, value) ?? found(value));
  throw configProblem(place, `${key}: found ${shown}, must be ${setting.allowed}`);
}

/** What in a list is not allowed, if it is one entry by itself or one that stands twice. */
function wrongEntry({ accept }: Setting<unknown>, value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries: readonly unknown[] = value;
  const wrong = entries.findIndex((entry) => accept([entry]) === undefined);
  if (wrong >= 0) return `${found(entries[wrong])} in the list`;
  const twice = entries.find((entry, at) => entries.indexOf(entry) < at);
  return twice === undefined ? undefined : `${found(twice)} twice`;
}

function unknownKey(
  place: ConfigPlace,
  schema: Readonly<Record<string, Setting<unknown>>>,
  path: KeyPath,
): Error {
  const name = path.at(-1) ?? "";
  const table = path.slice(0, -1).join(".");
  const allowed = schema === settings ? namesIn(table) : Object.keys(schema);
  const where = table === "" ? "unknown key" : `unknown key in [${table}]`;
  return unknownName(place, `${path.join(".")}: ${where}`, name, allowed);
}

/** The names that may stand in a table of the document; "" is its top. */
function namesIn(table: string): readonly string[] {
  const keys = Object.keys(settings);
  if (table === "") {
    return [...keys.filter((key) => !key.includes(".")), "models", ...sections, "keys"];
  }
  return keys.flatMap((key) => (key.startsWith(`${table}.`) ? [key.slice(table.length + 1)] : []));
}

function checkDefaultModel(
  file: File,
  { settings: { default_model: named } }: RawConfig,
  names: readonly string[],
): void {
  if (named === undefined || names.includes(named.value)) return;
  const text = `default_model: no table [models.${named.value}]`;
  throw unknownName(file.at(["default_model"]), text, named.value, names);
}

function checkFallback(file: File, model: RawModel, names: readonly string[]): void {
  const named = model.settings.fallback?.value;
  if (named === undefined) return;
  const others = names.filter((name) => name !== model.name);
  if (others.includes(named)) return;
  const text = `models.${model.name}.fallback: no other table [models.${named}]`;
  throw unknownName(file.at(["models", model.name, "fallback"]), text, named, others);
}

/** How a wrong value is shown. */
function found(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isTable(value)) return "a table";
  if (typeof value === "object") return "a date or time";
  const text = typeof value === "number" ? String(value) : JSON.stringify(value); // JSON has no inf
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Every value in `values` has passed its key's `accept`, which is what the type says. */
function asTable<Schema>(values: ReadonlyMap<string, RawValue<unknown>>): RawTable<Schema> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the boundary where TOML becomes typed
  return Object.fromEntries(values) as RawTable<Schema>;
}

function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
