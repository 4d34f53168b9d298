import { runsOf, type Container, type ContainerRuns } from "./container.ts";
import type { Prefix } from "./flow.ts";

export interface LinePrefix {
  /** For the first line of a block: with the marks of what it opens. */
  readonly first: Prefix;
  readonly rest: Prefix;
}

/** The quotes and list entries that are open, the outermost first. */
export class ContainerStack {
  #open: readonly ContainerRuns[] = [];
  #isMarkDue = false;

  get containers(): readonly Container[] {
    return this.#open.map(({ container }) => container);
  }

  /** Whether the mark of a list stands before the block that begins. */
  get isMarkDue(): boolean {
    return this.#isMarkDue;
  }

  /** The bars of the quotes among the outer ones. */
  bars(count: number): Prefix {
    const inner = this.#open.findLastIndex(
      ({ container }, at) => at < count && container.kind === "quote",
    );
    return this.#open.slice(0, inner + 1).map(({ rest }) => rest);
  }

  /** A blank line ends the quotes whose mark it does not have. */
  leaveQuotes(matched: number): void {
    this.#open = this.#open.slice(0, matched);
  }

  enter(matched: number, opened: readonly Container[]): LinePrefix {
    const sibling = this.#open[matched];
    const outer = this.#open.slice(0, matched);
    const all = [...outer];
    for (const container of opened) {
      all.push(runsOf(container, all, all.length === matched ? sibling : undefined));
    }
    this.#open = all;
    this.#isMarkDue = opened.some(({ kind }) => kind === "item");
    const rest = all.map((runs) => runs.rest);
    return {
      first: all.map((runs, at) => (at < outer.length ? runs.rest : runs.first)),
      rest,
    };
  }
}
