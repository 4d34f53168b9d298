import type { Keyboard } from "../terminal/terminal.ts";

/** Keys of the terminal that the program was started on, while its input is something else. */
export function ttyKeyboard(path: string): Keyboard {
  const reader = Bun.file(path).stream().getReader();
  let isClosed = false;
  return {
    open(receive, end) {
      async function read(): Promise<void> {
        for (;;) {
          const { value, done } = await reader.read();
          if (done || isClosed) return;
          receive(value);
        }
      }
      read().then(end, end);
    },
    listen: () => {},
    rest: () => {},
    close() {
      isClosed = true;
      reader.cancel().catch(() => {}); // the terminal is gone
    },
  };
}
