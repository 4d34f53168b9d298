import type { EditAction } from "../edit/index.ts";
import { editActions, type ViMachine } from "../edit/index.ts";
import { eventChords, type Chord, type KeyEvent, type Keymap } from "../keys/index.ts";
import type { LiveView, ScreenSize } from "../screen/index.ts";
import type { Palette } from "../theme/palette.ts";
import type { EditorRequest, EditorResult, Overlay, WantedLines } from "./editor-request.ts";
import { EntryMenu } from "./entry-menu.ts";
import { entryView } from "./entry-view.ts";
import { HistoryWalk } from "./history-walk.ts";
import { literalOf } from "./literal.ts";
import { toggleComment } from "./toggle-comment.ts";
import { toggleSudo } from "./toggle-sudo.ts";

/** What an entry is read with. */
export interface EntryTools {
  readonly keymap: Keymap<string>;
  readonly menuKeymap: Keymap<string>;
  readonly vi: ViMachine | undefined;
  /** Something that came late is to be drawn. */
  readonly changed: () => void;
  readonly size: () => ScreenSize;
  readonly palette: () => Palette;
  readonly clearScreen: () => void;
  /** Puts a text aside for the next entry. */
  readonly push: (text: string) => void;
  readonly copy: (text: string) => void;
}

/** One entry while it is typed: what each key does to it, and what it looks like. */
export class Entry {
  readonly request: EditorRequest;
  readonly #tools: EntryTools;
  #result: EditorResult | undefined;
  #chords: readonly Chord[] = [];
  readonly #menu: EntryMenu;
  #overlay: Overlay | undefined;
  #walk: HistoryWalk | undefined;
  #argument: { readonly step: number; readonly start: number; readonly end: number } | undefined;
  #isLiteral = false;
  #ghost: { readonly text: string; readonly ghost: string } | undefined;

  constructor(request: EditorRequest, tools: EntryTools) {
    this.request = request;
    this.#tools = tools;
    this.#menu = new EntryMenu(request, tools);
  }

  /** How the reading ended; undefined while it goes on. */
  get result(): EditorResult | undefined {
    return this.#result;
  }

  take(event: KeyEvent): void {
    this.#take(event);
    // In vi's normal mode the cursor stands on a character, whatever has moved it.
    this.#tools.vi?.settle(this.request.buffer);
  }

