import type { EditBuffer } from "../edit-buffer.ts";
import type { ViMachine, ViResult } from "../vi/vi-machine.ts";

/**
 * Types keys as an editor would: `<enter>` is a chord, everything else a text. What is passed in
 * insert mode is typed. Gives the actions that the prompt was asked for.
 */
export function typeVi(machine: ViMachine, buffer: EditBuffer, keys: string): readonly string[] {
  const actions: string[] = [];
  for (const part of keys.match(/<[a-z][a-z+[-]*>|[^<]+|</g) ?? []) {
    if (part.length > 2 && part.startsWith("<")) {
      const chord = part.slice(1, -1);
      note(machine.handle({ kind: "chord", chord }, buffer), () => press(buffer, chord));
    } else type(part);
  }
  return actions;

  function type(text: string): void {
    const result = machine.handle({ kind: "text", text }, buffer);
    note(result, () => buffer.insert(text));
    if (result.kind !== "passed" && result.rest !== undefined) type(result.rest);
  }

  function note(result: ViResult, otherwise: () => void): void {
    if (result.kind === "action") actions.push(result.action);
    else if (result.kind === "passed") otherwise();
  }
}

function press(buffer: EditBuffer, chord: string): void {
  if (chord === "backspace") buffer.apply("backward-delete-char");
  else if (chord === "left") buffer.apply("backward-char");
  else if (chord === "ctrl+j") buffer.apply("newline");
}
