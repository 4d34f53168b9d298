import { disableKeys, enableKeys, type KeyboardProtocol } from "@aish/terminal/keys";
import { openTerminalModes, type TerminalMode } from "./terminal-mode.ts";
import { writeAll } from "./write-all.ts";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/**
 * The person's terminal. Keys go to one taker at a time; what comes while there is none is kept for
 * the next, so that nothing typed ahead is lost.
 */
export interface Terminal {
  readonly size: Size;
  /** It would show sequences instead of obeying them: it is asked and told nothing. */
  readonly isPlain: boolean;
  /** Blocks until the terminal has taken the bytes: that is the back-pressure on a command. */
  write(data: string | Uint8Array): void;
  setMode(mode: TerminalMode): void;
  /**
   * While an entry is read: what is pasted comes between marks, the window tells when it has the focus,
   * and keys are told apart as well as the terminal can. A program that runs gets none of it.
   */
  readEntries(on: boolean): void;
  /** How the terminal can tell keys apart: known when it has answered. */
  useKeys(protocol: KeyboardProtocol): void;
  /** Directs the keys to `taker` until the returned function is called. */
  takeKeys(taker: (bytes: Uint8Array) => void): () => void;
  /** Puts keys back for the next taker, behind those that are there already. */
  keep(bytes: Uint8Array): void;
  /** Leaves the terminal, as it was found, to programs that share it until `run` has ended. */
  lend<T>(run: () => Promise<T>): Promise<T>;
  onResize(listener: (size: Size) => void): () => void;
  /** Calls once when the terminal is gone, its input has ended, or the program is to end. */
  onEnd(listener: () => void): () => void;
  readonly hasEnded: boolean;
  /** Ends whatever reads from it or waits at it, as if the terminal were gone. */
  end(): void;
  /** Puts the terminal back as it was found. Safe at any moment and more than once. */
  restore(): void;
  close(): void;
}

const endOfText = Uint8Array.of(0x04);

/** Where the keys come from. */
export interface Keyboard {
  open(receive: (bytes: Uint8Array) => void, end: () => void): void;
  /** Whether somebody waits for keys from now on. */
  listen(on: boolean): void;
  /** While it rests, keys stay where a program finds them. */
  rest(on: boolean): void;
  close(): void;
}

/** `fd` is that of the terminal itself, where standard input is something else. */
export function openTerminal(
  keyboard: Keyboard = stdinKeyboard(),
  fd = 0,
  isPlain = false,
): Terminal {
  const modes = openTerminalModes(fd);
  const takers: ((bytes: Uint8Array) => void)[] = [];
  let pending: Uint8Array[] = [];
  let ended = false;
  let isReading = false;
  let keys: KeyboardProtocol | undefined;
  const endListeners = new Set<() => void>();

  function receive(bytes: Uint8Array): void {
    const taker = takers.at(-1);
    if (taker === undefined) pending.push(bytes);
    else taker(bytes);
  }
  function end(): void {
    if (ended) return;
    ended = true;
    for (const listener of endListeners) listener();
  }
  // A terminal that does not know its size says 0.
  function sizeNow(): Size {
    const [columns, rows] = stdout.getWindowSize();
    return { columns: columns || 80, rows: rows || 24 };
  }
  function readEntries(on: boolean): void {
    if (on === isReading) return;
    isReading = on;
    if (isPlain) return;
    const told = keys === undefined ? "" : on ? enableKeys(keys) : disableKeys(keys);
    write(on ? `\u001B[?2004h\u001B[?1004h${told}` : `${told}\u001B[?1004l\u001B[?2004l`);
  }
  function useKeys(protocol: KeyboardProtocol): void {
    if (keys !== undefined) return;
    keys = protocol;
    if (isReading) write(enableKeys(protocol));
  }
  function restore(): void {
    // The line that was being read stays where it is; a drawing may have been cut short, in any shape of cursor.
    if (isReading && !isPlain) write("\u001B[?2026l\u001B[?7h\u001B[?25h\u001B[0 q\u001B[J\n");
    readEntries(false);
    modes.set("cooked");
  }
  const { stdout } = process;
  // Where the terminal edits the lines, Ctrl+D is the end of the input: the key is made of it again.
  keyboard.open(receive, isPlain ? () => receive(endOfText) : end);
  if (modes.endAtOnce !== undefined) {
    const { endAtOnce } = modes;
    process.on("exit", (status) => {
      restore();
      endAtOnce(status);
    });
  }

  return {
    get size() {
      return sizeNow();
    },
    isPlain,
    write,
    setMode: (mode) => modes.set(mode),
    readEntries,
    useKeys,
    takeKeys(taker) {
      takers.push(taker);
      const kept = pending;
      pending = [];
      for (const bytes of kept) receive(bytes);
      keyboard.listen(true);
      return () => {
        const at = takers.lastIndexOf(taker);
        if (at >= 0) takers.splice(at, 1);
        keyboard.listen(takers.length > 0);
      };
    },
    keep: (bytes) => receive(bytes),
    async lend(run) {
      modes.set("cooked");
      keyboard.rest(true);
      try {
        return await run();
      } finally {
        keyboard.rest(false);
        modes.set("editing");
      }
    },
    onResize(listener) {
      const resized = (): void => listener(sizeNow());
      process.on("SIGWINCH", resized);
      return () => void process.off("SIGWINCH", resized);
    },
    onEnd(listener) {
      if (ended) listener();
      else endListeners.add(listener);
      return () => void endListeners.delete(listener);
    },
    get hasEnded() {
      return ended;
    },
    end,
    restore,
    close() {
      restore();
      keyboard.close();
    },
  };
}

/** Reads whenever there is something to read. */
function stdinKeyboard(): Keyboard {
  const { stdin } = process;
  let stop: (() => void) | undefined;
  return {
    open(receive, end) {
      stdin.on("data", receive);
      stdin.on("end", end);
      stdin.on("error", end);
      stdin.resume(); // the picker of sessions leaves it paused
      stdin.ref();
      stop = () => void stdin.off("data", receive);
    },
    listen: () => {},
    rest(on) {
      if (on) stdin.pause();
      else stdin.resume();
    },
    close() {
      stop?.();
      stdin.pause();
      stdin.unref();
    },
  };
}

function write(data: string | Uint8Array): void {
  writeAll(1, typeof data === "string" ? Buffer.from(data) : data);
}
