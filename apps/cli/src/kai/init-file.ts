import type { Environment } from "../environment.ts";
import { readStartUpFiles, type StartUpFiles } from "../start-up/start-up-files.ts";

/** The files a prompt of kai begins with: the machine's, and the first of the person's that is there. */
export function readInitFiles({ variables, paths, home }: Environment): StartUpFiles {
  const named = variables["KAISH_INIT"];
  return readStartUpFiles([
    ...(named === undefined || named === "" ? [] : [named]),
    `${paths.configDirectory}/init.kai`,
    `${home}/.kaishrc`,
  ]);
}
