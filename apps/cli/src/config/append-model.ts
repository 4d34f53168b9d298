import { AishError } from "@aish/core";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { parseConfig, type RawConfig } from "./config-parse.ts";
import { tomlKey, tomlValue } from "./toml-text.ts";

/** The settings of a [models.NAME] table, by key; what is undefined is left out. */
export interface NewModelTable {
  readonly endpoint: string;
  readonly model: string | undefined;
  readonly context: number | undefined;
  readonly api_key_env: string | undefined;
}

/**
 * Adds a table for a model at the end of the configuration, which is otherwise left as it is. The
 * whole is checked before anything is written, and takes the file's place at once. Gives what the
 * file says now.
 */
export function appendModel(given: string, name: string, table: NewModelTable): RawConfig {
  // A link to where somebody keeps such files stays a link.
  const path = existsSync(given) ? realpathSync(given) : given;
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const lines = Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} = ${tomlValue(value)}`);
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const text = `${before}${gap}[models.${tomlKey(name)}]\n${lines.join("\n")}\n`;
  const config = parseConfig(text, path);
  const mode = existsSync(path) ? statSync(path).mode & 0o777 : 0o600;
  const temporary = `${path}.${process.pid}.new`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, text, { mode });
    renameSync(temporary, path);
  } catch (error) {
    throw new AishError("CONFIG_INVALID", `cannot write ${path}`, {
      hint: "make it and its directory writable for you",
      cause: error,
    });
  }
  return config;
}
