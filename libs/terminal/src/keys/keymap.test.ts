import { describe, expect, test } from "bun:test";
import { createKeymap } from "./keymap.ts";

const keymap = createKeymap({
  "Ctrl+A": "start",
  "ctrl+x ctrl+e": "editor",
  "ctrl+x k": "kill",
  g: "top",
  "ctrl+x ctrl+a b": "three",
});

describe("keymap", () => {
  test.each([
    { chords: ["ctrl+a"], finding: { kind: "action", action: "start" } },
    { chords: ["g"], finding: { kind: "action", action: "top" } },
    { chords: ["shift+g"], finding: { kind: "none" } },
    { chords: ["ctrl+x"], finding: { kind: "prefix" } },
    { chords: ["ctrl+x", "ctrl+e"], finding: { kind: "action", action: "editor" } },
    { chords: ["ctrl+x", "k"], finding: { kind: "action", action: "kill" } },
    { chords: ["ctrl+x", "z"], finding: { kind: "none" } },
    { chords: ["ctrl+x", "ctrl+a"], finding: { kind: "prefix" } },
    { chords: ["ctrl+x", "ctrl+a", "b"], finding: { kind: "action", action: "three" } },
    { chords: ["ctrl+a", "x"], finding: { kind: "none" } },
    { chords: [], finding: { kind: "none" } },
  ] as const)("$chords gives $finding", ({ chords, finding }) => {
    expect(keymap.find(chords)).toEqual(finding);
  });

  test("a later binding of the same key stands, however it is written", () => {
    const map = createKeymap<string>({ "ctrl+a": "old", "C-a": "new" });
    expect(map.find(["ctrl+a"])).toEqual({ kind: "action", action: "new" });
  });

  test("a later key takes the place of the longer ones that begin with it", () => {
    const map = createKeymap<string>({ "ctrl+x k": "old", "ctrl+x": "new" });
    expect(map.find(["ctrl+x"])).toEqual({ kind: "action", action: "new" });
    expect(map.find(["ctrl+x", "k"])).toEqual({ kind: "none" });
  });

  test("a later row of keys takes the place of a key that it begins with", () => {
    const map = createKeymap<string>({ "ctrl+x": "old", "ctrl+x k": "new" });
    expect(map.find(["ctrl+x"])).toEqual({ kind: "prefix" });
    expect(map.find(["ctrl+x", "k"])).toEqual({ kind: "action", action: "new" });
  });
});
