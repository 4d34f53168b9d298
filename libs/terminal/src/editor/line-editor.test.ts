import { describe, expect, test } from "bun:test";
import { EditBuffer } from "../edit/index.ts";
import { bindings, createKeymap } from "../keys/index.ts";
import { createPalette, plain } from "../theme/index.ts";
import type { EditorResult } from "./editor-request.ts";
import { LineEditor } from "./line-editor.ts";
import { noRecall } from "./no-recall.ts";

/** The editor on a clock of its own. */
function openEditor(areAnswersAwaited = () => false) {
  const buffer = new EditBuffer();
  const size = { columns: 80, rows: 24 };
  const timers = new Set<{ readonly at: number; readonly call: () => void }>();
  let now = 0;
  let written = "";
  let reading: Promise<EditorResult>;
  const answers: string[] = [];
  const editor = new LineEditor({
    write: (output) => void (written += output),
    size: () => size,
    palette: () => createPalette(plain, "16"),
    keymap: createKeymap(bindings.emacs),
    menuKeymap: createKeymap(bindings.menu),
    vi: false,
    escapeMs: 50,
    areAnswersAwaited,
    after(ms, call) {
      const timer = { at: now + ms, call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    news: { focus: () => {}, answer: ({ kind }) => void answers.push(kind) },
  });
  const row = [{ text: "❯ ", sgr: "" }];
  const prompt = { rows: [row], right: [], continuation: [{ text: "… ", sgr: "" }] };
  const read = (): void => {
    buffer.setText("");
    reading = editor.read({ prompt: () => prompt, buffer, recall: noRecall });
  };
  read();
  return {
    buffer,
    answers,
    read,
    type: (keys: string) => void editor.feed(Buffer.from(keys)),
    pass(ms: number): void {
      const end = now + ms;
      for (;;) {
        const next = [...timers]
          .filter(({ at }) => at <= end)
          .toSorted((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        timers.delete(next);
        now = next.at;
        next.call();
      }
      now = end;
    },
    /** What was written since the last time. */
    takeWritten(): string {
      const all = written;
      written = "";
      return all;
    },
    isReading: () => editor.isReading,
    result: () => reading,
  };
}

describe("a paste whose end does not come", () => {
  test("is shown after a second, and then a key that comes alone is a key", async () => {
    const editor = openEditor();
    editor.type("\x1b[200~echo lost\n");
    editor.pass(999);
    expect(editor.buffer.text).toBe("");
    editor.pass(1);
    expect(editor.buffer.text).toBe("echo lost");
    expect(editor.takeWritten()).toContain("echo lost");
    editor.type("\x03");
    editor.pass(50);
    expect(await editor.result()).toEqual({ kind: "interrupt" });
    editor.read();
    editor.type("l");
    editor.pass(200);
    editor.type("s");
    editor.pass(200);
    editor.type("\r");
    editor.pass(50);
    expect(await editor.result()).toMatchObject({ kind: "line", text: "ls" });
  });

  test("runs nothing that comes at speed, however often it stalls for less", () => {
    const editor = openEditor();
    editor.type("\x1b[200~one\r");
    for (let round = 0; round < 5; round += 1) {
      editor.pass(900);
      editor.type("\r");
    }
    editor.pass(1000);
    for (const letter of "two\rthree\r") {
      editor.type(letter);
      editor.pass(20);
    }
    editor.type("\x1b[201~!");
    expect(editor.isReading()).toBe(true);
    expect(editor.buffer.text).toBe(`one${"\n".repeat(6)}two\nthree!`);
  });

  test("whose end mark stalls ends with it, or gives it up", async () => {
    const editor = openEditor();
    editor.type("\x1b[200~a");
    editor.pass(1000);
    editor.type("\x1b");
    editor.pass(900);
    editor.type("[201~b\x1b[200~c\x1b[20");
    expect(editor.buffer.text).toBe("ab");
    editor.pass(2000);
    expect(editor.buffer.text).toBe("abc");
    editor.type("\x03");
    editor.pass(50);
    expect(await editor.result()).toEqual({ kind: "interrupt" });
  });

  test("that began behind the key that ended the entry is the next entry's", async () => {
    const editor = openEditor();
    editor.type("\x1b[200~a");
    editor.pass(1000);
    editor.type("\x03");
    editor.pass(50);
    editor.read();
    editor.type("rm -r x\r");
    editor.pass(50);
    expect(editor.buffer.text).toBe("rm -r x");
    editor.pass(1000);
    editor.type("\x03");
    editor.pass(50);
    expect(await editor.result()).toEqual({ kind: "interrupt" });
  });
});

test("answers with a tenth of a second between their bytes leave nothing in the text", () => {
  const editor = openEditor(() => true);
  for (const byte of "\x1b]11;rgb:00/00/00\x1b\\\x1bP>|name\x1b\\\x1b[?0u\x1b[?62;4c") {
    editor.type(byte);
    editor.pass(100);
  }
  editor.pass(1000);
  expect(editor.buffer.text).toBe("");
  expect(editor.answers).toEqual(["background", "version", "keyboardFlags", "deviceAttributes"]);
});

test.each([
  { name: "Left", typed: "one\x1b[DX", is: "onXe" },
  { name: "Ctrl+Left", typed: "one two\x1b[1;5DX", is: "one Xtwo" },
  { name: "Alt+B", typed: "one two\x1bbX", is: "one Xtwo" },
  { name: "Home and Delete", typed: "one\x1b[H\x1b[3~", is: "ne" },
  { name: "Ctrl+A of CSI u", typed: "one\x1b[97;5uX", is: "Xone" },
  { name: "Ctrl+W of modifyOtherKeys", typed: "one two\x1b[27;5;119~", is: "one " },
])("with 20 ms between its bytes, and 50 for Escape alone, a key is that key: $name", (key) => {
  const editor = openEditor();
  for (const byte of key.typed) {
    editor.type(byte);
    editor.pass(20);
  }
  expect(editor.buffer.text).toBe(key.is);
});

describe("what is left of an entry on the screen", () => {
  test("is all of it", async () => {
    const editor = openEditor();
    const lines = Array.from({ length: 60 }, (_, at) => `echo ${at}`).join("\n");
    editor.type(`\x1b[200~${lines}\x1b[201~`);
    editor.takeWritten();
    editor.type("\x03");
    expect(await editor.result()).toEqual({ kind: "interrupt" });
    const left = editor.takeWritten();
    expect(left).toContain("echo 0\r\n");
    expect(left).toContain("echo 59^C");
  });

  test.each([
    { what: "a line", text: "0123456789".repeat(10_000) },
    { what: "lines", text: "echo a line of a script\n".repeat(4000) },
  ])("is no more than a screen of very long $what", async ({ text }) => {
    const editor = openEditor();
    editor.type(`\x1b[200~${text}the end\x1b[201~`);
    editor.takeWritten();
    editor.type("\x03");
    expect(await editor.result()).toEqual({ kind: "interrupt" });
    const left = editor.takeWritten();
    expect(left).toContain("^C\r\n");
    expect(left.length).toBeLessThan(81 * 24);
  });
});
