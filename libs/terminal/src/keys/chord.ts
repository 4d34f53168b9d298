import type { Chord } from "./key-event.ts";

export interface Modifiers {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly super: boolean;
}

/** A key that has a name, with its modifiers. */
export function namedChord(name: string, modifiers: Modifiers): Chord {
  const { ctrl, alt, shift } = modifiers;
  return `${ctrl ? "ctrl+" : ""}${alt ? "alt+" : ""}${shift ? "shift+" : ""}${modifiers.super ? "super+" : ""}${name}`;
}

/**
 * A key that is a character. Shift is written for letters only: where it makes another character, as
 * `?` of `/`, that character says so. One key has one chord: Ctrl+@ is Ctrl+Space, as it ever was.
 */
export function characterChord(character: string, modifiers: Modifiers): Chord {
  if (character === " ") return namedChord("space", modifiers);
  if (character === "@" && modifiers.ctrl) {
    return namedChord("space", { ...modifiers, shift: false });
  }
  const lower = character.toLowerCase();
  if (lower !== character && lower.length === character.length) {
    return namedChord(lower, { ...modifiers, shift: true });
  }
  const hasCase = lower.toUpperCase() !== lower;
  return namedChord(character, { ...modifiers, shift: modifiers.shift && hasCase });
}

const unshifted = "`1234567890-=[]\\;',./";
const shifted = '~!@#$%^&*()_+{}|:"<>?';

/** What Shift makes of a key of a PC-101 keyboard, the layout to which base layout keys belong. */
export function shiftedOnBaseLayout(character: string): string {
  const index = unshifted.indexOf(character);
  return index < 0 ? character.toUpperCase() : shifted.charAt(index);
}

/** The same key with Alt held as well. */
export function withAlt(chord: Chord): Chord {
  if (/(?:^|\+)alt\+./.test(chord)) return chord;
  return chord.startsWith("ctrl+") ? `ctrl+alt+${chord.slice("ctrl+".length)}` : `alt+${chord}`;
}
