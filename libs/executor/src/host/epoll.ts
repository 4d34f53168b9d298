import { bunFfi } from "./bun-ffi.ts";
import { fromLibrary } from "./native-calls.ts";

export interface Epoll {
  /** Watches it, or changes what it is watched for. False if it is a file, which is always ready. */
  watch(descriptor: number, events: number): boolean;
  forget(descriptor: number): void;
  /** What is ready now, at most 64 at a time. */
  ready(): readonly { readonly descriptor: number; readonly events: number }[];
  /** A second descriptor of the watch itself: it is readable while anything watched is ready. */
  duplicate(): number;
}

const closeOnExec = 0o2000000; // EPOLL_CLOEXEC
const duplicateClosing = 1030; // F_DUPFD_CLOEXEC
const [add, remove, modify] = [1, 2, 3];
const most = 64;

/** Undefined where the system has none. */
export function openEpoll(): Epoll | undefined {
  return process.platform === "linux" ? fromLibrary(load) : undefined;
}

function load(library: string): Epoll {
  const { symbols } = bunFfi().dlopen(library, {
    epoll_create1: { args: ["i32"], returns: "i32" },
    epoll_ctl: { args: ["i32", "i32", "i32", "ptr"], returns: "i32" },
    epoll_wait: { args: ["i32", "ptr", "i32", "i32"], returns: "i32" },
    fcntl: { args: ["i32", "i32", "i32"], returns: "i32" },
  });
  // struct epoll_event is packed on x86 and only there.
  const [words, data] = process.arch === "x64" ? [3, 1] : [4, 2];
  const event = new Int32Array(new ArrayBuffer(4 * words));
  const events = new Int32Array(new ArrayBuffer(4 * words * most));
  const epoll = symbols.epoll_create1(closeOnExec);
  return {
    watch(descriptor, asked) {
      event[0] = asked;
      event[data] = descriptor;
      if (symbols.epoll_ctl(epoll, add, descriptor, event) === 0) return true;
      return symbols.epoll_ctl(epoll, modify, descriptor, event) === 0;
    },
    forget: (descriptor) => void symbols.epoll_ctl(epoll, remove, descriptor, event),
    ready() {
      const count = symbols.epoll_wait(epoll, events, most, 0);
      return Array.from({ length: Math.max(0, count) }, (_, index) => ({
        events: events[index * words] ?? 0,
        descriptor: events[index * words + data] ?? -1,
      }));
    },
    duplicate: () => symbols.fcntl(epoll, duplicateClosing, 3),
  };
}
