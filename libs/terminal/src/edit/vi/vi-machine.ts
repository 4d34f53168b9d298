import { assertNever } from "@aish/core";
import type { KeyEvent } from "../../keys/key-event.ts";
import type { EditBuffer } from "../edit-buffer.ts";
import { nextGrapheme, previousGrapheme } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import type { ViRange } from "./vi-call.ts";
import type { ViEdit } from "./vi-edits.ts";
import type { ViFind } from "./vi-find.ts";
import { onCharacter } from "./vi-line.ts";
import type { ViModeKey } from "./vi-mode-keys.ts";
import type { ViMotion } from "./vi-motions.ts";
import type { ViOperator } from "./vi-operators.ts";
import { ViParser, type ViOrder, type ViParsed } from "./vi-parser.ts";
import {
  operateOnLines,
  operateOnMotion,
  operateOnObject,
  operateOnSelection,
  performEdit,
  placeOf,
  type ViMemory,
  type ViPerform,
} from "./vi-perform.ts";
import { ViRegisters } from "./vi-registers.ts";
import type { ViCommand } from "./vi-tables.ts";
import type { ViTextObject } from "./vi-text-objects.ts";
import { ViOvertyping, ViTyping } from "./vi-typing.ts";

/** `pending`: a command is half typed. */
export type ViState = "insert" | "normal" | "visual" | "replace" | "pending";

/**
 * What became of a key. `rest` is what is left of a text: it is to be taken as an event of its own by
 * whoever has the keys then.
 */
export type ViResult =
  | { readonly kind: "handled"; readonly rest?: string | undefined }
  /** The keymap decides. */
  | { readonly kind: "passed" }
  /** For the prompt to do. */
  | { readonly kind: "action"; readonly action: string; readonly rest?: string | undefined };

type Mode =
  | { readonly kind: "insert"; readonly typing: ViTyping | undefined }
  | { readonly kind: "replace"; readonly overtyping: ViOvertyping }
  | { readonly kind: "normal" }
  | { readonly kind: "visual"; readonly anchor: number; readonly isLinewise: boolean };

/** What `.` does again, with what was typed after it. */
interface Change {
  readonly perform: ViPerform;
  readonly count: number | undefined;
  readonly typing: ViEdit["typing"];
  readonly typed: string;
}

const handled: ViResult = { kind: "handled" };
const passed: ViResult = { kind: "passed" };
const normal: Mode = { kind: "normal" };
const fresh: Mode = { kind: "insert", typing: undefined };

/** vi's modes over a buffer. Registers and what `.` repeats outlive an entry. */
export class ViMachine {
  readonly #registers = new ViRegisters();
  readonly #parser = new ViParser();
  #mode = fresh;
  #lastFind: ViFind | undefined;
  #lastChange: Change | undefined;
  /** What moving up and down aims at, while nothing else is done. */
  #column: number | undefined;

  get state(): ViState {
    return this.#mode.kind === "normal" && this.#parser.isWaiting ? "pending" : this.#mode.kind;
  }

  /** A new entry begins, in insert mode. */
  reset(): void {
    this.#mode = fresh;
    this.#column = undefined;
    this.#parser.reset();
  }

  /** To be called when somebody else has moved the cursor: in normal mode it stands on a character. */
  settle(buffer: EditBuffer): void {
    if (this.#mode.kind !== "normal") return;
    const offset = onCharacter(buffer.text, buffer.cursor);
    if (offset !== buffer.cursor) buffer.moveTo(offset);
  }

  handle(event: KeyEvent, buffer: EditBuffer): ViResult {
    const mode = this.#mode;
    switch (mode.kind) {
      case "insert":
        if (!isEscape(event)) return passed;
        this.#leaveTyping(mode.typing?.typed(buffer), buffer);
        return handled;
      case "replace":
        return this.#overtype(event, mode.overtyping, buffer);
      case "normal":
      case "visual":
        if (event.kind === "chord") return this.#press(keyOf(event.chord), buffer);
        if (event.kind === "text") return this.#pressEach(event.text, buffer);
        if (event.kind === "paste") this.#toNormal(buffer);
        return passed;
      default:
        return assertNever(mode);
    }
  }

  #pressEach(text: string, buffer: EditBuffer): ViResult {
    let at = 0;
    while (at < text.length) {
      const end = nextGrapheme(text, at);
      const result = this.#press(text.slice(at, end), buffer);
      const rest = end < text.length ? text.slice(end) : undefined;
      if (result.kind === "action") return { ...result, rest };
      if (this.#mode.kind === "insert" || this.#mode.kind === "replace")
        return { kind: "handled", rest };
      at = end;
    }
    return handled;
  }

  #press(key: string, buffer: EditBuffer): ViResult {
    this.settle(buffer);
    const result = this.#obey(this.#parser.take(key, this.#mode.kind === "visual"), key, buffer);
    if (result.kind !== "passed") this.settle(buffer);
    const selected = this.#selected(buffer);
    if (selected !== undefined) buffer.showSelection(selected);
    return result;
  }

