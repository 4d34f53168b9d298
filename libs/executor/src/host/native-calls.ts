import { bunFfi } from "./bun-ffi.ts";

/** The calls on descriptors that Bun does not offer, or only with much around them. */
export interface NativeCalls {
  /** What of `events` is true of it now; `failed` bits come unasked. Does not wait. */
  poll(descriptor: number, events: number): number;
  /** Never waits. -1: nothing there yet, or this kind of descriptor must be asked with `poll`. */
  tryRead(descriptor: number, into: Uint8Array): number;
  /** Never waits. -1: no room yet, or this kind of descriptor must be asked with `poll`. */
  tryWrite(descriptor: number, bytes: Uint8Array): number;
  /** Waits for room if it must. -1: it cannot be done. */
  write(descriptor: number, bytes: Uint8Array): number;
  /** False if it is nothing that has a position. */
  moveBack(descriptor: number, bytes: number): boolean;
  /** Undoes `O_NONBLOCK`, which a child that is given the descriptor does not expect. */
  makeBlocking(descriptor: number): void;
  /** Both ends are closed in children that are not given them; undefined if there is no room. */
  openPipe(): { readonly reader: number; readonly writer: number } | undefined;
  close(descriptor: number): void;
}

export const readable = 1; // POLLIN, EPOLLIN
export const writable = 4; // POLLOUT, EPOLLOUT
export const failed = 8 | 16 | 32; // POLLERR, POLLHUP, POLLNVAL

const libraries = ["libc.so.6", "libc.musl-x86_64.so.1", "libc.musl-aarch64.so.1"];

let loaded: NativeCalls | undefined;

export function nativeCalls(): NativeCalls {
  loaded ??= process.platform === "linux" ? loadLinux() : load("libSystem.B.dylib");
  return loaded;
}

/** Tries the C libraries of Linux one after the other; undefined if none has what is asked for. */
export function fromLibrary<T>(bind: (library: string) => T): T | undefined {
  for (const library of libraries) {
    try {
      return bind(library);
    } catch {
      // Not the C library of this system, or too old a one; the next name may be.
    }
  }
  return undefined;
}

function loadLinux(): NativeCalls {
  const native = fromLibrary((library) => ({ ...load(library), ...loadLinuxPipe(library) }));
  if (native === undefined) throw new Error("no C library that offers poll and pipe2");
  return { ...native, ...fromLibrary(loadNoWait) };
}

const common = {
  poll: { args: ["ptr", "u64", "i32"], returns: "i32" },
  write: { args: ["i32", "ptr", "u64"], returns: "i32" },
  lseek: { args: ["i32", "i64", "i32"], returns: "i64" },
  pipe: { args: ["ptr"], returns: "i32" },
  close: { args: ["i32"], returns: "i32" },
} as const;

function load(library: string): NativeCalls {
  const { dlopen, ptr } = bunFfi();
  const { symbols } = dlopen(library, common);
  // struct pollfd. An array without a buffer may change its place, and its address with it.
  const request = new Int32Array(new ArrayBuffer(8));
  const events = new Int16Array(request.buffer, 4);
  const address = ptr(request);
  return {
    poll(descriptor, asked) {
      request[0] = descriptor;
      events[0] = asked;
      events[1] = 0;
      return symbols.poll(address, 1, 0) === 1 ? (events[1] ?? 0) : 0;
    },
    tryRead: () => -1,
    tryWrite: () => -1,
    write: (descriptor, bytes) => symbols.write(descriptor, bytes, bytes.length),
    moveBack: (descriptor, bytes) => symbols.lseek(descriptor, BigInt(-bytes), 1) >= 0n,
    makeBlocking: () => {},
    openPipe: () => toPipe((ends) => symbols.pipe(ends)),
    close: (descriptor) => void symbols.close(descriptor),
  };
}

function toPipe(open: (ends: Int32Array) => number): ReturnType<NativeCalls["openPipe"]> {
  const ends = new Int32Array(new ArrayBuffer(8));
  if (open(ends) !== 0) return undefined;
  const [reader = -1, writer = -1] = ends;
  return { reader, writer };
}

const closeOnExec = 0o2000000; // O_CLOEXEC
const nonBlocking = 0o4000; // O_NONBLOCK
const [getFlags, setFlags] = [3, 4]; // F_GETFL, F_SETFL

function loadLinuxPipe(library: string): Pick<NativeCalls, "openPipe" | "makeBlocking"> {
  const { symbols } = bunFfi().dlopen(library, {
    pipe2: { args: ["ptr", "i32"], returns: "i32" },
    fcntl: { args: ["i32", "i32", "i32"], returns: "i32" },
  });
  return {
    openPipe: () => toPipe((ends) => symbols.pipe2(ends, closeOnExec)),
    makeBlocking(descriptor) {
      const flags = symbols.fcntl(descriptor, getFlags, 0);
      symbols.fcntl(descriptor, setFlags, flags & ~nonBlocking);
    },
  };
}

const noWait = 8; // RWF_NOWAIT
const wherePosition = -1n; // read and write where the descriptor stands, and move it

/** One call moves less than 2 GiB: what is returned fits into 32 bits. */
const noWaitCalls = {
  preadv2: { args: ["i32", "ptr", "i32", "i64", "i32"], returns: "i32" },
  pwritev2: { args: ["i32", "ptr", "i32", "i64", "i32"], returns: "i32" },
} as const;

function loadNoWait(library: string): Pick<NativeCalls, "tryRead" | "tryWrite"> {
  const { dlopen, ptr } = bunFfi();
  const { symbols } = dlopen(library, noWaitCalls);
  // struct iovec: two words of 64 bits, little-endian.
  const vector = new Uint32Array(new ArrayBuffer(16));
  const address = ptr(vector);
  const setVector = (bytes: Uint8Array): void => {
    const start = ptr(bytes);
    vector[0] = start;
    vector[1] = Math.floor(start / 2 ** 32);
    vector[2] = bytes.length;
  };
  return {
    tryRead(descriptor, into) {
      setVector(into);
      return symbols.preadv2(descriptor, address, 1, wherePosition, noWait);
    },
    tryWrite(descriptor, bytes) {
      setVector(bytes);
      return symbols.pwritev2(descriptor, address, 1, wherePosition, noWait);
    },
  };
}
