import { describe, expect, test } from "bun:test";
import { EditBuffer } from "../edit-buffer.ts";
import { bufferWith, shown } from "../testing/marked-text.ts";
import { afterKeys, normalWith } from "../testing/normal-mode.ts";
import { typeVi } from "../testing/type-vi.ts";
import { ViMachine } from "./vi-machine.ts";

describe("the machine", () => {
  test.each([
    ["<enter>", "a|b", ["accept-line"]],
    ["k", "a|b\nc", ["history-previous"]],
    ["j", "a\nb|c", ["history-next"]],
    ["k", "a\nb|c", []],
    ["dk", "a|b", []],
    ["vk", "a|b", []],
    ["/", "a|b", ["search-history"]],
    ["?", "a|b", ["search-history"]],
    ["n", "a|b", ["search-history"]],
    ["N", "a|b", ["search-history"]],
    ["#", "a|b", ["toggle-comment"]],
  ])("%s at %j asks the prompt for %j", (keys, before, actions) => {
    const { machine, buffer } = normalWith(before);
    expect(typeVi(machine, buffer, keys)).toEqual(actions);
  });

  test("hands back the text after a command that asks for something", () => {
    const { machine, buffer } = normalWith("|ab");
    expect(machine.handle({ kind: "text", text: "x/foo" }, buffer)).toEqual({
      kind: "action",
      action: "search-history",
      rest: "foo",
    });
    expect(machine.handle({ kind: "text", text: "ihello" }, buffer)).toEqual({
      kind: "handled",
      rest: "hello",
    });
  });

  test("says its state", () => {
    const machine = new ViMachine();
    const buffer = new EditBuffer();
    const states = [machine.state];
    for (const keys of [
      "<escape>",
      "d",
      "<escape>",
      '"',
      "a",
      "x",
      "3",
      "x",
      "v",
      "<escape>",
      "R",
      "<escape>",
      "i",
    ]) {
      typeVi(machine, buffer, keys);
      states.push(machine.state);
    }
    expect(states.join(" ")).toBe(
      "insert normal pending normal pending pending normal pending normal visual normal replace normal insert",
    );
    machine.handle({ kind: "chord", chord: "escape" }, buffer);
    machine.reset();
    expect(machine.state).toBe("insert");
  });

  test("leaves to the keymap what it does not know, and pastes", () => {
    const { machine, buffer } = normalWith("a|b");
    for (const chord of ["ctrl+l", "up", "tab", "f1", "escape", "ctrl+c"]) {
      expect(machine.handle({ kind: "chord", chord }, buffer)).toEqual({ kind: "passed" });
    }
    expect(machine.handle({ kind: "paste", text: "x" }, buffer)).toEqual({ kind: "passed" });
    expect(machine.handle({ kind: "text", text: "q" }, buffer)).toEqual({ kind: "handled" });
    typeVi(machine, buffer, "i");
    expect(machine.handle({ kind: "text", text: "x" }, buffer)).toEqual({ kind: "passed" });
    expect(machine.handle({ kind: "chord", chord: "enter" }, buffer)).toEqual({ kind: "passed" });
  });

  test("a half typed command is given up by escape or a key that makes no sense", () => {
    expect(afterKeys("a|bc", "d<escape>x")).toBe("a|c");
    expect(afterKeys("a|bc", "dqx")).toBe("a|c");
    expect(afterKeys("a|bc", "3<escape>x")).toBe("a|c");
    expect(afterKeys("a|bc", "d<ctrl+l>x")).toBe("a|c");
  });

  test("escape after typing steps back onto the last character", () => {
    const machine = new ViMachine();
    const buffer = bufferWith("ab|");
    typeVi(machine, buffer, "<escape>");
    expect(shown(buffer)).toBe("a|b");
  });

  test("settle puts the cursor on a character after others have moved it", () => {
    const { machine, buffer } = normalWith("a|b");
    buffer.setText("recalled");
    machine.settle(buffer);
    expect(shown(buffer)).toBe("recalle|d");
  });

  test("what is selected in visual mode is the buffer's selection, until it ends", () => {
    const { machine, buffer } = normalWith("a|bcd");
    typeVi(machine, buffer, "vl");
    expect(shown(buffer)).toBe("a«b|c»d");
    typeVi(machine, buffer, "V");
    expect(shown(buffer)).toBe("«ab|cd»");
    typeVi(machine, buffer, "<escape>");
    expect(shown(buffer)).toBe("ab|cd");
  });

  test("one undo takes back a command with all that was typed after it", () => {
    const { machine, buffer } = normalWith("|foo bar");
    typeVi(machine, buffer, "cwone two<backspace>three<escape>");
    expect(buffer.text).toBe("one twthree bar");
    buffer.apply("undo");
    expect(buffer.text).toBe("foo bar");
  });

  test("deletes and the kill ring share what was cut", () => {
    const { machine, buffer } = normalWith("|foo bar");
    typeVi(machine, buffer, "dw");
    expect(buffer.killRing.current).toBe("foo ");
    buffer.killRing.push("cut ");
    typeVi(machine, buffer, "P");
    expect(buffer.text).toBe("cut bar");
  });
});