  #obey(parsed: ViParsed, key: string, buffer: EditBuffer): ViResult {
    switch (parsed.kind) {
      case "incomplete":
        return handled;
      case "unknown":
        return parsed.alone && key.length > 1 && /^[!-~]+$/.test(key) ? passed : handled;
      case "lines": {
        const { operator, order } = parsed;
        const perform = operateOnLines(operator, order, this.#memory());
        return this.#change(perform, operator.changes, "once", order, buffer);
      }
      case "command":
        return this.#run(parsed.command, parsed.order, buffer);
      default:
        return assertNever(parsed);
    }
  }

  #run(command: ViCommand, order: ViOrder, buffer: EditBuffer): ViResult {
    if (command.kind !== "motion") this.#column = undefined;
    switch (command.kind) {
      case "motion":
        return this.#move(command, order, buffer);
      case "object":
        return this.#takeObject(command, order, buffer);
      case "operator":
      case "visualEdit":
        return this.#runOnSelection(command, order, buffer);
      case "edit": {
        const perform = performEdit(command, order, this.#memory());
        return this.#change(perform, command.changes, command.typing, order, buffer);
      }
      case "request":
        return { kind: "action", action: command.action };
      case "modeKey":
        return this.#changeMode(command, order, buffer);
      default:
        return assertNever(command);
    }
  }

  #move(motion: ViMotion, order: ViOrder, buffer: EditBuffer): ViResult {
    const { operator, character, count } = order;
    if (motion.finds !== undefined) this.#lastFind = { ...motion.finds, character };
    if (operator !== undefined) {
      const perform = operateOnMotion(operator, motion, order, this.#memory());
      return this.#change(perform, operator.changes, "once", order, buffer);
    }
    this.#column = columnFor(motion, this.#column, buffer);
    const place = placeOf(buffer, count, character, this.#lastFind, this.#column);
    const target = motion.to(place);
    if (target !== undefined) buffer.moveTo(target.offset);
    const asks =
      target === undefined && this.#mode.kind === "normal" ? motion.otherwise : undefined;
    return asks === undefined ? handled : { kind: "action", action: asks };
  }

  #takeObject(object: ViTextObject, order: ViOrder, buffer: EditBuffer): ViResult {
    const { operator } = order;
    if (operator !== undefined) {
      const perform = operateOnObject(operator, object, order, this.#memory());
      return this.#change(perform, operator.changes, "once", order, buffer);
    }
    const range = object.find(placeOf(buffer, order.count, "", undefined));
    if (range === undefined || range.start === range.end) return handled;
    this.#mode = { kind: "visual", anchor: range.start, isLinewise: false };
    buffer.moveTo(previousGrapheme(buffer.text, range.end));
    return handled;
  }

  #runOnSelection(
    command: Pick<ViOperator, "run" | "changes">,
    order: ViOrder,
    buffer: EditBuffer,
  ): ViResult {
    const selected = this.#selected(buffer);
    if (selected === undefined) return handled;
    this.#toNormal(buffer);
    buffer.moveTo(selected.start);
    const perform = operateOnSelection(command, selected, buffer.text, order, this.#memory());
    return this.#change(perform, command.changes, "once", order, buffer);
  }

  #changeMode(key: ViModeKey, order: ViOrder, buffer: EditBuffer): ViResult {
    const mode = this.#mode;
    switch (key.does) {
      case "cancel":
        if (mode.kind === "normal") return passed;
        this.#toNormal(buffer);
        return handled;
      case "select":
      case "selectLines":
        this.#select(key.does === "selectLines", buffer);
        return handled;
      case "otherEnd":
        if (mode.kind !== "visual") return handled;
        this.#mode = { ...mode, anchor: buffer.cursor };
        buffer.moveTo(mode.anchor);
        return handled;
      case "repeat":
        this.#repeat(order.count, buffer);
        return handled;
      case "register": // the parser has kept it for the command
        return handled;
      default:
        return assertNever(key.does);
    }
  }

