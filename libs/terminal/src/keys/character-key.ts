import { characterChord, namedChord, shiftedOnBaseLayout } from "./chord.ts";
import type { KeyEvent } from "./key-event.ts";
import { controlKeys, functionalKeys } from "./key-names.ts";
import type { ModifierParameter } from "./modifier-parameter.ts";

/** A key that is told by its code point: CSI-u, the Kitty protocol, modifyOtherKeys. 0 is absent. */
export interface CharacterKey {
  readonly code: number;
  /** What the key gives with Shift. */
  readonly shifted: number;
  /** What a key at this place gives on a PC-101 keyboard. */
  readonly base: number;
  /** What is to be inserted. */
  readonly text: readonly number[];
}

/** `undefined`: nothing an editor cares for, as a key let go, or Shift by itself. */
export function readCharacterKey(
  key: CharacterKey,
  modifiers: ModifierParameter,
): KeyEvent | undefined {
  if (modifiers.released) return undefined;
  const isText = !modifiers.ctrl && !modifiers.alt && !modifiers.super;
  const text = key.text.map(printable).join("");
  if (isText && text !== "") return { kind: "text", text };

  const name = key.code < privateUse ? controlKeys.get(key.code) : functionalKeys.get(key.code);
  if (name !== undefined && name.length > 1) {
    return { kind: "chord", chord: namedChord(name, modifiers) };
  }
  if (name === undefined && key.code >= privateUse && key.code <= privateUseEnd) return undefined;
  if (name === undefined && key.code > 0 && key.code < 32)
    return controlLetter(key.code, modifiers);

  const character = name ?? printable(key.code);
  if (character === "") return undefined;
  if (isText) return { kind: "text", text: typed(character, key, modifiers) };
  return { kind: "chord", chord: shortcut(character, key, modifiers) };
}

const privateUse = 57344;
const privateUseEnd = 63743;

/** Ctrl is in such a code already. */
function controlLetter(code: number, modifiers: ModifierParameter): KeyEvent {
  const letter = String.fromCharCode(code + 64).toLowerCase();
  return { kind: "chord", chord: characterChord(letter, { ...modifiers, ctrl: true }) };
}

/** For terminals that tell every key by its code and leave the text to be found. */
function typed(character: string, key: CharacterKey, modifiers: ModifierParameter): string {
  const upper = character.toUpperCase();
  const isLetter = upper !== character.toLowerCase();
  if (isLetter && modifiers.capsLock) return modifiers.shift ? character : upper;
  return modifiers.shift ? printable(key.shifted) || upper : character;
}

/** Shortcuts lie where they lie on a PC-101 keyboard when the layout has no Latin letters. */
function shortcut(character: string, key: CharacterKey, modifiers: ModifierParameter) {
  const isForeign = character > "\u007f" && key.base > 32 && key.base < 127;
  const own = isForeign ? String.fromCharCode(key.base) : character;
  if (!modifiers.shift) return characterChord(own, modifiers);
  const withShift = isForeign ? "" : printable(key.shifted);
  return characterChord(withShift || shiftedOnBaseLayout(own), modifiers);
}

/** Empty for control characters, halves of surrogate pairs and what is beyond Unicode. */
function printable(code: number): string {
  const isControl = code < 32 || (code >= 127 && code < 160);
  const isCharacter = code < 0xd800 || (code > 0xdfff && code <= 0x10ffff);
  return !isControl && isCharacter ? String.fromCodePoint(code) : "";
}
