import { assertNever } from "@aish/core";
import { explainConfig, type Origin } from "./config/config-explain.ts";
import { tomlValue } from "./config/toml-text.ts";
import type { LoadedConfig } from "./config.ts";
import { placeText } from "./config/config-problem.ts";
import type { Environment } from "./environment.ts";

/** `aish config`: TOML that has the same effect, each line with where it came from. */
export function configText(loaded: LoadedConfig, environment: Environment): string {
  const rows = explainConfig(loaded.raw, environment);
  const left = rows.map(({ key, value, unset }) =>
    value === undefined ? `# ${key}: ${unset ?? "not set"}` : `${key} = ${tomlValue(value)}`,
  );
  const width = Math.min(60, Math.max(0, ...left.map((text) => text.length)));
  const lines = rows.map(
    ({ origin }, index) => `${(left[index] ?? "").padEnd(width)}  # ${originText(origin)}`,
  );
  return `${[...placeLines(loaded, environment), "", ...lines].join("\n")}\n`;
}

/** `aish config --json`: one object for each setting and place. */
export function configJson(loaded: LoadedConfig, environment: Environment): readonly object[] {
  const places = placesOf(loaded, environment).map(({ name, path, origin }) =>
    jsonRow(`paths.${name}`, path, origin),
  );
  const rows = explainConfig(loaded.raw, environment);
  return [...rows.map(({ key, value, origin }) => jsonRow(key, value, origin)), ...places];
}

function jsonRow(key: string, value: unknown, origin: Origin): object {
  return {
    key,
    value: value ?? null,
    origin: origin.kind,
    file: origin.kind === "file" ? origin.path : null,
    line: origin.kind === "file" ? (origin.line ?? null) : null,
    variable: origin.kind === "environment" ? origin.variable : null,
  };
}

interface Place {
  readonly name: string;
  readonly path: string;
  readonly origin: Origin;
}

function placesOf({ file }: LoadedConfig, { paths }: Environment): readonly Place[] {
  const { database, stateDirectory } = paths;
  return [
    { name: "config", path: file.path, origin: originOf(file.namedBy) },
    { name: "database", path: database.path, origin: originOf(database.variable) },
    { name: "state", path: stateDirectory, origin: originOf(undefined) },
  ];
}

function placeLines(loaded: LoadedConfig, environment: Environment): readonly string[] {
  const absent = loaded.raw.path === undefined ? ", not there" : "";
  return placesOf(loaded, environment).map(({ name, path, origin }) => {
    return `# ${name}: ${path}  (${originText(origin)}${name === "config" ? absent : ""})`;
  });
}

/** A place is named by a flag, by a variable or by nobody. */
function originOf(namedBy: string | undefined): Origin {
  if (namedBy === undefined) return { kind: "default" };
  return namedBy.startsWith("-")
    ? { kind: "flag", flag: namedBy }
    : { kind: "environment", variable: namedBy };
}

function originText(origin: Origin): string {
  switch (origin.kind) {
    case "default":
      return "default";
    case "file":
      return placeText(origin);
    case "flag":
      return origin.flag;
    case "environment":
      return `$${origin.variable}`;
    default:
      return assertNever(origin);
  }
}
