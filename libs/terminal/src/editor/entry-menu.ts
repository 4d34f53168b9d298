import type { MenuMove } from "../menu/index.ts";
import type { ScreenSize, StyledLine } from "../screen/index.ts";
import type { Palette } from "../theme/palette.ts";
import type { Completion, EditorRequest } from "./editor-request.ts";
import { MenuSession } from "./menu-session.ts";

export interface MenuTools {
  /** Late candidates have come. */
  readonly changed: () => void;
  readonly size: () => ScreenSize;
  readonly palette: () => Palette;
}

/** What the completion menu of an entry does, open or not. */
export class EntryMenu {
  readonly #request: EditorRequest;
  readonly #tools: MenuTools;
  #session: MenuSession | undefined;
  /** A Tab waits for late candidates: if there is only one, it is typed. */
  #wantsOnly = false;
  #isTabWaiting = false;

  constructor(request: EditorRequest, tools: MenuTools) {
    this.#request = request;
    this.#tools = tools;
  }

  get isOpen(): boolean {
    return this.#session !== undefined;
  }

  get chosen(): Completion | undefined {
    return this.#session?.chosen;
  }

  /** What is typed narrows the list down. */
  get isFiltering(): boolean {
    return this.isOpen && this.chosen === undefined;
  }

  /** The text with the chosen candidate in it. */
  get shown(): { readonly text: string; readonly cursor: number } {
    return this.#session?.shown(this.#request.buffer) ?? this.#request.buffer;
  }

  view(size: ScreenSize, palette: Palette): readonly StyledLine[] | undefined {
    return this.#session?.menu.view(size.columns, rowsFor(size), palette);
  }

  /** Tab: types what is plain, shows what there is to choose, and then chooses. */
  complete(way: "next" | "previous"): void {
    if (this.#session !== undefined) {
      this.act(way === "next" ? "menu-next" : "menu-previous");
    } else {
      const session = this.#open();
      if (session !== undefined) this.#offer(session);
    }
  }

  /** Only shows what there is. */
  list(): void {
    this.close();
    const session = this.#open();
    if (session?.list.items.length === 0 && !session.isWaiting) this.close();
  }

  /** `passed`: the action is not the menu's, but the entry's. `run`: the line is to be entered. */
  act(action: string): "done" | "passed" | "run" {
    const session = this.#session;
    if (session === undefined) return "passed";
    if (action === "menu-cancel") {
      this.close();
      return "done";
    }
    if (action === "menu-accept-and-run") {
      this.leave();
      return "run";
    }
    if (this.#wantsOnly && session.likely.length < 2 && action === "menu-next") {
      this.#isTabWaiting = true; // behind the one that waits for late candidates
      return "done";
    }
    const isChosen = session.chosen !== undefined;
    if (action === "menu-accept") {
      this.leave();
      return isChosen ? "done" : "passed";
    }
    const move = moves.get(action);
    if (move === undefined || (!isChosen && needsChoice.has(action))) return "passed";
    // Where its columns are is known from its drawing, which may not have been made yet.
    this.view(this.#tools.size(), this.#tools.palette());
    this.#wantsOnly = false;
    session.menu.move(move);
    return "done";
  }

  /** Before other text follows it. `follow`: the text is a slash, which a directory has already. */
  typeChosen(isSlash: boolean): void {
    const { chosen } = this;
    if (chosen === undefined) return;
    const { buffer } = this.#request;
    this.#session?.type(buffer, chosen, false);
    if (isSlash && chosen.value.endsWith("/")) buffer.apply("backward-delete-char");
  }

  /** The text has changed: the list follows it. */
  askAgain(): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#wantsOnly = false;
    session.ask(this.#request.buffer);
    if (session.list.items.length === 0 && !session.isWaiting) this.close();
  }

  /** What was chosen stays in the text, as a word that is over. */
  leave(): void {
    const { chosen } = this;
    if (chosen !== undefined) this.#session?.type(this.#request.buffer, chosen, true);
    this.close();
  }

  close(): void {
    this.#session?.close();
    this.#session = undefined;
    this.#wantsOnly = false;
  }

  #open(): MenuSession | undefined {
    const { buffer, complete } = this.#request;
    if (complete === undefined) return undefined;
    const session = new MenuSession(complete, () => this.#joined(session));
    this.#session = session;
    session.ask(buffer);
    return session;
  }

  /** What there is is typed if there is no choice, as far as there is none, and shown if there is one. */
  #offer(session: MenuSession): void {
    const { buffer } = this.#request;
    const { likely } = session;
    this.#wantsOnly = session.isWaiting;
    if (session.isWaiting && likely.length < 2) return;
    const [only] = likely;
    if (only === undefined) this.close();
    else if (session.list.isGuess === true) this.#wantsOnly = false;
    else if (likely.length === 1) {
      session.type(buffer, only, true);
      this.close();
    } else if (session.typeCommonPrefix(buffer)) session.ask(buffer);
  }

  #joined(session: MenuSession): void {
    if (this.#session !== session) return;
    if (this.#wantsOnly && session.chosen === undefined) {
      this.#offer(session);
      if (this.#isTabWaiting) this.complete("next");
      this.#isTabWaiting = false;
    } else if (session.list.items.length === 0) this.close();
    this.#tools.changed();
  }
}

/** Half of the screen, but at least a few rows. */
function rowsFor({ rows }: ScreenSize): number {
  return Math.max(Math.min(rows - 2, 3), Math.floor(rows / 2));
}

/** Keys that move in the text as long as nothing is chosen. */
const needsChoice: ReadonlySet<string> = new Set(["menu-left", "menu-right", "menu-up"]);

const moves: ReadonlyMap<string, MenuMove> = new Map([
  ["menu-next", "next"],
  ["menu-previous", "previous"],
  ["menu-up", "up"],
  ["menu-down", "down"],
  ["menu-left", "left"],
  ["menu-right", "right"],
  ["menu-page-down", "page-down"],
  ["menu-page-up", "page-up"],
  ["menu-first", "first"],
  ["menu-last", "last"],
]);
