import { AishError } from "@aish/core";
import { readTrustedFile } from "./read-trusted-file.ts";

export interface StartUpFile {
  readonly path: string;
  readonly text: string;
}

export interface StartUpFiles {
  /** In the order in which they run. */
  readonly files: readonly StartUpFile[];
  /** Those that are there and not run. */
  readonly problems: readonly AishError[];
}

const usualSystemFile = "/etc/aish/init.kai";

/** The init file of the machine, and the first of the person's places that has one. */
export function readStartUpFiles(
  places: readonly string[],
  systemFile: string = usualSystemFile,
): StartUpFiles {
  const files: StartUpFile[] = [];
  const problems: AishError[] = [];
  for (const alternatives of [[systemFile], places]) {
    for (const path of alternatives) {
      const file = readTrustedFile(path, process.getuid?.() ?? 0);
      if (file.kind === "missing") continue;
      if (file.kind === "text") files.push({ path, text: file.text });
      else problems.push(refusal(path, file));
      break;
    }
  }
  return { files, problems };
}

function refusal(
  path: string,
  { why, hint }: { readonly why: string; readonly hint: string },
): AishError {
  return new AishError("CONFIG_INVALID", `${path} is not run: ${why}`, { hint });
}
