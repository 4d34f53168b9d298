import type { Environment } from "../environment.ts";
import { readFileSync } from "node:fs";

export interface InitFile {
  readonly path: string;
  readonly text: string;
}

/** The first of the files a prompt begins with; throws if there is one that cannot be read. */
export function readInitFile({ variables, paths, home }: Environment): InitFile | undefined {
  const named = variables["KAISH_INIT"];
  const places = [
    ...(named === undefined || named === "" ? [] : [named]),
    `${paths.configDirectory}/init.kai`,
    `${home}/.kaishrc`,
  ];
  for (const path of places) {
    try {
      return { path, text: readFileSync(path, "utf8") };
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return undefined;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR";
}
