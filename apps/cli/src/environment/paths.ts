import { isAbsolute, join, resolve } from "node:path";
import { absolute, set, type Variables } from "./variables.ts";

export interface Paths {
  readonly config: PlacedPath;
  readonly database: PlacedPath;
  readonly configDirectory: string;
  readonly dataDirectory: string;
  readonly stateDirectory: string;
}

/** `variable` is the one that named this very file; undefined for the usual place. */
export interface PlacedPath {
  readonly path: string;
  readonly variable: string | undefined;
}

/** By the XDG base directory specification; `cwd` is asked only for relative names. */
export function toPaths(variables: Variables, home: string, cwd: () => string): Paths {
  const configDirectory = join(
    absolute(variables.XDG_CONFIG_HOME) ?? join(home, ".config"),
    "aish",
  );
  const dataDirectory = join(
    absolute(variables.XDG_DATA_HOME) ?? join(home, ".local", "share"),
    "aish",
  );
  const stateDirectory = join(
    absolute(variables.XDG_STATE_HOME) ?? join(home, ".local", "state"),
    "aish",
  );
  const placed = (variable: "AISH_CONFIG" | "AISH_DB", usual: string): PlacedPath => {
    const named = set(variables[variable]);
    if (named === undefined) return { path: usual, variable: undefined };
    return { path: isAbsolute(named) ? named : resolve(cwd(), named), variable };
  };
  return {
    config: placed("AISH_CONFIG", join(configDirectory, "config.toml")),
    database: placed("AISH_DB", join(dataDirectory, "aish.db")),
    configDirectory,
    dataDirectory,
    stateDirectory,
  };
}
