import type { RawConfig, RawValue } from "./config-parse.ts";
import { usualModel } from "../config-resolve.ts";
import { modelSettings, settings, type Setting } from "./config-schema.ts";
import type { Environment } from "../environment.ts";
import { tomlKey } from "./toml-text.ts";

/** Where an effective value came from. */
export type Origin =
  | { readonly kind: "default" }
  | { readonly kind: "file"; readonly path: string; readonly line: number | undefined }
  | { readonly kind: "flag"; readonly flag: string }
  | { readonly kind: "environment"; readonly variable: string };

export interface ExplainedSetting {
  /** As it would be written at the top of a configuration file: `conversation.max_steps`. */
  readonly key: string;
  /** Undefined where something else decides, as `unset` says. */
  readonly value: unknown;
  readonly unset: string | undefined;
  readonly origin: Origin;
}

/** Every setting with its effective value, in the order of the schema. */
export function explainConfig(raw: RawConfig, environment: Environment): ExplainedSetting[] {
  const top = explainTable(raw, settings, raw.settings, "");
  const models = raw.models.flatMap(({ name, settings: table }) =>
    explainTable(raw, modelSettings, table, `models.${tomlKey(name)}.`).filter(
      ({ value }) => value !== undefined,
    ),
  );
  const keys = [...raw.keys].map(([chord, given]) =>
    explained(raw, `keys.${tomlKey(chord)}`, { value: undefined, unset: undefined }, given),
  );
  return [...top.map((row) => withoutFile(row, raw, environment)), ...models, ...keys];
}

function explainTable(
  raw: RawConfig,
  schema: Readonly<Record<string, Setting<unknown>>>,
  table: Readonly<Record<string, RawValue<unknown> | undefined>>,
  prefix: string,
): ExplainedSetting[] {
  return Object.entries(schema).map(([name, { fallback, unset }]) => {
    return explained(raw, prefix + name, { value: fallback, unset }, table[name]);
  });
}

function explained(
  { path }: RawConfig,
  key: string,
  { value, unset }: { readonly value: unknown; readonly unset: string | undefined },
  given: RawValue<unknown> | undefined,
): ExplainedSetting {
  return given === undefined || path === undefined
    ? { key, value, unset, origin: { kind: "default" } }
    : { key, value: given.value, unset, origin: { kind: "file", path, line: given.line } };
}

/** The two settings that something other than the schema decides when the file is silent. */
function withoutFile(
  row: ExplainedSetting,
  { models }: RawConfig,
  { loginShell }: Environment,
): ExplainedSetting {
  if (row.value !== undefined) return row;
  if (row.key === "default_model") return { ...row, value: usualModel(models) };
  if (row.key !== "shell" || loginShell === undefined) return row;
  return { ...row, value: loginShell, origin: { kind: "environment", variable: "SHELL" } };
}
