import { AishError, nearestName } from "@aish/core";
import { characterChord, namedChord, shiftedOnBaseLayout, type Modifiers } from "./chord.ts";
import type { Chord } from "./key-event.ts";
import { functionalKeys } from "./key-names.ts";

/**
 * What a person writes for keys, in the one way that `Chord` is written: `Ctrl+A`, `ctrl-a`, `C-a`, `^A`,
 * `<C-a>` are one; a blank or a comma stands between two. A capital means Shift when it stands alone or
 * after `M-` and its like, as in Emacs; elsewhere it is how people write keys.
 */
export function parseChords(text: string): readonly Chord[] {
  const written = text.trim().split(/\s+|(?<=[^\s+,-]),(?=\S)/);
  if (written[0] === "")
    throw new AishError("CONFIG_INVALID", "no key is named", { hint: example });
  if (/\p{Cc}/u.test(written.join(""))) {
    throw new AishError("CONFIG_INVALID", "a key is written as a control character", {
      hint: example,
    });
  }
  if (written.length > 3) {
    throw new AishError("CONFIG_INVALID", `${text.trim()} is more than three keys`, {
      hint: "bind a shorter row of keys",
    });
  }
  return written.map(parseChord);
}

const example = "write a key as ctrl+a, alt+. or f5, and two as ctrl+x ctrl+e";

function parseChord(written: string): Chord {
  const bare = /^<(?<inside>[^<>]{2,})>$/.exec(written)?.groups?.inside ?? written;
  const held = new Set<keyof Modifiers>();
  let rest = bare.replace(/^\^(?=.$)/, "ctrl+");
  let isCapitalShift = true;
  while (!aliases.has(rest.toLowerCase())) {
    const found = /^(?<name>[a-z]+)(?<sign>[+-])(?<rest>.+)$/isu.exec(rest)?.groups;
    if (found === undefined) break;
    const { name = "", sign } = found;
    const modifier = modifierNames.get(name.toLowerCase());
    if (modifier === undefined) throw unknownKey(name, written, modifierNames.keys());
    if (held.has(modifier)) {
      throw new AishError("CONFIG_INVALID", `${written} names ${modifier} twice`, {
        hint: example,
      });
    }
    held.add(modifier);
    isCapitalShift = sign === "-" && name.length === 1 && modifier !== "ctrl" && isCapitalShift;
    rest = found.rest ?? "";
  }
  const modifiers = {
    ctrl: held.has("ctrl"),
    alt: held.has("alt"),
    shift: held.has("shift"),
    super: held.has("super"),
  };
  return chordOf(rest, modifiers, isCapitalShift, written);
}

function chordOf(
  key: string,
  modifiers: Modifiers,
  isCapitalShift: boolean,
  written: string,
): Chord {
  if (Array.from(key).length === 1) {
    const character = isCapitalShift ? key : key.toLowerCase();
    return characterChord(modifiers.shift ? shiftedOnBaseLayout(character) : character, modifiers);
  }
  const name = key.toLowerCase();
  const known = aliases.get(name) ?? name;
  if (known.length === 1) return characterChord(known, modifiers);
  if (!keyNames.has(known)) throw unknownKey(key, written, [...keyNames, ...aliases.keys()]);
  return namedChord(known, modifiers);
}

function unknownKey(name: string, written: string, names: Iterable<string>): AishError {
  const near = nearestName(name.toLowerCase(), names);
  const where = name === written ? "" : ` in ${written}`;
  return new AishError("CONFIG_INVALID", `no key is called ${name}${where}`, {
    hint: near === undefined ? example : `write ${near}`,
  });
}

const modifierNames: ReadonlyMap<string, keyof Modifiers> = new Map([
  ["ctrl", "ctrl"],
  ["control", "ctrl"],
  ["c", "ctrl"],
  ["alt", "alt"],
  ["meta", "alt"],
  ["m", "alt"],
  ["option", "alt"],
  ["opt", "alt"],
  ["a", "alt"],
  ["shift", "shift"],
  ["s", "shift"],
  ["super", "super"],
  ["cmd", "super"],
  ["command", "super"],
  ["win", "super"],
]);

const keyNames: ReadonlySet<string> = new Set([
  ...[...functionalKeys.values()].filter((name) => name.length > 1),
  "space",
]);

const aliases: ReadonlyMap<string, string> = new Map([
  ["return", "enter"],
  ["ret", "enter"],
  ["cr", "enter"],
  ["esc", "escape"],
  ["bs", "backspace"],
  ["del", "delete"],
  ["ins", "insert"],
  ["pgup", "pageup"],
  ["page-up", "pageup"],
  ["page_up", "pageup"],
  ["pgdn", "pagedown"],
  ["pgdown", "pagedown"],
  ["page-down", "pagedown"],
  ["page_down", "pagedown"],
  ["spc", "space"],
  ["plus", "+"],
  ["minus", "-"],
  ["comma", ","],
]);
