import { ViMachine, type ViState } from "../edit/index.ts";
import {
  createKeyDecoder,
  setCursorShape,
  type CursorShape,
  type KeyDecoder,
  type KeyEvent,
  type Keymap,
  type Pause,
} from "../keys/index.ts";
import { layoutView, leftFrame, LiveScreen, reflowOf, type ScreenSize } from "../screen/index.ts";
import type { Palette } from "../theme/palette.ts";
import { copyToClipboard } from "./copy-to-clipboard.ts";
import { Entry } from "./entry.ts";
import type { EditorRequest, EditorResult, TerminalNews } from "./editor-request.ts";

export interface LineEditorOptions {
  readonly write: (output: string) => void;
  readonly size: () => ScreenSize;
  readonly palette: () => Palette;
  readonly keymap: Keymap<string>;
  readonly menuKeymap: Keymap<string>;
  readonly vi: boolean;
  /** How long a lone ESC waits for what makes it a sequence. */
  readonly escapeMs: number;
  /** Whether the terminal was asked something and may still answer. */
  readonly areAnswersAwaited?: () => boolean;
  /** Calls back once, after so many milliseconds; the function that is returned calls it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly news: TerminalNews;
}

const escape = 0x1b;
const space = 0x20;
/** Nobody types so many bytes at once. */
const flood = 1024;
/** Who types goes on before that. */
const restMs = 100;
/** How long the keyboard rests before a `flush`; a key that may begin a sequence waits as long as the person wants. */
const pauseMs: Readonly<Record<Exclude<Pause, "none" | "key">, number>> = {
  answer: 500,
  paste: 1000,
  lone: 50,
};

/** Reads entries from the bytes of a keyboard and shows them on the last rows of a screen. */
export class LineEditor {
  readonly #options: LineEditorOptions;
  readonly #decoder: KeyDecoder;
  readonly #screen: LiveScreen;
  #entry: Entry | undefined;
  #settle: ((result: EditorResult) => void) | undefined;
  #callOff: (() => void) | undefined;
  #callOffRest: (() => void) | undefined;
  #pushed = "";
  #isHeld = false;
  #vi: ViMachine | undefined;
  #shape: CursorShape = "default";

  constructor(options: LineEditorOptions) {
    this.#options = options;
    const { areAnswersAwaited = () => false } = options;
    this.#decoder = createKeyDecoder({ areAnswersAwaited });
    this.#screen = new LiveScreen(options.write);
  }

  /** Undefined where vi's keys are off. */
  get viState(): ViState | undefined {
    return this.#vi?.state;
  }

  get isReading(): boolean {
    return this.#entry !== undefined;
  }

  /** Begins on the row where the cursor is, which must be empty. */
  async read(request: EditorRequest): Promise<EditorResult> {
    const { keymap, menuKeymap, vi } = this.#options;
    const { promise, resolve } = Promise.withResolvers<EditorResult>();
    this.#settle = resolve;
    this.#vi = vi ? new ViMachine() : undefined;
    this.#entry = new Entry(request, {
      keymap,
      menuKeymap,
      vi: this.#vi,
      changed: () => this.refresh(),
      size: this.#options.size,
      palette: this.#options.palette,
      clearScreen: () => this.#clear(),
      push: (text) => void (this.#pushed = text),
      copy: (text) => this.#options.write(copyToClipboard(text)),
    });
    if (this.#pushed !== "" && request.buffer.text === "") {
      request.buffer.insert(this.#pushed);
      this.#pushed = "";
    }
    this.#screen.forget();
    this.#draw();
    this.#awaitPause();
    return promise;
  }

