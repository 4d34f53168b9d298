import { readConfig, type ConfigFile } from "./config/config-read.ts";
import { resolveConfig, type Config } from "./config-resolve.ts";
import type { RawConfig } from "./config/config-parse.ts";
import type { Environment } from "./environment.ts";

export interface LoadedConfig {
  readonly config: Config;
  /** The file that was read, or would have been if it were there. */
  readonly file: ConfigFile;
  /** What the file literally said, with lines; only for showing where a value came from. */
  readonly raw: RawConfig;
}

/** The file is `--config`, else AISH_CONFIG, else the usual place, where it may be missing. */
export function loadConfig(environment: Environment, flag: string | undefined): LoadedConfig {
  const { path, variable } = environment.paths.config;
  const file =
    flag === undefined ? { path, namedBy: variable } : { path: flag, namedBy: "--config" };
  const raw = readConfig(file);
  return { config: resolveConfig(raw, environment), file, raw };
}
