/** What `kill` sends, by number, and whether it ends a program that does nothing about it. */
const signals = [
  // Reaches nobody: says whether there is somebody.
  { name: "SIG0", number: 0, ends: false },
  { name: "SIGHUP", number: 1, ends: true },
  { name: "SIGINT", number: 2, ends: true },
  { name: "SIGQUIT", number: 3, ends: true },
  { name: "SIGKILL", number: 9, ends: true },
  { name: "SIGUSR1", number: 10, ends: false },
  { name: "SIGUSR2", number: 12, ends: false },
  { name: "SIGTERM", number: 15, ends: true },
  { name: "SIGCONT", number: 18, ends: false },
  { name: "SIGSTOP", number: 19, ends: false },
] as const;

export type Signal = (typeof signals)[number];

/** `9`, `KILL`, `SIGKILL`, `kill`. */
export function parseSignal(text: string): Signal | undefined {
  const name = text.toUpperCase().replace(/^SIG/, "");
  return signals.find((signal) => signal.name === `SIG${name}` || String(signal.number) === name);
}

export const signalNames: readonly string[] = signals.flatMap(({ name, number }) =>
  number === 0 ? [] : [name.slice(3)],
);
