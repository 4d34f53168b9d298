import { characterChord } from "./chord.ts";
import type { Chord, KeyEvent } from "./key-event.ts";

/**
 * The keys behind an event, as a keymap has them: the text `G` is `shift+g`, a blank `space`, and
 * characters that came in one read are a key each. Empty for what no key sent.
 */
export function eventChords(event: KeyEvent): readonly Chord[] {
  if (event.kind === "chord") return [event.chord];
  if (event.kind !== "text") return [];
  return Array.from(event.text, (character) => characterChord(character, noModifiers));
}

const noModifiers = { ctrl: false, alt: false, shift: false, super: false };
