import { FileError, resolvePath } from "@aish/core";
import { abortableSource, type BuiltinCall, type ByteSource } from "@aish/kernel";

/** Where a command reads from: a file that it opened itself, or stdin, which belongs to others. */
export interface Input {
  readonly source: ByteSource;
  /** Calling it again does nothing. */
  close(): void;
}

/** Names of stdin that the system would take for the stdin of our own process. */
export const stdinPaths: ReadonlySet<string> = new Set([
  "/dev/stdin",
  "/dev/fd/0",
  "/proc/self/fd/0",
]);

/** The file a path operand names, `-` for stdin; or one line that says why it cannot be read. */
export async function openInput(call: BuiltinCall, path: string): Promise<Input | string> {
  if (path === "") return "the name of a file is empty";
  if (path === "-" || stdinPaths.has(path)) return { source: call.stdin, close: () => undefined };
  try {
    const file = await call.fs.openRead(resolvePath(call.cwd, path));
    return { source: abortableSource(file, call.signal), close: () => file.cancel() };
  } catch (error) {
    if (error instanceof FileError) return `${path}: ${error.message}`;
    throw error;
  }
}
