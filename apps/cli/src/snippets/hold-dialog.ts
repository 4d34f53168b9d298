import { createKeyDecoder, type KeyEvent } from "@aish/terminal/keys";
import type { PickerView } from "@aish/terminal/picker";
import {
  cutToWidth,
  layoutView,
  LiveScreen,
  type ScreenSize,
  type StyledLine,
} from "@aish/terminal/screen";
import type { Terminal } from "../terminal/terminal.ts";

/** Something that asks for one thing, and is drawn while it waits for it. */
export interface Dialog<T> {
  /** What it is about, in the row above it. */
  readonly title: StyledLine;
  /** Undefined: it is not over. */
  handle(event: KeyEvent): { readonly answer: T } | undefined;
  view(size: ScreenSize): PickerView;
}

const escapeMs = 50;
const enter = 13;
const none = new Uint8Array(0);

/**
 * Gives the keys to a dialog, which is drawn on the row of the cursor and below it, until it is answered;
 * nothing of it is left on the screen. Undefined: the terminal is gone.
 */
export async function holdDialog<T>(terminal: Terminal, dialog: Dialog<T>): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<T | undefined>();
  const screen = new LiveScreen((bytes) => terminal.write(bytes));
  const decoder = createKeyDecoder();
  let timer: Timer | undefined;
  let isOver = false;

  function draw(): void {
    if (isOver) return;
    const { size } = terminal;
    const { rows, cursor } = dialog.view({ ...size, rows: Math.max(1, size.rows - 1) });
    // A title that is wider would be taken for a prompt that leaves no room to type.
    const title = cutToWidth(dialog.title, Math.floor(size.columns / 2) - 1);
    const view = { ...emptyView, prompt: [title], below: rows, cursorBelow: cursor };
    screen.draw(layoutView(view, size));
  }
  function take(events: readonly KeyEvent[]): void {
    for (const event of events) {
      const done = isOver ? undefined : dialog.handle(event);
      if (done === undefined) continue;
      isOver = true;
      resolve(done.answer);
    }
  }
  /** What is typed ahead of the next question comes behind an Enter, and is left for it. */
  function feed(bytes: Uint8Array): Uint8Array {
    clearTimeout(timer);
    for (let at = 0; at < bytes.length;) {
      const line = bytes.indexOf(enter, at);
      const end = line < 0 ? bytes.length : line + 1;
      take(decoder.decode(bytes.subarray(at, end)));
      if (isOver) return bytes.subarray(end);
      at = end;
    }
    if (decoder.isWaiting) {
      timer = setTimeout(() => {
        take(decoder.flush());
        draw();
      }, escapeMs);
    }
    draw();
    return none;
  }

  terminal.setMode("editing");
  terminal.readEntries(true);
  draw();
  const rest: Uint8Array[] = [];
  const release = terminal.takeKeys((bytes) => {
    const left = isOver ? bytes : feed(bytes);
    if (left.length > 0) rest.push(left);
  });
  const stopResize = terminal.onResize(draw);
  const stopEnd = terminal.onEnd(() => {
    isOver = true;
    resolve(undefined);
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    release();
    stopResize();
    stopEnd();
    screen.erase();
    terminal.readEntries(false);
    for (const bytes of rest) terminal.keep(bytes);
  }
}

const emptyView = {
  rightPrompt: [],
  continuation: [],
  text: "",
  cursor: 0,
  colours: [],
  selection: undefined,
  ghost: "",
  ghostSgr: "",
} as const;
