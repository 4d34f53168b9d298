/** Stable names for what the environment can do to us. Tests and docs/errors.md quote them. */
export type ErrorCode =
  | "BROKER_AUTH"
  | "BROKER_BAD_REPLY"
  | "BROKER_BAD_REQUEST"
  | "BROKER_CREDIT"
  | "BROKER_INCOMPLETE"
  | "BROKER_LOADING"
  | "BROKER_MODEL_MISSING"
  | "BROKER_OVERFLOW"
  | "BROKER_RATE_LIMIT"
  | "BROKER_SERVER"
  | "BROKER_TIMEOUT"
  | "BROKER_UNREACHABLE"
  | "CONFIG_INVALID"
  | "JOB_NOT_FOUND"
  | "JOB_UNREADABLE"
  | "KAI_REJECTED"
  | "SESSION_AMBIGUOUS"
  | "SESSION_NOT_FOUND"
  | "SPAWN_FAILED"
  | "STORE_DAMAGED"
  | "STORE_LOCKED"
  | "STORE_NEWER"
  | "STORE_UNREADABLE"
  | "STORE_UNWRITABLE"
  | "USAGE";

export interface AishErrorOptions {
  /** What the person at the prompt can do next: one imperative sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The only error class that may reach the prompt; any other exception is a bug and crashes. */
export class AishError extends Error {
  override readonly name = "AishError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: AishErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}
