import { describe, expect, test } from "bun:test";
import { areas, casesOf, runArea } from "./conformance.ts";
import { exclusions } from "./exclusions.ts";

describe.skipIf(areas.length === 0)("shared cases", () => {
  test.concurrent.each(areas)(
    "%s",
    async (area) => {
      const { failures } = await runArea(area);
      expect(failures.map(({ name, failure }) => `${name}: ${failure}`)).toEqual([]);
    },
    60_000,
  );

  test("every name that is excluded is a case", () => {
    const known = new Set(areas.flatMap((area) => casesOf(area).map(({ name }) => name)));
    const unknown = exclusions.flatMap(({ names }) => names).filter((name) => !known.has(name));
    expect(unknown).toEqual([]);
  });
});
