import type { Chord } from "./key-event.ts";
import { parseChords } from "./parse-chords.ts";

/** One to three chords, as `ctrl+x ctrl+e`, and what they do. */
export type Bindings<Action extends string> = Readonly<Record<string, Action>>;

export type KeymapFinding<Action extends string> =
  | { readonly kind: "action"; readonly action: Action }
  /** A longer binding begins so: the next key decides. */
  | { readonly kind: "prefix" }
  | { readonly kind: "none" };

export interface Keymap<Action extends string> {
  find(chords: readonly Chord[]): KeymapFinding<Action>;
}

interface Node<Action extends string> {
  action: Action | undefined;
  readonly next: Map<Chord, Node<Action>>;
}

/** A later binding takes the place of an earlier one that begins with it, or that it begins with. */
export function createKeymap<Action extends string>(table: Bindings<Action>): Keymap<Action> {
  const root: Node<Action> = { action: undefined, next: new Map() };
  for (const [written, action] of Object.entries(table)) {
    let node = root;
    for (const chord of parseChords(written)) {
      const next = node.next.get(chord) ?? { action: undefined, next: new Map() };
      node.next.set(chord, next);
      node.action = undefined;
      node = next;
    }
    node.next.clear();
    node.action = action;
  }
  return {
    find(chords) {
      let node: Node<Action> | undefined = root;
      for (const chord of chords) {
        node = node.next.get(chord);
        if (node === undefined) return { kind: "none" };
      }
      if (node.action !== undefined) return { kind: "action", action: node.action };
      return node === root ? { kind: "none" } : { kind: "prefix" };
    },
  };
}
