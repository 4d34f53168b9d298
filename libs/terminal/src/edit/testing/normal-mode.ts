import type { EditBuffer } from "../edit-buffer.ts";
import { ViMachine } from "../vi/vi-machine.ts";
import { bufferWith, shown } from "./marked-text.ts";
import { typeVi } from "./type-vi.ts";

/** In normal mode the cursor stands on the character after `|`. */
export function normalWith(marked: string): {
  readonly machine: ViMachine;
  readonly buffer: EditBuffer;
} {
  const machine = new ViMachine();
  const buffer = bufferWith(marked);
  const { cursor } = buffer;
  machine.handle({ kind: "chord", chord: "escape" }, buffer);
  buffer.moveTo(cursor);
  return { machine, buffer };
}

export function afterKeys(marked: string, keys: string): string {
  const { machine, buffer } = normalWith(marked);
  typeVi(machine, buffer, keys);
  return shown(buffer);
}
