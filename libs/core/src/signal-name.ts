/** The numbers that Linux and macOS share and people meet; POSIX fixes the small ones. */
const names = new Map([
  [1, "SIGHUP"],
  [2, "SIGINT"],
  [3, "SIGQUIT"],
  [4, "SIGILL"],
  [5, "SIGTRAP"],
  [6, "SIGABRT"],
  [8, "SIGFPE"],
  [9, "SIGKILL"],
  [11, "SIGSEGV"],
  [13, "SIGPIPE"],
  [14, "SIGALRM"],
  [15, "SIGTERM"],
  [24, "SIGXCPU"],
  [25, "SIGXFSZ"],
]);

/** The signal that a shell's exit status of 128+n stands for, or undefined if it stands for none. */
export function signalOfStatus(status: number): string | undefined {
  return status > 128 ? names.get(status - 128) : undefined;
}
