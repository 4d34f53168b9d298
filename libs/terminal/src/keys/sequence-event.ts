import { readCharacterKey } from "./character-key.ts";
import { namedChord, type Modifiers } from "./chord.ts";
import type { ControlSequence } from "./control-sequence.ts";
import type { KeyEvent } from "./key-event.ts";
import { letterKeys, rxvtArrows, tildeKeys } from "./key-names.ts";
import { readModifiers } from "./modifier-parameter.ts";
import { sequenceAnswer } from "./sequence-answer.ts";

/** What a whole control sequence says; `undefined` for what an editor does not care for or know. */
export function sequenceEvent(
  sequence: ControlSequence,
  isCursorAsked: boolean,
): KeyEvent | undefined {
  const answer = isModifiedF3(sequence, isCursorAsked) ? undefined : sequenceAnswer(sequence);
  if (answer !== undefined) return { kind: "answer", answer };
  if (sequence.prefix !== "" || sequence.intermediates !== "") return undefined;

  const { parameters, final } = sequence;
  const number = parameters[0]?.[0] ?? 0;
  switch (final) {
    case "u":
      return unicodeKey(sequence);
    case "~":
      return number === 27 ? otherKey(sequence) : numberedKey(number, readModifiers(parameters[1]));
    case "$":
    case "^":
    case "@":
      return numberedKey(number, { ...noModifiers, shift: final !== "^", ctrl: final !== "$" });
    case "I":
    case "O":
      return parameters.length === 0 ? { kind: "focus", focused: final === "I" } : undefined;
    default:
      return letterKey(sequence, number);
  }
}

const noModifiers = { ...readModifiers(undefined) };

/**
 * `CSI 1 ; 5 R` is Ctrl+F3 of xterm and the answer that the cursor is in the first row and fifth column.
 * Who did not ask where the cursor is pressed a key.
 */
function isModifiedF3(
  { prefix, parameters, final }: ControlSequence,
  isCursorAsked: boolean,
): boolean {
  if (final !== "R" || prefix !== "" || isCursorAsked) return false;
  const modifier = parameters[1]?.[0] ?? 0;
  return parameters.length === 2 && parameters[0]?.[0] === 1 && modifier >= 2 && modifier <= 16;
}

/** `CSI code : shifted : base ; modifiers : event ; text u` */
function unicodeKey({ parameters }: ControlSequence): KeyEvent | undefined {
  const [code = 0, shifted = 0, base = 0] = parameters[0] ?? [];
  const text = parameters[2] ?? [];
  return readCharacterKey({ code, shifted, base, text }, readModifiers(parameters[1]));
}

/** `CSI 27 ; modifiers ; code ~` of modifyOtherKeys: the code is of what the key gives, Shift included. */
function otherKey({ parameters }: ControlSequence): KeyEvent | undefined {
  const code = parameters[2]?.[0] ?? 0;
  return readCharacterKey({ code, shifted: code, base: 0, text: [] }, readModifiers(parameters[1]));
}

function numberedKey(
  number: number,
  modifiers: ReturnType<typeof readModifiers>,
): KeyEvent | undefined {
  return named(tildeKeys.get(number), modifiers, modifiers.released);
}

/** `CSI letter`, `CSI 1 ; modifiers letter`, and `CSI modifiers letter` of old ones. */
function letterKey({ parameters, final }: ControlSequence, number: number): KeyEvent | undefined {
  const modifiers = readModifiers(parameters.length === 1 ? parameters[0] : parameters[1]);
  if (parameters.length > 1 && number > 1) return undefined;
  if (final === "Z") return named("tab", { ...modifiers, shift: true }, modifiers.released);
  const arrow = rxvtArrows.get(final);
  if (arrow !== undefined) return named(arrow, { ...modifiers, shift: true }, modifiers.released);
  return named(letterKeys.get(final), modifiers, modifiers.released);
}

function named(
  name: string | undefined,
  modifiers: Modifiers,
  isReleased: boolean,
): KeyEvent | undefined {
  if (name === undefined || isReleased) return undefined;
  return { kind: "chord", chord: namedChord(name, modifiers) };
}