  #take(event: KeyEvent): void {
    if (this.#overlay !== undefined) return this.#takeOverlay(this.#overlay, event);
    if (this.#isLiteral) {
      this.#isLiteral = false;
      return this.#type(literalOf(event));
    }
    if (this.#tools.vi !== undefined && this.#menu.chosen === undefined) {
      const letter = letterBehindEscape(event);
      if (letter !== undefined && (this.#tools.vi.state === "insert" || !this.#isBound(event))) {
        this.#take({ kind: "chord", chord: "escape" });
        return this.#take({ kind: "text", text: letter });
      }
      const done = this.#tools.vi.handle(event, this.request.buffer);
      if (done.kind === "handled") this.#edited();
      if (done.kind === "action") this.perform(done.action);
      if (done.kind !== "passed") {
        const { rest } = done;
        if (rest !== undefined && this.#result === undefined)
          this.take({ kind: "text", text: rest });
        return;
      }
    }
    if (event.kind === "text" && this.#chords.length > 0) {
      for (const chord of eventChords(event)) this.#press(chord);
    } else if (event.kind === "text") this.#type(event.text);
    else if (event.kind === "paste") this.#paste(event.text);
    else if (event.kind === "chord") this.#press(event.chord);
  }

  #isBound(event: KeyEvent): boolean {
    return event.kind === "chord" && this.#tools.keymap.find([event.chord]).kind !== "none";
  }

  /** The terminal is gone, or the program ends. */
  end(): void {
    this.#finish({ kind: "end" });
  }

  perform(action: string): void {
    if (!isArgument(action)) this.#argument = undefined;
    if (isEdit(action)) return this.#edit(action);
    const own = this.#own[action];
    if (own !== undefined) return own();
    this.#menu.leave();
    const done = this.request.perform?.(action, this.request.buffer) ?? { kind: "nothing" };
    if (done.kind === "overlay") this.#overlay = done.overlay;
    else if (done.kind === "text") this.request.buffer.setText(done.text, done.cursor);
    else if (done.kind === "leave") this.#finish({ kind: "action", action });
  }

  readonly #own: Readonly<Record<string, () => void>> = {
    "accept-line": () => this.#accept(),
    "cancel-line": () => this.#finish({ kind: "interrupt" }),
    "end-of-file-or-delete": () => this.#deleteOrExit(),
    "accept-line-and-next": () =>
      this.#accept(this.#walk?.isOn === true ? this.#walk.step : undefined),
    "clear-screen": () => this.#tools.clearScreen(),
    redraw: () => this.#tools.changed(),
    "vi-command-mode": () => {}, // vi's own keys have done it
    complete: () => this.#menu.complete("next"),
    "complete-previous": () => this.#menu.complete("previous"),
    "accept-suggestion": () => void this.#takeGhost(/^[\s\S]*/),
    "accept-suggestion-word": () => void this.#takeGhost(oneWord),
    "history-search-backward": () => this.#goBack("up-line", "older", "part"),
    "history-search-forward": () => this.#goBack("down-line", "newer", "part"),
    "history-previous": () => this.#goBack(undefined, "older", "any"),
    "history-next": () => this.#goBack(undefined, "newer", "any"),
    "insert-last-argument": () => this.#lastArgument(1),
    "insert-next-argument": () => this.#lastArgument(-1),
    "insert-space": () => this.#insert(" "),
    "list-completions": () => this.#menu.list(),
    "toggle-comment": () => this.#change(toggleComment(this.request.buffer.text)),
    "push-line": () => this.#push(),
    "copy-to-clipboard": () => this.#copy(),
    "delete-history-entry": () => this.#forgetLine(),
    "history-prefix-backward": () => this.#goBack(undefined, "older", "prefix"),
    "history-prefix-forward": () => this.#goBack(undefined, "newer", "prefix"),
    "history-last": () => this.#leaveHistory(),
    "quoted-insert": () => void (this.#isLiteral = true),
    "toggle-sudo": () => this.#sudo(),
    "expand-abbreviation": () => void this.#expand(),
    cancel: () => this.#cancel(),
  };

  #press(chord: Chord): void {
    if (this.#menu.isOpen) {
      const found = this.#tools.menuKeymap.find([chord]);
      const done = found.kind === "action" ? this.#menu.act(found.action) : "passed";
      if (done === "run") this.perform("accept-line");
      if (done !== "passed") return;
    }
    const chords = [...this.#chords, chord];
    const found = this.#tools.keymap.find(chords);
    this.#chords = found.kind === "prefix" ? chords : [];
    if (found.kind === "action") this.perform(found.action);
  }

  #type(text: string): void {
    this.#argument = undefined;
    this.#menu.typeChosen(text === "/");
    this.#insertTyped(text);
    if (/\s/.test(text)) this.#menu.close();
    else this.#menu.askAgain();
    this.#edited();
  }

