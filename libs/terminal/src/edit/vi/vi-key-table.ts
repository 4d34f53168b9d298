export interface ViKeyed {
  /** As they are typed, `{char}` standing for any character; a key of more than two letters is a chord. */
  readonly keys: string;
}

export type ViFound<Entry> =
  | { readonly kind: "command"; readonly entry: Entry; readonly takesCharacter: boolean }
  /** More keys have to come. */
  | { readonly kind: "prefix" }
  | { readonly kind: "none" };

/** Finds commands by the keys typed so far. */
export class ViKeyTable<Entry extends ViKeyed> {
  readonly #entries = new Map<string, Entry>();
  readonly #prefixes = new Set<string>();

  /** Of two entries with the same keys the first counts. */
  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      const keys = viSequence(entry.keys);
      const joined = keys.join(" ");
      if (!this.#entries.has(joined)) this.#entries.set(joined, entry);
      for (let length = 1; length < keys.length; length += 1) {
        this.#prefixes.add(keys.slice(0, length).join(" "));
      }
    }
  }

  find(keys: readonly string[]): ViFound<Entry> {
    const joined = keys.join(" ");
    const entry = this.#entries.get(joined);
    if (entry !== undefined) {
      return { kind: "command", entry, takesCharacter: entry.keys.endsWith(character) };
    }
    return this.#prefixes.has(joined) ? { kind: "prefix" } : { kind: "none" };
  }
}

const character = "{char}";

/** The keys of a command one by one. */
export function viSequence(keys: string): readonly string[] {
  const typed = keys.endsWith(character) ? keys.slice(0, -character.length) : keys;
  return typed.length > 2 ? [typed] : typed.split("");
}
