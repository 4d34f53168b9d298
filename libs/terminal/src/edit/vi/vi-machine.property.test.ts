import { expect, test } from "bun:test";
import * as fc from "fast-check";
import { EditBuffer } from "../edit-buffer.ts";
import { graphemeFloor } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import { texts } from "../testing/arbitrary-text.ts";
import { typeVi } from "../testing/type-vi.ts";
import { viCommands } from "../vi-commands.ts";
import { viSequence } from "./vi-key-table.ts";
import { ViMachine } from "./vi-machine.ts";

const numRuns = process.env["AISH_LONG"] === "1" ? 20_000 : 400;

const commands = viCommands.map(({ keys }) => {
  const spelled = viSequence(keys).map((key) => (key.length > 1 ? `<${key}>` : key));
  return spelled.join("") + (keys.endsWith("{char}") ? "a" : "");
});
const keys = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...commands) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("<escape>", "d", "c", "y", "2", "3", ".", "u", "<ctrl+r>"),
  },
  { weight: 1, arbitrary: texts },
);

test("whatever is typed, nothing throws, the cursor stands on a character and undo goes all the way back", () => {
  fc.assert(
    fc.property(texts, fc.array(keys, { maxLength: 30 }), (text, typed) => {
      const machine = new ViMachine();
      const buffer = new EditBuffer(undefined, text);
      typeVi(machine, buffer, "<escape>");
      for (const each of typed) {
        typeVi(machine, buffer, each);
        const { cursor } = buffer;
        expect(graphemeFloor(buffer.text, cursor)).toBe(cursor);
        if (machine.state === "normal" && cursor === lineEnd(buffer.text, cursor)) {
          expect(cursor).toBe(lineStart(buffer.text, cursor));
        }
      }
      typeVi(machine, buffer, "<escape><escape>");
      while (buffer.apply("redo"));
      const last = buffer.text;
      while (buffer.apply("undo"));
      expect(buffer.text).toBe(text.toWellFormed());
      while (buffer.apply("redo"));
      expect(buffer.text).toBe(last);
    }),
    { numRuns },
  );
});
