import { describe, expect, test } from "bun:test";
import { editDistance, nearestName } from "./nearest-name.ts";

const names = ["ls", "sh", "git", "grep", "gzip", "make", "mkdir", "python3", "status", "docker"];

describe("the nearest name", () => {
  test.each([
    ["sl", "ls"],
    ["gti", "git"],
    ["gerp", "grep"],
    ["mkdri", "mkdir"],
    ["pyhton3", "python3"],
    ["dcoker", "docker"],
    ["Make", "make"],
    ["statsu", "status"],
    ["hello", undefined],
    ["x", undefined],
    ["kubectl", undefined],
    ["", undefined],
  ])("of %j is %p", (word, expected) => {
    expect(nearestName(word, names)).toBe(expected);
  });

  test("of a single letter is unknown", () => {
    expect(nearestName("q", ["!", "w", "qq"])).toBeUndefined();
  });

  test("does not depend on the order of the names", () => {
    expect(nearestName("gat", ["got", "get"])).toBe("get");
    expect(nearestName("gat", ["get", "got"])).toBe("get");
  });
});

describe("the edit distance", () => {
  test.each([
    ["", "", 0],
    ["a", "", 1],
    ["ab", "ba", 1],
    ["kitten", "sitting", 3],
    ["satus", "status", 1],
  ])("between %j and %j is %p", (from, to, expected) => {
    expect(editDistance(from, to, 9)).toBe(expected);
  });

  test("above the limit is not worked out", () => {
    expect(editDistance("abcdefgh", "zyxwvuts", 2)).toBe(3);
  });
});
