import { expect, test } from "bun:test";
import { askPictureSupport } from "./picture-support.ts";

/** A terminal that sends these bytes, each by itself, when it is asked. */
async function asked(...sent: readonly string[]) {
  const kept: string[] = [];
  let taker: ((bytes: Uint8Array) => void) | undefined;
  const support = await askPictureSupport(
    {
      setMode() {},
      takeKeys(next) {
        taker = next;
        return () => (taker = undefined);
      },
      write() {
        for (const bytes of sent) taker?.(Buffer.from(bytes));
      },
      keep: (bytes) => void kept.push(Buffer.from(bytes).toString()),
    },
    {},
  );
  return { support, kept: kept.join("") };
}

const sizeOfCell = "\u001B[6;20;10t";
const attributes = "\u001B[?62;4c";

test.each([
  { typed: ["\r"] },
  { typed: ["\u001B[A"] },
  { typed: ["\u001B[6~"] },
  { typed: ["\u001B[200~ls é\n\u001B[201~"] },
  { typed: ["text", "\u0003", "\u001BOP"] },
])("what is typed meanwhile stays as it was typed: $typed", async ({ typed }) => {
  const { support, kept } = await asked(...typed, sizeOfCell, attributes);
  expect(support).toEqual({ way: "sixel", cell: { width: 10, height: 20 } });
  expect(kept).toBe(typed.join(""));
});

test("an answer may come in pieces, and between keys", async () => {
  const whole = `a${sizeOfCell}b\u001B_Gi=31;OK\u001B\\c${attributes}`;
  const { support, kept } = await asked(...whole.split(""));
  expect(support).toEqual({ way: "kitty", cell: { width: 10, height: 20 } });
  expect(kept).toBe("abc");
});
