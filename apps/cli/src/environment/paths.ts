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

/**
 * By the XDG base directory specification; `cwd` is asked only for relative names. Plain strings,
 * because loading `node:path` is felt at the start of every command.
 */
export function toPaths(variables: Variables, home: string, cwd: () => string): Paths {
  const configDirectory = `${absolute(variables.XDG_CONFIG_HOME) ?? `${home}/.config`}/aish`;
  const dataDirectory = `${absolute(variables.XDG_DATA_HOME) ?? `${home}/.local/share`}/aish`;
  const stateDirectory = `${absolute(variables.XDG_STATE_HOME) ?? `${home}/.local/state`}/aish`;
  const placed = (variable: "AISH_CONFIG" | "AISH_DB", usual: string): PlacedPath => {
    const named = set(variables[variable]);
    if (named === undefined) return { path: usual, variable: undefined };
    return { path: absolute(named) ?? `${cwd()}/${named.replace(/^\.\//, "")}`, variable };
  };
  return {
    config: placed("AISH_CONFIG", `${configDirectory}/config.toml`),
    database: placed("AISH_DB", `${dataDirectory}/aish.db`),
    configDirectory,
    dataDirectory,
    stateDirectory,
  };
}
