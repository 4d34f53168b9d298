import { parseDuration, type BoundFlags } from "@aish/syntax";
import type { Flags } from "../builtin.ts";
import type { Value } from "../values/value.ts";

/** What the binder found, as a builtin asks for it. Values were checked when they were bound. */
export function toFlags(bound: BoundFlags<Value>): Flags {
  if (bound.size === 0) return noFlags;
  const known = readers.get(bound);
  if (known !== undefined) return known;
  const flags = readerOf(bound);
  readers.set(bound, flags);
  return flags;
}

/** A builtin asks for its flags several times, and a binding can be remembered. */
const readers = new WeakMap<BoundFlags<Value>, Flags>();

function readerOf(bound: BoundFlags<Value>): Flags {
  const text = (name: string): string | undefined => bound.get(name)?.at(-1)?.text;
  return {
    has: (name) => bound.has(name),
    text,
    number: (name) => mapDefined(text(name), Number),
    duration: (name) => mapDefined(text(name), parseDuration),
    all: (name) => bound.get(name)?.flatMap((flag) => flag.text ?? []) ?? [],
  };
}

const noFlags: Flags = {
  has: () => false,
  text: () => undefined,
  number: () => undefined,
  duration: () => undefined,
  all: () => [],
};

function mapDefined<T>(
  text: string | undefined,
  map: (text: string) => T | undefined,
): T | undefined {
  return text === undefined ? undefined : map(text);
}
