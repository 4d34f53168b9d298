import { FileError, type FileErrorCode } from "@aish/core";
import { errorCode } from "../error-code.ts";

const known: Readonly<Record<string, readonly [FileErrorCode, string]>> = {
  E2BIG: ["failed", "argument list too long"],
  EACCES: ["denied", "permission denied"],
  EAGAIN: ["failed", "the system has no room for it now"],
  EBADF: ["failed", "it is closed"],
  EBUSY: ["failed", "in use"],
  EDQUOT: ["full", "disk quota exceeded"],
  EEXIST: ["exists", "file exists"],
  EFBIG: ["full", "file too large"],
  EINVAL: ["unsupported", "not possible here"],
  EIO: ["failed", "input/output error"],
  EISDIR: ["is-a-directory", "is a directory"],
  ELOOP: ["failed", "too many levels of symbolic links"],
  EMFILE: ["failed", "too many open files"],
  ENAMETOOLONG: ["failed", "file name too long"],
  ENFILE: ["failed", "too many open files in the system"],
  ENODEV: ["unsupported", "no such device"],
  ENOENT: ["not-found", "no such file or directory"],
  ENOEXEC: ["unsupported", "not a program this system can run"],
  ENOMEM: ["failed", "out of memory"],
  ENOSPC: ["full", "no space left on the device"],
  ENOTDIR: ["not-a-directory", "not a directory"],
  ENOTEMPTY: ["not-empty", "directory not empty"],
  ENXIO: ["unsupported", "no such device or address"],
  EOPNOTSUPP: ["unsupported", "not supported here"],
  EPERM: ["denied", "operation not permitted"],
  EROFS: ["read-only", "read-only file system"],
  ETXTBSY: ["failed", "the program is being written to"],
  EXDEV: ["unsupported", "on another file system"],
};

/** What the system said, in the words of the kernel. Anything else is our bug and stays what it is. */
export function fileErrorOf(error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  const [kind, message] = known[code] ?? [];
  if (kind !== undefined && message !== undefined) return new FileError(kind, message);
  if (code === "ERR_INVALID_ARG_VALUE") return new FileError("failed", "it contains a null byte");
  return /^E[A-Z0-9]+$/.test(code) ? new FileError("failed", `failed with ${code}`) : error;
}
