const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
const signals = Object.keys(numbers) as readonly (keyof typeof numbers)[];

interface Killable {
  kill(signal: NodeJS.Signals): void;
}

/** Until it is disposed of, a signal ends the child instead of us, so that there is time to tidy up. */
export interface SignalWatch extends Disposable {
  readonly came: boolean;
  /** The child that is ended from now on. */
  readonly alsoEnd: (child: Killable) => void;
}

export function onSignal(watched: readonly (keyof typeof numbers)[] = signals): SignalWatch {
  let child: Killable | undefined;
  let came = false;
  const listeners = signals.map((signal) => {
    const listener = (): void => {
      if (!watched.includes(signal)) return;
      came = true;
      process.exitCode = 128 + numbers[signal];
      child?.kill("SIGTERM");
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  return {
    get came() {
      return came;
    },
    alsoEnd(started) {
      child = started;
      if (came) child.kill("SIGTERM");
    },
    [Symbol.dispose]() {
      for (const { signal, listener } of listeners) process.off(signal, listener);
    },
  };
}
