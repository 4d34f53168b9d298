import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { KeyCase } from "./key-case.ts";
import { clear, openKeys, type Keys, type KeysRequest } from "./open-keys.ts";
import { shownAs } from "./shown.ts";

const sizes = [
  { columns: 40, rows: 12 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
] as const;

/** Tries each row in three sizes, on one program for each. */
export function tryCases(
  cases: readonly KeyCase[],
  request: Omit<KeysRequest, "columns" | "rows"> = {},
): void {
  describe.each(sizes)("on $columns by $rows", ({ columns, rows }) => {
    let keys: Keys;
    beforeAll(async () => void (keys = await openKeys({ ...request, columns, rows })));
    afterAll(async () => keys[Symbol.asyncDispose]());

    test.each(cases)("$name", async ({ keys: typed, is }) => {
      const { screen } = keys;
      await clear(screen);
      screen.type(typed);
      const expected = typeof is === "string" ? is : is[columns];
      expect(await shownAs(screen, expected)).toBe(expected);
    });
  });
}
