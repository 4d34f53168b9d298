import { AishError, nearestName } from "@aish/core";
import type { PromptConfig } from "../../config-resolve.ts";
import { blockNames, isBlockName, type BlockName } from "./block-names.ts";

/** Which blocks are on and where, as the configuration said first and the person says since. */
export class PromptSetting {
  readonly #config: PromptConfig;
  #blocks: readonly BlockName[];
  #right: readonly BlockName[];
  readonly #listeners = new Set<() => void>();

  constructor(config: PromptConfig) {
    this.#config = config;
    this.#blocks = config.blocks;
    this.#right = config.right;
  }

  get blocks(): readonly BlockName[] {
    return this.#blocks;
  }

  get right(): readonly BlockName[] {
    return this.#right;
  }

  get transient(): boolean {
    return this.#config.transient;
  }

  get newline(): boolean {
    return this.#config.newline;
  }

  isOn(name: BlockName): boolean {
    return this.#blocks.includes(name) || this.#right.includes(name);
  }

  /** Switches what is on off and what is off on; nothing is changed if one of the names is unknown. */
  toggle(names: readonly string[]): void {
    const known = names.map(toBlockName);
    for (const name of known) {
      if (this.isOn(name)) this.#switchOff(name);
      else this.#switchOn(name);
    }
    for (const listener of this.#listeners) listener();
  }

  turnOn(name: BlockName): void {
    if (!this.isOn(name)) this.toggle([name]);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #switchOff(name: BlockName): void {
    this.#blocks = this.#blocks.filter((each) => each !== name);
    this.#right = this.#right.filter((each) => each !== name);
  }

  /** Back to where the configuration has it, else to its usual place among the others. */
  #switchOn(name: BlockName): void {
    if (this.#config.right.includes(name)) {
      this.#right = inserted(this.#right, name, this.#config.right);
    } else {
      this.#blocks = inserted(this.#blocks, name, orderWith(this.#config.blocks, name));
    }
  }
}

const usualOrder: readonly BlockName[] = Object.keys(blockNames).filter(isBlockName);

/** The person's order, with a block that is not in it behind what usually stands before it. */
function orderWith(order: readonly BlockName[], name: BlockName): readonly BlockName[] {
  return order.includes(name) ? order : inserted(order, name, usualOrder);
}

/** Behind the last one that stands before it in `order`. */
function inserted(
  list: readonly BlockName[],
  name: BlockName,
  order: readonly BlockName[],
): readonly BlockName[] {
  const before = new Set(order.slice(0, order.indexOf(name)));
  const at = list.findLastIndex((each) => before.has(each)) + 1;
  return list.toSpliced(at, 0, name);
}

function toBlockName(name: string): BlockName {
  if (isBlockName(name)) return name;
  const guess = nearestName(name, Object.keys(blockNames));
  throw new AishError(
    "USAGE",
    `the prompt has no block ${JSON.stringify(name)}, only ${Object.keys(blockNames).join(", ")}`,
    { hint: guess === undefined ? "write one of these" : `did you mean ${guess}?` },
  );
}
