import { resolve } from "node:path";
import { FileError } from "@aish/core";
import { abortableSource, type BuiltinCall, type ByteSource } from "@aish/kernel";

/** Where a command reads from: a file that it opened itself, or stdin, which belongs to others. */
export interface Input {
  readonly source: ByteSource;
  /** Calling it again does nothing. */
  close(): void;
}

/** The file a path operand names, `-` for stdin; or one line that says why it cannot be read. */
export async function openInput(call: BuiltinCall, path: string): Promise<Input | string> {
  if (path === "-") return { source: call.stdin, close: () => undefined };
  try {
    const file = await call.fs.openRead(resolve(call.cwd, path));
    return { source: abortableSource(file, call.signal), close: () => file.cancel() };
  } catch (error) {
    if (error instanceof FileError) return `${path}: ${error.message}`;
    throw error;
  }
}
