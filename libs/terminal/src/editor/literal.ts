import type { KeyEvent } from "../keys/index.ts";

const named: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["enter", "\n"],
  ["escape", "\u001B"],
  ["backspace", "\u007F"],
  ["ctrl+space", "\0"],
]);

/** The character that a key stands for when it is to be inserted as it is; empty: it has none. */
export function literalOf(event: KeyEvent): string {
  if (event.kind === "text" || event.kind === "paste") return event.text;
  if (event.kind !== "chord") return "";
  const found = named.get(event.chord);
  if (found !== undefined) return found;
  const letter = /^ctrl\+(?<letter>[@-_a-z])$/.exec(event.chord)?.groups?.["letter"];
  return letter === undefined ? "" : String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 0x1f);
}
