import { characterChord, namedChord } from "./chord.ts";
import type { Chord } from "./key-event.ts";

/** The key that sends a byte, alone or after ESC: a control character, DEL, or any ASCII character with Alt. */
export function byteChord(byte: number, alt: boolean): Chord {
  const name = namedBytes.get(byte);
  if (name !== undefined) return namedChord(name, { ...none, alt });
  if (byte === 0) return namedChord("space", { ...none, alt, ctrl: true });
  if (byte >= 32) return characterChord(String.fromCharCode(byte), { ...none, alt });
  const letter = String.fromCharCode(byte + 64).toLowerCase();
  return characterChord(letter, { ...none, alt, ctrl: true });
}

const none = { ctrl: false, alt: false, shift: false, super: false };

/** BS is Ctrl+H here: the terminals for which it is Backspace say so by the terminal's settings. */
const namedBytes: ReadonlyMap<number, string> = new Map([
  [9, "tab"],
  [13, "enter"],
  [27, "escape"],
  [127, "backspace"],
]);
