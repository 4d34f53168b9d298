import { assertNever } from "@aish/core";
import { viSequence } from "./vi-key-table.ts";
import type { ViOperator } from "./vi-operators.ts";
import { viTables, type ViCommand } from "./vi-tables.ts";

/** What was typed with a command. */
export interface ViOrder {
  readonly count: number | undefined;
  /** After a command that takes one; empty otherwise. */
  readonly character: string;
  readonly register: string | undefined;
  /** Before a motion or a text object. */
  readonly operator: ViOperator | undefined;
}

export type ViParsed =
  | { readonly kind: "incomplete" }
  /** No command has these keys, or one was given up. `alone`: it was one key only. */
  | { readonly kind: "unknown"; readonly alone: boolean }
  | { readonly kind: "command"; readonly command: ViCommand; readonly order: ViOrder }
  /** An operator on whole lines, as `dd` */
  | { readonly kind: "lines"; readonly operator: ViOperator; readonly order: ViOrder };

interface Pending {
  readonly keys: readonly string[];
  readonly count: number | undefined;
  readonly register: string | undefined;
  readonly operator: ViOperator | undefined;
  /** The count before the operator. */
  readonly times: number | undefined;
  /** The command that waits for a character. */
  readonly asks: ViCommand | undefined;
}

const nothing: Pending = {
  keys: [],
  count: undefined,
  register: undefined,
  operator: undefined,
  times: undefined,
  asks: undefined,
};
const incomplete: ViParsed = { kind: "incomplete" };
const maxCount = 9999;

/** Puts commands together from keys: a register and a count, an operator and another count, the command. */
export class ViParser {
  #pending = nothing;

  get isWaiting(): boolean {
    return this.#pending !== nothing;
  }

  reset(): void {
    this.#pending = nothing;
  }

  take(key: string, isSelecting: boolean): ViParsed {
    const pending = this.#pending;
    this.#pending = nothing;
    if (pending.asks !== undefined) {
      const character = characterOf(key);
      if (character === undefined) return { kind: "unknown", alone: false };
      return this.#complete(pending.asks, pending, character, isSelecting);
    }
    if (pending.keys.length === 0 && isDigit(key, pending.count)) {
      const count = Math.min(maxCount, (pending.count ?? 0) * 10 + Number(key));
      return this.#wait({ ...pending, count });
    }
    return this.#look([...pending.keys, key], pending, isSelecting);
  }

  #look(keys: readonly string[], pending: Pending, isSelecting: boolean): ViParsed {
    const { operator } = pending;
    if (operator !== undefined && meansLines(operator, keys)) {
      return { kind: "lines", operator, order: orderOf(pending, "") };
    }
    const table = operator !== undefined ? "operator" : isSelecting ? "visual" : "normal";
    const found = viTables[table].find(keys);
    switch (found.kind) {
      case "command":
        return found.takesCharacter
          ? this.#wait({ ...pending, keys, asks: found.entry })
          : this.#complete(found.entry, pending, "", isSelecting);
      case "prefix":
        return this.#wait({ ...pending, keys });
      case "none":
        return { kind: "unknown", alone: pending === nothing };
      default:
        return assertNever(found);
    }
  }

  #complete(
    command: ViCommand,
    pending: Pending,
    character: string,
    isSelecting: boolean,
  ): ViParsed {
    if (command.kind === "operator" && !isSelecting) {
      const { register, count } = pending;
      return this.#wait({ ...nothing, register, operator: command, times: count });
    }
    if (command.kind === "modeKey" && command.does === "register") {
      return this.#wait({ ...pending, keys: [], asks: undefined, register: character });
    }
    if (command.kind === "modeKey" && command.does === "cancel" && pending !== nothing) {
      return { kind: "unknown", alone: false };
    }
    return { kind: "command", command, order: orderOf(pending, character) };
  }

  #wait(pending: Pending): ViParsed {
    this.#pending = pending;
    return incomplete;
  }
}

function orderOf({ count, times, register, operator }: Pending, character: string): ViOrder {
  const product = count === undefined ? times : Math.min(maxCount, count * (times ?? 1));
  return { count: product, character, register, operator };
}

/** `dd`, `g~~`, `gugu` */
function meansLines(operator: ViOperator, keys: readonly string[]): boolean {
  const typed = keys.join(" ");
  return typed === operator.lineKey || typed === viSequence(operator.keys).join(" ");
}

function isDigit(key: string, count: number | undefined): boolean {
  return /^[1-9]$/.test(key) || (key === "0" && count !== undefined);
}

/** What a key stands for after `f` or `r`; undefined: it is no character. */
function characterOf(key: string): string | undefined {
  if (key === "enter") return "\n";
  if (key === "tab") return "\t";
  return isChord(key) ? undefined : key;
}

/** A key that is no character has a name of several ASCII characters. */
function isChord(key: string): boolean {
  return /^[!-~]{2,}$/.test(key);
}
