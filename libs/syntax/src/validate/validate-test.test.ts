import { describe, expect, test } from "bun:test";
import { codes, diagnose } from "../testing/diagnose.ts";

describe("W008, text that looks like a pattern", () => {
  test.each([
    ["[[ a == *.txt ]]", "W008 *.txt"],
    ["[[ a != b? ]]", "W008 b?"],
    ["[[ a = [0-9]* ]]", "W008 [0-9]*"],
    ["x=1; [[ a == $x* ]]", "W008 $x*"],
    ["if [[ a == b || ! a == c* ]]; then true; fi", "W008 c*"],
  ])("on the right of a comparison it is a warning: %p", (source, expected) => {
    expect(codes(source)).toBe(expected);
    expect(diagnose(source)).toMatchObject([{ severity: "warning" }]);
  });

  test("the hint has the way that matches", () => {
    expect(diagnose("[[ a == b/* ]]")).toMatchObject([
      { hint: expect.stringContaining("case … in b/*) … esac") },
    ]);
  });

  test.each([
    "[[ a == '*.txt' ]]",
    '[[ a == "b*" ]]',
    "[[ a == \\* ]]",
    "[[ *.txt == a ]]",
    "[[ a =~ b* ]]",
    "[[ a == [] ]]",
  ])("elsewhere, and quoted, it is text without a word: %p", (source) => {
    expect(codes(source)).toBe("");
  });
});
