/** A map that knows what was set last, and lets go of what was not for longest. */
export class RecentMap<Value> {
  readonly #limit: number;
  readonly #whenGone: (value: Value) => void;
  #first: Node<Value> | undefined;
  #last: Node<Value> | undefined;
  readonly #nodes = new Map<string, Node<Value>>();

  constructor(limit: number, whenGone: (value: Value) => void = () => {}) {
    this.#limit = limit;
    this.#whenGone = whenGone;
  }

  get size(): number {
    return this.#nodes.size;
  }

  get(key: string): Value | undefined {
    return this.#nodes.get(key)?.value;
  }

  set(key: string, value: Value): void {
    const node = this.#nodes.get(key) ?? { key, value, newer: undefined, older: undefined };
    if (node === this.#first) {
      node.value = value;
      return;
    }
    this.#unlink(node);
    node.value = value;
    node.newer = undefined;
    node.older = this.#first;
    if (this.#first !== undefined) this.#first.newer = node;
    this.#first = node;
    this.#last ??= node;
    this.#nodes.set(key, node);
    const oldest = this.#last;
    if (this.#nodes.size <= this.#limit || oldest === undefined) return;
    this.delete(oldest.key);
    this.#whenGone(oldest.value);
  }

  delete(key: string): void {
    const node = this.#nodes.get(key);
    if (node === undefined) return;
    this.#unlink(node);
    this.#nodes.delete(key);
  }

  visitNewest(limit: number, visit: (value: Value) => void): void {
    let left = limit;
    for (let node = this.#first; node !== undefined && left > 0; node = node.older, left--) {
      visit(node.value);
    }
  }

  #unlink(node: Node<Value>): void {
    if (node.newer !== undefined) node.newer.older = node.older;
    if (node.older !== undefined) node.older.newer = node.newer;
    if (this.#first === node) this.#first = node.older;
    if (this.#last === node) this.#last = node.newer;
    node.newer = undefined;
    node.older = undefined;
  }
}

interface Node<Value> {
  readonly key: string;
  value: Value;
  newer: Node<Value> | undefined;
  older: Node<Value> | undefined;
}
