/** A variable is always one of these: nothing splits it, nothing expands it again. */
export type Value =
  | null
  | boolean
  | number
  /** An integer that a number cannot hold exactly; always within 64 bits signed. */
  | bigint
  | string
  | NumberWord
  | List
  | KaiRecord
  | Uint8Array;

export type List = readonly Value[];

/** In the order of insertion. */
export type KaiRecord = ReadonlyMap<string, Value>;

/** A number whose source text (`007`, `1.50`, `+5`) is not how it would be printed: the text is kept. */
export class NumberWord {
  readonly value: number | bigint;
  readonly text: string;

  constructor(value: number | bigint, text: string) {
    this.value = value;
    this.text = text;
  }
}

export type Awaitable<T> = T | Promise<T>;

/** `Array.isArray` does not narrow a readonly list. */
export function isList(value: Value | undefined): value is List {
  return Array.isArray(value);
}
