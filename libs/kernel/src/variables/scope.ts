import type { Value } from "../values/value.ts";

/** A variable. Shared by nobody: a fork that writes gets a cell of its own. */
export interface Cell {
  value: Value;
  exported: boolean;
  /** The list or record in it was made here and read whole by nobody, so it may be changed in place. */
  owned: boolean;
}

interface Frame {
  /** Undefined as a value: unset in a fork, whatever the frames below say. */
  readonly cells: Map<string, Cell | undefined>;
  readonly parent: Frame | undefined;
  /** Frames below belong to somebody else: they are read and never written. */
  readonly borrows: boolean;
  /** Of a loop or a `A=1 command`: holds what that brings along, and no `local` of its own. */
  readonly isBlock: boolean;
}

/**
 * The variables that are visible: frames of function calls and loops over the global one. Assignment goes
 * to the innermost binding that exists, else to the global frame.
 */
export class Scope {
  #frame: Frame;

  private constructor(frame: Frame) {
    this.#frame = frame;
  }

  static empty(): Scope {
    return new Scope({ cells: new Map(), parent: undefined, borrows: false, isBlock: false });
  }

  /** For work that its parent waits for: reads through to the parent, writes stay here. */
  overlay(): Scope {
    return new Scope({ cells: new Map(), parent: this.#frame, borrows: true, isBlock: false });
  }

  /** For work that runs beside its parent: later writes of neither are seen by the other. */
  snapshot(): Scope {
    const cells = new Map<string, Cell | undefined>();
    for (let frame: Frame | undefined = this.#frame; frame !== undefined; frame = frame.parent) {
      for (const [name, cell] of frame.cells) {
        if (cells.has(name)) continue;
        if (cell === undefined) cells.set(name, undefined);
        else {
          cell.owned = false;
          cells.set(name, { value: cell.value, exported: cell.exported, owned: false });
        }
      }
    }
    return new Scope({ cells, parent: undefined, borrows: false, isBlock: false });
  }

  cell(name: string): Cell | undefined {
    let frame: Frame | undefined = this.#frame;
    do {
      const cell = frame.cells.get(name);
      if (cell !== undefined) return cell;
      if (frame.borrows && frame.cells.has(name)) return undefined;
      frame = frame.parent;
    } while (frame !== undefined);
    return undefined;
  }

  get(name: string): Value | undefined {
    return this.cell(name)?.value;
  }

  set(name: string, value: Value): void {
    this.ownCell(name, value).value = value;
  }

  /** The cell to write to: one of ours, copied from below if it is not; made with `initial` if there is none. */
  ownCell(name: string, initial: Value): Cell {
    let frame = this.#frame;
    for (;;) {
      const cell = frame.cells.get(name);
      if (cell !== undefined) {
        cell.owned &&= cell.value === initial;
        return cell;
      }
      if (frame.borrows) {
        const below = frame.cells.has(name) ? undefined : belowOf(frame, name);
        if (below !== undefined) below.owned = false;
        const copy = {
          value: below?.value ?? initial,
          exported: below?.exported ?? false,
          owned: false,
        };
        frame.cells.set(name, copy);
        return copy;
      }
      if (frame.parent === undefined) {
        const created = { value: initial, exported: false, owned: false };
        frame.cells.set(name, created);
        return created;
      }
      frame = frame.parent;
    }
  }

  /** In the frame of the function, or the global one: a loop around it does not end its life. */
  declareLocal(name: string, value: Value): void {
    let frame = this.#frame;
    while (frame.isBlock && frame.parent !== undefined && !frame.cells.has(name)) {
      frame = frame.parent;
    }
    const exported = this.cell(name)?.exported ?? false;
    frame.cells.set(name, { value, exported, owned: false });
  }

  /** In the innermost frame, with which it goes. */
  bind(name: string, value: Value, exported: boolean): void {
    const existing = this.#frame.cells.get(name);
    if (existing !== undefined) {
      existing.value = value;
      existing.exported = exported;
      existing.owned = false;
      return;
    }
    this.#frame.cells.set(name, { value, exported, owned: false });
  }

  unset(name: string): void {
    let frame: Frame | undefined = this.#frame;
    while (frame !== undefined) {
      if (frame.borrows) {
        frame.cells.set(name, undefined);
        return;
      }
      if (frame.cells.delete(name)) return;
      frame = frame.parent;
    }
  }

  names(): string[] {
    const seen = new Map<string, boolean>();
    for (let frame: Frame | undefined = this.#frame; frame !== undefined; frame = frame.parent) {
      for (const [name, cell] of frame.cells) {
        if (!seen.has(name)) seen.set(name, cell !== undefined);
      }
    }
    return [...seen].flatMap(([name, isSet]) => (isSet ? [name] : [])).toSorted();
  }

  pushFrame(kind: "function" | "block"): void {
    const isBlock = kind === "block";
    this.#frame = { cells: new Map(), parent: this.#frame, borrows: false, isBlock };
  }

  popFrame(): void {
    if (this.#frame.parent !== undefined) this.#frame = this.#frame.parent;
  }
}

function belowOf(frame: Frame, name: string): Cell | undefined {
  for (let below = frame.parent; below !== undefined; below = below.parent) {
    const cell = below.cells.get(name);
    if (cell !== undefined) return cell;
    if (below.borrows && below.cells.has(name)) return undefined;
  }
  return undefined;
}
