import { characterChord, namedChord } from "./chord.ts";
import type { KeyEvent } from "./key-event.ts";
import { keypadLetters, letterKeys, rxvtArrows } from "./key-names.ts";
import { readModifiers } from "./modifier-parameter.ts";

/** `ESC O letter`: cursor keys and keypad in application mode, with modifiers before the letter in some. */
export function ss3Event(body: string, final: string): KeyEvent | undefined {
  const modifiers = readModifiers(body === "" ? undefined : [Number(body.split(";").at(-1))]);
  const arrow = rxvtArrows.get(final);
  if (arrow !== undefined) {
    return { kind: "chord", chord: namedChord(arrow, { ...modifiers, ctrl: true }) };
  }
  const name = letterKeys.get(final) ?? keypadLetters.get(final);
  if (name === undefined) return undefined;
  if (name.length > 1) return { kind: "chord", chord: namedChord(name, modifiers) };
  if (!modifiers.ctrl && !modifiers.alt && !modifiers.super) return { kind: "text", text: name };
  return { kind: "chord", chord: characterChord(name, modifiers) };
}