  /** Many characters may come at once, and a blank among them ends an abbreviation. */
  #insertTyped(text: string): void {
    const { buffer } = this.request;
    for (const part of text.split(/(?=\s)/)) {
      const isPlaced = /^\s/.test(part) && this.#expand();
      buffer.insert(isPlaced ? part.slice(1) : part);
    }
  }

  #insert(text: string): void {
    this.#menu.leave();
    this.request.buffer.insert(text);
    this.#edited();
  }

  #paste(text: string): void {
    this.#menu.leave();
    // The last line is not over: what was copied with its line end would else leave an empty one.
    this.request.buffer.insertPaste(text.replace(/\r?\n$|\r$/, ""));
    this.#edited();
  }

  #edit(action: EditAction): void {
    const { buffer } = this.request;
    if (this.#menu.isFiltering && action === "backward-delete-char") {
      buffer.apply(action);
      this.#menu.askAgain();
      return this.#edited();
    }
    this.#menu.leave();
    const taken = toEnd.has(action) ? /^[\s\S]*/ : byWord.has(action) ? oneWord : undefined;
    if (taken !== undefined && buffer.isAtEnd && this.#takeGhost(taken)) return;
    buffer.apply(action);
    this.#edited();
  }

  #edited(): void {
    if (this.#walk?.isOn === false) this.#walk = undefined;
  }

  #accept(followedBy?: number): void {
    const { buffer, isUnfinished } = this.request;
    this.#menu.leave();
    this.#expand();
    if (isUnfinished?.(buffer.text) === true) this.#insert("\n");
    else this.#finish({ kind: "line", text: buffer.text, followedBy });
  }

  #change(text: string): void {
    const { buffer } = this.request;
    this.#menu.leave();
    buffer.setText(text, Math.max(0, buffer.cursor + text.length - buffer.text.length));
    this.#edited();
  }

  #push(): void {
    const { buffer } = this.request;
    this.#menu.leave();
    this.#tools.push(buffer.text);
    buffer.setText("");
    this.#edited();
  }

  #copy(): void {
    const { text, selection } = this.request.buffer;
    this.#tools.copy(selection === undefined ? text : text.slice(selection.start, selection.end));
  }

  /** The line that was recalled or is suggested will not come again. */
  #forgetLine(): void {
    const { buffer, recall } = this.request;
    const walk = this.#walk;
    const line = walk?.isOn === true ? buffer.text : buffer.text + this.#ghostNow();
    recall.forget(line);
    this.forget();
    if (walk?.isOn === true && !walk.again()) this.#leaveHistory();
  }

  #leaveHistory(): void {
    while (this.#walk?.move("newer") === true);
    this.#walk = undefined;
  }

  #deleteOrExit(): void {
    if (this.request.buffer.text === "") this.#finish({ kind: "end" });
    else this.#edit("delete-char");
  }

  #finish(result: EditorResult): void {
    this.#menu.close();
    this.#result ??= result;
  }

  #cancel(): void {
    // What is suggested for this text is not wanted.
    if (!this.#menu.isOpen) this.#ghost = { text: this.request.buffer.text, ghost: "" };
    this.request.buffer.apply("deselect");
    this.#menu.close();
    this.#leaveHistory();
  }

  #goBack(
    line: "up-line" | "down-line" | undefined,
    way: "older" | "newer",
    wanted: WantedLines["kind"],
  ): void {
    const { buffer, recall } = this.request;
    this.#menu.leave();
    this.#edited();
    // Whoever has just recalled a text of several lines wants to go on to the next one.
    if (line !== undefined && this.#walk === undefined && buffer.apply(line)) return;
    if (this.#walk === undefined && way === "newer") return;
    this.#walk ??= new HistoryWalk(recall, buffer, wanted);
    this.#walk.move(way);
    if (!this.#walk.isOn) this.#walk = undefined;
  }

  #lastArgument(way: 1 | -1): void {
    const { buffer, recall } = this.request;
    this.#menu.leave();
    const step = (this.#argument?.step ?? 0) + way;
    const word = step < 1 ? undefined : recall.lastArgument(step);
    if (word === undefined) return;
    const start = this.#argument?.start ?? buffer.cursor;
    buffer.replace(start, this.#argument?.end ?? start, word);
    this.#argument = { step, start, end: start + word.length };
    this.#edited();
  }

  #sudo(): void {
    const { buffer, recall } = this.request;
    const isEmpty = buffer.text.trim() === "";
    const text = isEmpty ? recall.earlier({ kind: "any" }, 1) : buffer.text;
    if (text !== undefined) this.#change(toggleSudo(text));
    if (isEmpty) buffer.apply("end-of-buffer");
  }

  /** True if the expansion says where the cursor goes: nothing follows it then. */
  #expand(): boolean {
    const { buffer, expand } = this.request;
    const found = expand?.(buffer.text, buffer.cursor);
    if (found === undefined) return false;
    buffer.replace(found.start, found.end, found.text);
    if (found.cursor === undefined) return false;
    buffer.moveTo(found.start + found.cursor);
    return true;
  }

  #takeGhost(part: RegExp): boolean {
    const ghost = this.#ghostNow();
    const taken = part.exec(ghost)?.[0] ?? "";
    if (taken === "") return false;
    this.request.buffer.insert(taken);
    this.#edited();
    return true;
  }

  #ghostNow(): string {
    const { buffer, suggest } = this.request;
    if (suggest === undefined || !buffer.isAtEnd || this.#menu.isOpen) return "";
    if (this.#walk !== undefined) return "";
    const { text } = buffer;
    if (this.#ghost?.text !== text) {
      const line = suggest(text);
      this.#ghost = { text, ghost: line?.startsWith(text) === true ? line.slice(text.length) : "" };
    }
    return this.#ghost.ghost;
  }

  #takeOverlay(overlay: Overlay, event: KeyEvent): void {
    const done = overlay.handle(event);
    if (done.kind === "open") return;
    this.#overlay = undefined;
    if (done.kind === "cancelled") return;
    this.request.buffer.setText(done.text);
    this.#edited();
    if (done.run) this.#accept();
  }

  /** No key has come for a while: true if something else is to be shown now. */
  idle(): boolean {
    return this.#overlay?.idle?.() ?? false;
  }

  /** What came late may change a suggestion too. */
  forget(): void {
    this.#ghost = undefined;
  }

  view(size: ScreenSize, palette: Palette): LiveView {
    const { request } = this;
    const { text, cursor } = this.#menu.shown;
    const list = this.#overlay?.view(size);
    const hint = request.hint?.(text, cursor);
    const menu = this.#menu.view(size, palette);
    return entryView(
      {
        prompt: request.prompt(),
        text,
        cursor,
        colours: request.colours?.(text, cursor) ?? [],
        found: this.#walk?.found ?? "",
        selection: request.buffer.selection,
        ghost: this.#overlay === undefined ? this.#ghostNow() : "",
        below: list?.rows ?? menu ?? (hint === undefined ? [] : [hint]),
        cursorBelow: list?.cursor,
      },
      palette,
    );
  }

  /** What is left on the screen when it has ended. */
  leftView(palette: Palette): LiveView {
    const { request } = this;
    const { text } = request.buffer;
    return entryView(
      {
        prompt: (request.leftPrompt ?? request.prompt)(),
        text,
        cursor: text.length,
        colours: request.colours?.(text, text.length) ?? [],
        found: "",
        selection: undefined,
        ghost: "",
        below: [],
        cursorBelow: undefined,
      },
      palette,
    );
  }
}

/** In vi's keys it is Escape and a command that came in one read, rather than Alt and a letter. */
function letterBehindEscape(event: KeyEvent): string | undefined {
  if (event.kind !== "chord") return undefined;
  const { shift, letter } =
    /^alt\+(?<shift>shift\+)?(?<letter>.)$/u.exec(event.chord)?.groups ?? {};
  return shift === undefined ? letter : letter?.toUpperCase();
}

/** Up to the end of the next word, as a word is moved over. */
const oneWord = /^[^\p{L}\p{N}]*[\p{L}\p{N}]+|^[\s\S]+/u;

const toEnd: ReadonlySet<string> = new Set<EditAction>([
  "forward-char",
  "end-of-line",
  "end-of-buffer",
]);
const byWord: ReadonlySet<string> = new Set<EditAction>(["forward-word", "forward-bigword"]);

function isEdit(action: string): action is EditAction {
  return Object.hasOwn(editActions, action);
}

function isArgument(action: string): boolean {
  return action === "insert-last-argument" || action === "insert-next-argument";
}
