import { configProblem } from "./config-problem.ts";
import { emptyConfig, parseConfig, type RawConfig } from "./config-parse.ts";

/** Which file to read, and who named it: a flag, a variable, or nobody, for the usual place. */
export interface ConfigFile {
  readonly path: string;
  readonly namedBy: string | undefined;
}

/**
 * A file in the usual place may be missing; one that was named may not. `node:fs` takes longer to load
 * than everything here, so that it is loaded only when there is something to read.
 */
export function readConfig(file: ConfigFile): RawConfig {
  if (file.namedBy === undefined && Bun.file(file.path).size === 0) return emptyConfig;
  const text = readText(file);
  return text === undefined ? emptyConfig : parseConfig(text, file.path);
}

const mostBytes = 256 * 1024;

function readText(file: ConfigFile): string | undefined {
  const bytes = readBytes(file);
  if (bytes === undefined) return undefined;
  const place = { path: file.path, line: undefined };
  if (bytes.length > mostBytes) throw configProblem(place, "too big, must be 256 KB at most");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw configProblem(place, "not valid UTF-8, must be a TOML file", "save it as UTF-8");
  }
}

/** Reads one byte more than allowed at most, for `/dev/zero` has no end and a pipe no size. */
function readBytes(file: ConfigFile): Uint8Array | undefined {
  const { closeSync, openSync, readSync } = process.getBuiltinModule("node:fs");
  try {
    const handle = openSync(file.path, "r");
    try {
      const buffer = new Uint8Array(mostBytes + 1);
      let length = 0;
      for (;;) {
        const count = readSync(handle, buffer, length, buffer.length - length, null);
        if (count === 0 || length + count === buffer.length) {
          return buffer.subarray(0, length + count);
        }
        length += count;
      }
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return missing(file, error);
  }
}

function missing({ path, namedBy }: ConfigFile, error: unknown): undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  const isAbsent = code === "ENOENT" || code === "ENOTDIR";
  if (isAbsent && namedBy === undefined) return undefined;
  const place = { path, line: undefined };
  const hint = namedBy === undefined ? undefined : `correct ${namedBy}, which names this file`;
  if (isAbsent) throw configProblem(place, "no such file, must be a TOML file", hint);
  if (code === "EISDIR") throw configProblem(place, "is a directory, must be a TOML file", hint);
  const reason = code === "EACCES" || code === "EPERM" ? "permission denied" : code;
  throw configProblem(place, `cannot be read (${reason})`, hint ?? "make it readable for you");
}
