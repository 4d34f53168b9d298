import { describe, expect, test } from "bun:test";
import { describeChords } from "./describe-chords.ts";
import { parseChords } from "./parse-chords.ts";

describe("what people write for keys", () => {
  test.each([
    ["ctrl+a", ["ctrl+a"], "Ctrl+A"],
    ["C-a", ["ctrl+a"], "Ctrl+A"],
    ["C-A", ["ctrl+a"], "Ctrl+A"],
    ["Ctrl+A", ["ctrl+a"], "Ctrl+A"],
    ["control-a", ["ctrl+a"], "Ctrl+A"],
    ["^A", ["ctrl+a"], "Ctrl+A"],
    ["<C-a>", ["ctrl+a"], "Ctrl+A"],
    ["alt-.", ["alt+."], "Alt+."],
    ["M-x", ["alt+x"], "Alt+X"],
    ["M-B", ["alt+shift+b"], "Alt+Shift+B"],
    ["Alt+B", ["alt+b"], "Alt+B"],
    ["alt+shift+b", ["alt+shift+b"], "Alt+Shift+B"],
    ["shift+ctrl+alt+a", ["ctrl+alt+shift+a"], "Ctrl+Alt+Shift+A"],
    ["cmd+c", ["super+c"], "Super+C"],
    ["<f5>", ["f5"], "F5"],
    ["F5", ["f5"], "F5"],
    ["S-Tab", ["shift+tab"], "Shift+Tab"],
    ["Return", ["enter"], "Enter"],
    ["Esc", ["escape"], "Esc"],
    ["PgUp", ["pageup"], "PageUp"],
    ["ctrl-page-up", ["ctrl+pageup"], "Ctrl+PageUp"],
    ["ctrl+@", ["ctrl+space"], "Ctrl+Space"],
    ["alt+shift+/", ["alt+?"], "Alt+?"],
    ["ctrl++", ["ctrl++"], "Ctrl++"],
    ["ctrl--", ["ctrl+-"], "Ctrl+-"],
    ["ctrl+plus", ["ctrl++"], "Ctrl++"],
    ["-", ["-"], "-"],
    ["^", ["^"], "^"],
    ["<", ["<"], "<"],
    [",", [","], "Comma"],
    ["G", ["shift+g"], "Shift+G"],
    ["g", ["g"], "g"],
    ["alt+é", ["alt+é"], "Alt+É"],
    ["ctrl+x  ctrl+e", ["ctrl+x", "ctrl+e"], "Ctrl+X Ctrl+E"],
    ["ctrl-x,ctrl-e", ["ctrl+x", "ctrl+e"], "Ctrl+X Ctrl+E"],
    ["^X^E", undefined, ""],
  ] as const)("%s is %j, shown as %s", (written, chords, described) => {
    if (chords === undefined) {
      expect(() => parseChords(written)).toThrow("no key is called");
      return;
    }
    expect(parseChords(written)).toEqual(chords);
    expect(describeChords(chords)).toBe(described);
    expect(parseChords(described)).toEqual(chords);
  });

  test.each([
    { written: "", message: "no key is named", hint: "write a key as ctrl+a" },
    { written: "ctl+a", message: "no key is called ctl in ctl+a", hint: "write ctrl" },
    { written: "entr", message: "no key is called entr", hint: "write enter" },
    { written: "ctrl+qqqqq", message: "no key is called qqqqq in ctrl+qqqqq", hint: "write a key" },
    { written: "ctrl+", message: "no key is called ctrl+", hint: "write a key" },
    { written: "ctrl+C-a", message: "ctrl+C-a names ctrl twice", hint: "write a key" },
    { written: "a b c d", message: "a b c d is more than three keys", hint: "bind a shorter" },
    { written: "ctrl+\u0001", message: "a key is written as a control character", hint: "write" },
  ])("$written: $message", ({ written, message, hint }) => {
    let thrown: unknown;
    try {
      parseChords(written);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: "CONFIG_INVALID", message });
    expect(thrown).toMatchObject({ hint: expect.stringContaining(hint) });
  });
});