  /** What follows the key that ended the reading is given back: it is for whoever has the keyboard next. */
  feed(bytes: Uint8Array): Uint8Array {
    this.#callOff?.();
    for (let at = 0; at < bytes.length;) {
      // One by one, so that what follows the key that ends the entry can be given back; a flood in pieces.
      const end = bytes.length > flood ? pieceEnd(bytes, at) : at + 1;
      this.#take(this.#decoder.decode(bytes.subarray(at, end)));
      at = end;
      if (this.#entry === undefined) return bytes.subarray(at);
    }
    this.#draw();
    this.#restLater();
    this.#awaitPause();
    return new Uint8Array(0);
  }

  #awaitPause(): void {
    const { pause } = this.#decoder;
    if (pause === "none" || this.#entry === undefined) return;
    const ms = pause === "key" ? this.#options.escapeMs : pauseMs[pause];
    this.#callOff = this.#options.after(ms, () => {
      this.#take(this.#decoder.flush());
      this.#draw();
      this.#awaitPause();
    });
  }

  #restLater(): void {
    this.#callOffRest?.();
    this.#callOffRest = this.#options.after(restMs, () => {
      if (this.#entry?.idle() === true) this.#draw();
    });
  }

  #take(events: readonly KeyEvent[]): void {
    const { news } = this.#options;
    for (const event of events) {
      if (event.kind === "focus") news.focus(event.focused);
      else if (event.kind === "answer") news.answer(event.answer);
      else {
        this.#entry?.take(event);
        this.#settleIfDone();
      }
    }
  }

  #settleIfDone(): void {
    const entry = this.#entry;
    const result = entry?.result;
    if (entry === undefined || result === undefined) return;
    if (this.#isHeld) this.resized();
    this.#callOff?.();
    this.#callOffRest?.();
    this.#entry = undefined;
    this.#show("default");
    if (result.kind === "action") this.#screen.erase();
    else {
      const view = entry.leftView(this.#options.palette());
      const shown = result.kind === "interrupt" ? { ...view, text: `${view.text}^C` } : view;
      const cursor = shown.text.length;
      this.#screen.finish(leftFrame({ ...shown, cursor }, this.#options.size()));
    }
    this.#settle?.(result);
  }

  /** Shows text above the entry that is being typed, or just shows it between two of them. */
  printAbove(text: string): void {
    this.#draw(); // first: what is told may be in the prompt, which must not be seen beside it as it was
    if (this.#entry === undefined) this.#options.write(text);
    else this.#screen.printAbove(text);
  }

  /** Something that is shown beside the text may have changed. */
  refresh(): void {
    this.#entry?.forget();
    this.#draw();
  }

  /** The size is changing: nothing is drawn until it is known where things are. */
  hold(): void {
    this.#isHeld = true;
  }

  resized(): void {
    this.#isHeld = false;
    const frame = this.#frame();
    if (frame !== undefined) this.#screen.resize(frame, this.#options.size());
  }

  /** What the terminal calls itself: it decides how its rows lie after a resize. */
  setTerminalName(name: string): void {
    this.#screen.reflow = reflowOf(name);
  }

  /** Nothing more comes from the keyboard. */
  end(): void {
    this.#entry?.end();
    this.#settleIfDone();
  }

  #clear(): void {
    const frame = this.#frame();
    if (frame !== undefined) this.#screen.clear(frame);
  }

  #draw(): void {
    if (this.#isHeld) return;
    const frame = this.#frame();
    if (frame === undefined) return;
    this.#screen.draw(frame);
    if (this.#vi !== undefined) this.#show(shapes[this.#vi.state]);
  }

  #show(shape: CursorShape): void {
    if (shape !== this.#shape) this.#options.write(setCursorShape(shape));
    this.#shape = shape;
  }

  #frame(): ReturnType<typeof layoutView> | undefined {
    const size = this.#options.size();
    const view = this.#entry?.view(size, this.#options.palette());
    return view && layoutView(view, size);
  }
}

const shapes: Readonly<Record<ViState, CursorShape>> = {
  insert: "bar",
  normal: "block",
  visual: "block",
  replace: "underline",
  pending: "underline",
};

/** Behind the next control character that is a key by itself, or all of them. */
function pieceEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < space && byte !== escape) return at + 1;
  }
  return bytes.length;
}
