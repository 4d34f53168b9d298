/**
 * A sorted list of texts that answers which of them begin so. It is kept in blocks, so that neither adding
 * one to very many nor asking right after that moves more than a block.
 */
export class PrefixIndex<Item extends { readonly command: string }> {
  /** None is empty. */
  readonly #blocks: Item[][] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Two items must not have the same text. */
  add(item: Item): void {
    this.#size++;
    const at = Math.min(this.#blockOf(item.command), this.#blocks.length - 1);
    const block = this.#blocks[at];
    if (block === undefined) {
      this.#blocks.push([item]);
      return;
    }
    block.splice(placeIn(block, item.command), 0, item);
    if (block.length > largestBlock) this.#blocks.splice(at + 1, 0, block.splice(largestBlock / 2));
  }

  remove(item: Item): void {
    const at = this.#blockOf(item.command);
    const block = this.#blocks[at];
    const place = block === undefined ? 0 : placeIn(block, item.command);
    if (block?.[place] !== item) return;
    this.#size--;
    block.splice(place, 1);
    if (block.length === 0) this.#blocks.splice(at, 1);
  }

  /** The items that begin so, in the order of their texts. Undefined if they are more than `most`. */
  startingWith(prefix: string, most: number): readonly Item[] | undefined {
    const first = this.#blockOf(prefix);
    if (this.#isBehind(first, prefix, most)) return undefined;
    const found: Item[] = [];
    for (let at = first; ; at++) {
      const block = this.#blocks[at];
      if (block === undefined) return found;
      for (let place = placeIn(block, prefix); place < block.length; place++) {
        const item = block[place];
        if (item === undefined || !item.command.startsWith(prefix)) return found;
        found.push(item);
      }
    }
  }

  /** Whether the item so many behind the first one still begins so: then there is no need to collect them. */
  #isBehind(first: number, prefix: string, most: number): boolean {
    let left = most + placeIn(this.#blocks[first] ?? [], prefix);
    for (let at = first; ; at++) {
      const block = this.#blocks[at];
      if (block === undefined) return false;
      if (left < block.length) return block[left]?.command.startsWith(prefix) === true;
      left -= block.length;
    }
  }

  /** The first block that does not end before the text. */
  #blockOf(text: string): number {
    return firstWhere(
      this.#blocks.length,
      (at) => (this.#blocks[at]?.at(-1)?.command ?? "") >= text,
    );
  }
}

const largestBlock = 512;

function placeIn(block: readonly { readonly command: string }[], text: string): number {
  return firstWhere(block.length, (at) => (block[at]?.command ?? "") >= text);
}

/** The predicate is false up to some place, and true from there on. */
function firstWhere(length: number, predicate: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (predicate(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
