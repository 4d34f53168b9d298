export type FileErrorCode =
  | "not-found"
  | "exists"
  | "not-a-directory"
  | "is-a-directory"
  | "not-empty"
  | "denied"
  | "read-only"
  | "full"
  | "unsupported"
  | "failed";

/** What a file system says instead of doing what it was asked. The message has no path: the caller knows it. */
export class FileError extends Error {
  override readonly name = "FileError";
  readonly code: FileErrorCode;

  constructor(code: FileErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
