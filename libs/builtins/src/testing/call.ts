import { FileError } from "@aish/core";
import {
  type Builtin,
  type BuiltinCall,
  type BuiltinResult,
  type ByteSink,
  type ByteSource,
  type Clock,
  Fault,
  fail,
  type FileSystem,
  type Flags,
  type ShellAccess,
  type ShellChange,
  toText,
  type Value,
} from "@aish/kernel";

export interface CallOptions {
  readonly name?: string;
  readonly operands?: readonly Value[];
  /** By operand. */
  readonly operandIsFlag?: readonly boolean[];
  readonly assigned?: ReadonlyMap<number, Value>;
  /** Under the long name where there is one; true for a switch. */
  readonly flags?: Readonly<Record<string, true | string | readonly string[]>>;
  readonly json?: boolean;
  readonly stdin?: string | Uint8Array | ByteSource;
  /** Whose stdin is; `inherited` if there is one and nothing is said. */
  readonly input?: BuiltinCall["input"];
  readonly piped?: Value;
  readonly stdout?: ByteSink;
  readonly cwd?: string;
  readonly variables?: Readonly<Record<string, Value>>;
  readonly exported?: readonly string[];
  readonly fs?: FileSystem;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  readonly shell?: Partial<ShellAccess>;
}

export interface CallEnd {
  readonly status: number;
  /** What the call wrote and what it returned, in this order. */
  readonly stdout: string;
  readonly bytes: Uint8Array;
  /** What the call itself wrote there; its message is `message`. */
  readonly stderr: string;
  readonly data: Value | undefined;
  readonly message: string | undefined;
  readonly hint: string | undefined;
  readonly changes: readonly ShellChange[];
}

/** Runs one builtin as the kernel would, with arguments that are bound already. */
export async function call(builtin: Builtin, options: CallOptions = {}): Promise<CallEnd> {
  const stdout = gather();
  const stderr = gather();
  const operands = options.operands ?? [];
  const result = await settle(builtin, {
    name: options.name ?? builtin.declaration.name,
    flags: boundFlags(options.flags ?? {}),
    get operands() {
      return operands.map(toText);
    },
    values: operands,
    operandIsFlag: options.operandIsFlag ?? operands.map(() => false),
    assigned: options.assigned ?? new Map(),
    json: options.json ?? false,
    input: options.input ?? (options.stdin === undefined ? "none" : "inherited"),
    stdin: isSource(options.stdin) ? options.stdin : sourceOf(options.stdin ?? ""),
    pipedValue: () => options.piped,
    stdout: options.stdout ?? stdout,
    stderr,
    cwd: options.cwd ?? "/",
    variables: {
      get: (name) => options.variables?.[name],
      names: () => Object.keys(options.variables ?? {}).toSorted(),
      isExported: (name) => options.exported?.includes(name) ?? false,
    },
    fs: onlyGiven("fs", options.fs),
    clock: options.clock ?? realClock,
    signal: options.signal ?? new AbortController().signal,
    shell: onlyGiven("shell", options.shell as ShellAccess | undefined),
  });
  if (result.text !== undefined) await (options.stdout ?? stdout).write(result.text);
  const bytes = stdout.bytes();
  return {
    status: result.status,
    stdout: new TextDecoder().decode(bytes),
    bytes,
    stderr: new TextDecoder().decode(stderr.bytes()),
    data: result.data,
    message: result.message,
    hint: result.hint,
    changes: result.changes ?? [],
  };
}

/** What a builtin throws on purpose is its failure. */
async function settle(builtin: Builtin, bound: BuiltinCall): Promise<BuiltinResult> {
  try {
    return await builtin.run(bound);
  } catch (error) {
    if (error instanceof FileError) return fail(1, error.message);
    if (error instanceof Fault) return fail(1, error.message, error.hint);
    throw error;
  }
}

/** Gives the chunks one by one, each after a turn of the event loop if `slow`. */
export function sourceOf(
  input: string | Uint8Array | readonly (string | Uint8Array)[],
  { slow = false }: { readonly slow?: boolean } = {},
): ByteSource & { readonly cancelled: boolean } {
  const chunks = (Array.isArray(input) ? [...input] : [input])
    .map(bytesOf)
    .filter((chunk) => chunk.length > 0);
  let cancelled = false;
  return {
    descriptor: undefined,
    get cancelled() {
      return cancelled;
    },
    read() {
      const chunk = chunks.shift();
      return slow ? realClock.breathe().then(() => chunk) : chunk;
    },
    unread(bytes) {
      if (bytes.length > 0) chunks.unshift(bytes);
    },
    cancel() {
      cancelled = true;
      chunks.length = 0;
    },
  };
}

export const realClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", abort, { once: true });
    await promise.finally(() => signal.removeEventListener("abort", abort));
  },
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};

function gather(): ByteSink & { bytes(): Uint8Array } {
  const chunks: Uint8Array[] = [];
  return {
    descriptor: undefined,
    write(chunk) {
      chunks.push(bytesOf(chunk));
    },
    bytes: () => new Uint8Array(Buffer.concat(chunks)),
  };
}

function boundFlags(given: NonNullable<CallOptions["flags"]>): Flags {
  const texts = (name: string): readonly string[] => {
    const value = given[name];
    if (value === undefined || value === true) return [];
    return typeof value === "string" ? [value] : value;
  };
  const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  return {
    has: (name) => given[name] !== undefined,
    text: (name) => texts(name).at(-1),
    number: (name) => (texts(name).length === 0 ? undefined : Number(texts(name).at(-1))),
    duration(name) {
      const match = /^([\d.]+)(ms|s|m|h)?$/.exec(texts(name).at(-1) ?? "");
      return match === null ? undefined : Number(match[1]) * (units[match[2] ?? "s"] ?? 1000);
    },
    all: texts,
  };
}

function bytesOf(chunk: string | Uint8Array): Uint8Array {
  return typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
}

function isSource(stdin: CallOptions["stdin"]): stdin is ByteSource {
  return typeof stdin === "object" && "read" in stdin;
}

/** What a test does not hand in must not be used. */
function onlyGiven<T extends object>(what: string, given: T | undefined): T {
  return new Proxy(given ?? ({} as T), {
    get(target, key): unknown {
      if (!(key in target)) throw new Error(`the test gives the call no ${what}.${String(key)}`);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
