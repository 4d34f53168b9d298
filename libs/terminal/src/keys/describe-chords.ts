import type { Chord } from "./key-event.ts";

/** For people: `Ctrl+X Ctrl+E`. `parseChords` reads it again. */
export function describeChords(chords: readonly Chord[]): string {
  return chords.map(describeChord).join(" ");
}

function describeChord(chord: Chord): string {
  const [, held = "", key = ""] = /^((?:(?:ctrl|alt|shift|super)\+)*)(.+)$/su.exec(chord) ?? [];
  const modifiers = held.split("+").slice(0, -1).map(capitalised);
  const name = special.get(key) ?? (key.length > 1 || held !== "" ? capitalised(key) : key);
  return [...modifiers, name].join("+");
}

function capitalised(word: string): string {
  const upper = word.charAt(0).toUpperCase();
  return upper.length === 1 && upper.toLowerCase() === word.charAt(0)
    ? upper + word.slice(1)
    : word;
}

const special: ReadonlyMap<string, string> = new Map([
  ["escape", "Esc"],
  ["pageup", "PageUp"],
  ["pagedown", "PageDown"],
  ["printscreen", "PrintScreen"],
  [",", "Comma"],
]);
