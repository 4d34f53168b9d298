import type { ControlSequence } from "./control-sequence.ts";
import type { TerminalAnswer } from "./key-event.ts";

/** The answers that come as control sequences; `undefined` for every other sequence. */
export function sequenceAnswer(sequence: ControlSequence): TerminalAnswer | undefined {
  const { prefix, intermediates, final } = sequence;
  const numbers = sequence.parameters.map((parts) => parts[0] ?? 0);
  const [first = 0, second = 0, third = 0] = numbers;
  switch (`${prefix}${intermediates}${final}`) {
    case "?c":
      // The first number is the kind of terminal; 4 after it is sixel.
      return { kind: "deviceAttributes", sixel: numbers.indexOf(4, 1) > 0 };
    case "?u":
      return { kind: "keyboardFlags", flags: first };
    case "?R":
    case "R":
      if (numbers.length < 2) return undefined;
      return { kind: "cursor", row: Math.max(0, first - 1), column: Math.max(0, second - 1) };
    case "?$y":
      return { kind: "mode", mode: first, state: second };
    case "t":
      if (first !== 6 || numbers.length !== 3) return undefined;
      return { kind: "cellSize", width: third, height: second };
    default:
      return undefined;
  }
}
