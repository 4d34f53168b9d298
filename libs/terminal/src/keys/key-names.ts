/** `CSI number ~`: vt220, xterm, rxvt, the Linux console. */
export const tildeKeys: ReadonlyMap<number, string> = new Map([
  [1, "home"],
  [2, "insert"],
  [3, "delete"],
  [4, "end"],
  [5, "pageup"],
  [6, "pagedown"],
  [7, "home"],
  [8, "end"],
  ...numbered([11, 12, 13, 14, 15, 17, 18, 19, 20, 21], 1),
  ...numbered([23, 24, 25, 26, 28, 29, 31, 32, 33, 34], 11),
]);

/** `CSI letter`, `CSI 1 ; modifiers letter`, `ESC O letter`. */
export const letterKeys: ReadonlyMap<string, string> = new Map([
  ["A", "up"],
  ["B", "down"],
  ["C", "right"],
  ["D", "left"],
  ["E", "begin"],
  ["F", "end"],
  ["H", "home"],
  ["P", "f1"],
  ["Q", "f2"],
  ["R", "f3"],
  ["S", "f4"],
]);

/** rxvt: Shift when it follows `CSI`, Ctrl when it follows `ESC O`. */
export const rxvtArrows: ReadonlyMap<string, string> = new Map([
  ["a", "up"],
  ["b", "down"],
  ["c", "right"],
  ["d", "left"],
]);

/** `ESC O letter` of the keypad in application mode; a single character is what the key types. */
export const keypadLetters: ReadonlyMap<string, string> = new Map([
  ["I", "tab"],
  ["M", "enter"],
  ["X", "="],
  ...Array.from("*+,-./0123456789", (character): [string, string] => [
    String.fromCharCode(character.charCodeAt(0) + 0x40),
    character,
  ]),
]);

/** Control characters that keys with a name send, by code: in CSI-u they stand for these keys. */
export const controlKeys: ReadonlyMap<number, string> = new Map([
  [8, "backspace"],
  [9, "tab"],
  [13, "enter"],
  [27, "escape"],
  [127, "backspace"],
]);

/**
 * The Kitty protocol's own code points, which lie in Unicode's private use area. Those that are not
 * here (modifiers alone, media keys, locks) are no keys of an editor.
 */
export const functionalKeys: ReadonlyMap<number, string> = new Map([
  ...sequence(57344, ["escape", "enter", "tab", "backspace", "insert", "delete"]),
  ...sequence(57350, ["left", "right", "up", "down", "pageup", "pagedown", "home", "end"]),
  ...sequence(57361, ["printscreen", "pause", "menu"]),
  ...numbered(range(57364, 35), 1),
  ...sequence(57399, "0123456789./*-+".split("")),
  ...sequence(57414, ["enter", "=", ","]),
  ...sequence(57417, ["left", "right", "up", "down", "pageup", "pagedown", "home", "end"]),
  ...sequence(57425, ["insert", "delete", "begin"]),
]);

function numbered(codes: readonly number[], first: number): [number, string][] {
  return codes.map((code, index) => [code, `f${first + index}`]);
}

function sequence(first: number, names: readonly string[]): [number, string][] {
  return names.map((name, index) => [first + index, name]);
}

function range(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
