import { FileError } from "@aish/core";
import { errorCode } from "../error-code.ts";
import { fileErrorOf } from "./file-error-of.ts";

/** A negative pid is a process group, a signal is a name or a number. False if there is nobody. */
export function sendSignal(pid: number, signal: string): boolean {
  try {
    process.kill(pid, /^\d+$/.test(signal) ? Number(signal) : signal);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === "ESRCH") return false;
    if (code?.startsWith("ERR_") === true || code === "EINVAL") {
      throw new FileError("unsupported", `no such signal: ${signal}`);
    }
    throw fileErrorOf(error);
  }
}