  #select(isLinewise: boolean, buffer: EditBuffer): void {
    const mode = this.#mode;
    if (mode.kind === "visual" && mode.isLinewise === isLinewise) return this.#toNormal(buffer);
    const anchor = mode.kind === "visual" ? mode.anchor : buffer.cursor;
    this.#mode = { kind: "visual", anchor, isLinewise };
  }

  #change(
    perform: ViPerform,
    repeats: boolean,
    typing: ViEdit["typing"],
    { count }: ViOrder,
    buffer: EditBuffer,
  ): ViResult {
    buffer.beginUndoGroup();
    const next = perform(buffer, count);
    if (next !== "failed" && repeats) this.#lastChange = { perform, count, typing, typed: "" };
    if (next === "insert") this.#mode = { kind: "insert", typing: new ViTyping(buffer) };
    else if (next === "replace") this.#mode = { kind: "replace", overtyping: new ViOvertyping() };
    else buffer.endUndoGroup();
    return handled;
  }

  #repeat(count: number | undefined, buffer: EditBuffer): void {
    const last = this.#lastChange;
    if (last === undefined) return;
    const change = { ...last, count: count ?? last.count };
    buffer.beginUndoGroup();
    const next = change.perform(buffer, change.count);
    if (next !== "failed") this.#lastChange = change;
    if (next !== "insert" && next !== "replace") return buffer.endUndoGroup();
    if (next === "insert") buffer.replace(buffer.cursor, buffer.cursor, change.typed);
    else new ViOvertyping().type(buffer, change.typed);
    this.#leaveTyping(change.typed, buffer);
  }

  /** Without `typed` the entry began in insert mode, and no command led there. */
  #leaveTyping(typed: string | undefined, buffer: EditBuffer): void {
    if (typed !== undefined && this.#lastChange !== undefined) {
      this.#lastChange = { ...this.#lastChange, typed };
      typeAgain(this.#lastChange, buffer);
      buffer.endUndoGroup();
    }
    this.#mode = normal;
    const { text, cursor } = buffer;
    if (cursor !== lineStart(text, cursor)) buffer.moveTo(previousGrapheme(text, cursor));
  }

  #overtype(event: KeyEvent, overtyping: ViOvertyping, buffer: EditBuffer): ViResult {
    if (isEscape(event)) this.#leaveTyping(overtyping.typed, buffer);
    else if (event.kind === "text") overtyping.type(buffer, event.text);
    else if (event.kind === "chord" && event.chord === "backspace") overtyping.takeBack(buffer);
    else return passed;
    return handled;
  }

  #toNormal(buffer: EditBuffer): void {
    this.#mode = normal;
    this.#parser.reset();
    buffer.showSelection(undefined);
  }

  #selected({ text, cursor }: EditBuffer): ViRange | undefined {
    const mode = this.#mode;
    if (mode.kind !== "visual") return undefined;
    const start = Math.min(mode.anchor, cursor);
    const end = Math.max(mode.anchor, cursor);
    return mode.isLinewise
      ? { start: lineStart(text, start), end: lineEnd(text, end), isLinewise: true }
      : { start, end: nextGrapheme(text, end), isLinewise: false };
  }

  #memory(): ViMemory {
    return { registers: this.#registers, lastFind: this.#lastFind };
  }
}

/** What moving up and down aims at, in this motion and after it. */
function columnFor(
  motion: ViMotion,
  column: number | undefined,
  buffer: EditBuffer,
): number | undefined {
  switch (motion.column) {
    case "sets":
      return undefined;
    case "keeps":
      return column ?? buffer.column;
    case "end":
      return Infinity;
    default:
      return assertNever(motion.column);
  }
}

/** The times after the first that a count asks for. */
function typeAgain({ typing, typed, count }: Change, buffer: EditBuffer): void {
  const times = (count ?? 1) - 1;
  if (typing === "once" || typed === "" || times < 1) return;
  const once = typing === "countedLines" ? `\n${typed}` : typed;
  buffer.replace(buffer.cursor, buffer.cursor, once.repeat(times));
}

function isEscape(event: KeyEvent): boolean {
  return event.kind === "chord" && keyOf(event.chord) === "escape";
}

function keyOf(chord: string): string {
  if (chord === "space") return " ";
  return chord === "ctrl+[" ? "escape" : chord;
}
