import { describe, expect, test } from "bun:test";
import { editActions, type EditAction } from "./edit-action.ts";
import { EditBuffer } from "./edit-buffer.ts";
import { bufferWith, shown } from "./testing/marked-text.ts";

/** `|` is the cursor, `«` and `»` are the ends of the selection. */
const rows: readonly (readonly [EditAction, string, string])[] = [
  ["backward-char", "ab|c", "a|bc"],
  ["backward-char", "|abc", "|abc"],
  ["backward-char", "a👩‍👩‍👧|", "a|👩‍👩‍👧"],
  ["backward-char", "a\n|b", "a|\nb"],
  ["backward-char", "🇫🇷🇩🇪|", "🇫🇷|🇩🇪"],
  ["forward-char", "|e\u0301x", "e\u0301|x"],
  ["forward-char", "|한국", "한|국"],
  ["forward-char", "|각", "각|"],
  ["forward-char", "abc|", "abc|"],
  ["backward-word", "git commit -m|", "git commit -|m"],
  ["backward-word", "foo-bar  |", "foo-|bar  "],
  ["backward-word", "naïve e\u0301a|", "naïve |e\u0301a"],
  ["forward-word", "|foo-bar", "foo|-bar"],
  ["forward-word", "foo| --bar", "foo --bar|"],
  ["forward-word", "|日本 語", "日本| 語"],
  ["backward-bigword", "ls ~/a-b/c|", "ls |~/a-b/c"],
  ["forward-bigword", "ls| ~/a-b/c d", "ls ~/a-b/c| d"],
  ["beginning-of-line", "one\ntw|o", "one\n|two"],
  ["end-of-line", "o|ne\ntwo", "one|\ntwo"],
  ["end-of-line", "o|ne\r\ntwo", "one|\r\ntwo"],
  ["beginning-of-buffer", "one\ntw|o", "|one\ntwo"],
  ["end-of-buffer", "o|ne\ntwo", "one\ntwo|"],
  ["up-line", "one\ntw|o", "on|e\ntwo"],
  ["up-line", "o\ntwo|", "o|\ntwo"],
  ["up-line", "o|ne", "o|ne"],
  ["up-line", "日本語\nabc|", "日|本語\nabc"],
  ["down-line", "日|本\nabcd", "日本\nab|cd"],
  ["down-line", "日|本\n\tb", "日本\n|\tb"],
  ["down-line", "one|\ntwo", "one\ntwo|"],
  ["backward-delete-char", "ae\u0301|x", "a|x"],
  ["backward-delete-char", "|x", "|x"],
  ["backward-delete-char", "a\r\n|b", "a|b"],
  ["delete-char", "|👍🏽x", "|x"],
  ["delete-char", "x|", "x|"],
  ["kill-line", "ab|cd\nef", "ab|\nef"],
  ["kill-line", "ab|\nef", "ab|ef"],
  ["backward-kill-line", "x\nab|cd", "x\n|cd"],
  ["backward-kill-line", "x\n|cd", "x|cd"],
  ["kill-whole-line", "a\nb|b\nc", "a\n|c"],
  ["kill-whole-line", "a\nb|b", "a|"],
  ["kill-whole-line", "a|b", "|"],
  ["kill-word", "a| b-c", "a|-c"],
  ["backward-kill-word", "cat /usr/local|", "cat /usr/|"],
  ["backward-kill-word", "cat /usr/local/|", "cat /usr/|"],
  ["backward-kill-word", "--file=ab.c|", "--file=|"],
  ["backward-kill-word", "echo 'a b'|", "echo 'a |"],
  ["backward-kill-word", "{a,b}|", "{a,|"],
  ["backward-kill-word", "host:dir|", "host:|"],
  ["backward-kill-bigword", "cat /usr/local |", "cat |"],
  ["transpose-chars", "ab|c", "acb|"],
  ["transpose-chars", "abc|", "acb|"],
  ["transpose-chars", "|abc", "|abc"],
  ["transpose-chars", "a👍🏽|", "👍🏽a|"],
  ["transpose-words", "one two|", "two one|"],
  ["transpose-words", "one| two", "two one|"],
  ["transpose-words", "one|", "one|"],
  ["transpose-words", "a.b |c", "a.c b|"],
  ["upcase-word", "|straße x", "STRASSE| x"],
  ["upcase-word", "a| bc d", "a BC| d"],
  ["downcase-word", "A|BC", "Abc|"],
  ["capitalize-word", "| 'hELLO wORLD", " 'Hello| wORLD"],
  ["select-all", "a|b", "«ab|»"],
  ["select-backward-char", "ab|", "a«|b»"],
  ["select-forward-char", "|ab", "«a|»b"],
  ["select-backward-word", "ab cd|", "ab «|cd»"],
  ["select-forward-word", "|ab cd", "«ab|» cd"],
  ["select-up-line", "ab\nc|d", "a«|b\nc»d"],
  ["select-down-line", "a|b\ncd", "a«b\nc|»d"],
  ["select-beginning-of-line", "x\nab|c", "x\n«|ab»c"],
  ["select-end-of-line", "a|bc\nx", "a«bc|»\nx"],
  ["select-beginning-of-buffer", "x\nab|c", "«|x\nab»c"],
  ["select-end-of-buffer", "a|bc\nx", "a«bc\nx|»"],
  ["newline", "ab|cd", "ab\n|cd"],
  ["kill-region", "a«bc|»d", "a|d"],
  ["copy-region", "a«bc|»d", "abc|d"],
  ["deselect", "a«bc|»d", "abc|d"],
  ["exchange-point-and-mark", "a«bc|»d", "a«|bc»d"],
  // With the selection of shift and arrows as any editor does it
  ["backward-char", "a«bc|»d", "a|bcd"],
  ["forward-char", "a«|bc»d", "abc|d"],
  ["end-of-line", "a«b|»cd", "abcd|"],
  ["select-forward-char", "a«b|»cd", "a«bc|»d"],
  ["select-backward-char", "a«b|»cd", "a|bcd"],
  ["backward-delete-char", "a«bc|»d", "a|d"],
  ["delete-char", "a«|bc»d", "a|d"],
  ["newline", "a«bc|»d", "a\n|d"],
];

describe("an action", () => {
  test.each(rows)("%s: %j becomes %j", (action, before, after) => {
    const buffer = bufferWith(before);
    const changed = buffer.apply(action);
    expect(shown(buffer)).toBe(after);
    expect(changed).toBe(before !== after || action === "copy-region");
  });

  test("each but those of the rules below is in the table", () => {
    const told = new Set<string>(["undo", "redo", "yank", "yank-pop", "set-mark"]);
    for (const [action] of rows) told.add(action);
    expect([...told].toSorted()).toEqual(Object.keys(editActions).toSorted());
  });

  const counted: readonly (readonly [EditAction, number, string, string])[] = [
    ["backward-char", 2, "abc|", "a|bc"],
    ["forward-word", 2, "|a b c", "a b| c"],
    ["kill-word", 2, "|a b c", "| c"],
    ["backward-kill-bigword", 2, "a b c|", "a |"],
    ["delete-char", 9, "a|bc", "a|"],
    ["up-line", 2, "ab\nc\nde|", "ab|\nc\nde"],
    ["kill-whole-line", 2, "a\nb|\nc\nd", "a\n|d"],
    ["upcase-word", 2, "|a b c", "A B| c"],
  ];
  test.each(counted)("%s %d times: %j becomes %j", (action, count, before, after) => {
    const buffer = bufferWith(before);
    buffer.apply(action, count);
    expect(shown(buffer)).toBe(after);
  });

  test("up and down keep to the column they began in", () => {
    const buffer = bufferWith("abcdef\nab\n日本語語\nabcde|f");
    buffer.apply("up-line");
    expect(shown(buffer)).toBe("abcdef\nab\n日本|語語\nabcdef");
    buffer.apply("up-line");
    buffer.apply("up-line");
    expect(shown(buffer)).toBe("abcde|f\nab\n日本語語\nabcdef");
    buffer.apply("down-line", 9);
    expect(shown(buffer)).toBe("abcdef\nab\n日本語語\nabcde|f");
  });
});

describe("what is inserted", () => {
  test("a selection of shift and arrows is replaced by what is typed or pasted", () => {
    for (const put of [
      (buffer: EditBuffer) => buffer.insert("x"),
      (buffer: EditBuffer) => buffer.insertPaste("x"),
    ]) {
      const buffer = bufferWith("a«bc|»d");
      put(buffer);
      expect(shown(buffer)).toBe("ax|d");
    }
  });

  test("a selection begun with set-mark is not replaced, and ends", () => {
    const buffer = bufferWith("ab|cd");
    buffer.apply("set-mark");
    buffer.apply("end-of-line");
    expect(shown(buffer)).toBe("ab«cd|»");
    buffer.insert("x");
    expect(shown(buffer)).toBe("abcdx|");
  });

  test("a mark moves with the text it was set in", () => {
    const buffer = bufferWith("ab|cd");
    buffer.apply("set-mark");
    buffer.apply("beginning-of-line");
    buffer.insert("xy");
    buffer.apply("exchange-point-and-mark");
    expect(buffer.cursor).toBe(4);
  });

  test("a paste has no control characters but tabs and newlines", () => {
    const buffer = new EditBuffer();
    buffer.insertPaste("a\r\nb\rc\u001b[31m\td\0\u007f\u0085e\u{1F600}\ud800");
    expect(buffer.text).toBe("a\nb\nc[31m\tde\u{1F600}\ufffd");
  });

  test("a mark typed after a letter joins it, and the cursor stays behind both", () => {
    const buffer = bufferWith("e|x");
    buffer.insert("\u0301");
    expect(shown(buffer)).toBe("e\u0301|x");
  });

  test("a letter typed before a mark moves the cursor behind it", () => {
    const buffer = bufferWith("|\u0301x");
    buffer.insert("e");
    expect(shown(buffer)).toBe("e\u0301|x");
  });

  test("replace leaves the cursor behind the new text and never cuts a character", () => {
    const buffer = bufferWith("ls do x|");
    buffer.replace(3, 5, "docs/");
    expect(shown(buffer)).toBe("ls docs/| x");
    const flags = bufferWith("🇫🇷🇩🇪|");
    flags.replace(2, 4, "x");
    expect(flags.text.isWellFormed()).toBe(true);
    expect(flags.text).toBe("🇫x🇩🇪");
  });

  test("setText puts the cursor at the end or where it is told to", () => {
    const buffer = bufferWith("a|");
    buffer.setText("one two");
    expect(shown(buffer)).toBe("one two|");
    buffer.setText("one 👍🏽", 5);
    expect(shown(buffer)).toBe("one |👍🏽");
  });
});

/** The texts from now back to the first. */
function undone(buffer: EditBuffer): readonly string[] {
  const texts = [shown(buffer)];
  while (buffer.apply("undo")) texts.push(shown(buffer));
  return texts;
}

describe("undo", () => {
  test("takes back what was typed word by word", () => {
    const buffer = new EditBuffer();
    for (const key of "git  commit -m") buffer.insert(key);
    expect(undone(buffer)).toEqual(["git  commit -m|", "git  commit |", "git  |", "|"]);
  });

  test("is the same when many keys come at once", () => {
    const buffer = new EditBuffer();
    buffer.insert("git  commit -m");
    expect(undone(buffer)).toEqual(["git  commit -m|", "git  commit |", "git  |", "|"]);
  });

  test("begins a step where the cursor was moved", () => {
    const buffer = new EditBuffer();
    buffer.insert("abc");
    buffer.apply("backward-char");
    buffer.apply("forward-char");
    buffer.insert("d");
    expect(undone(buffer)).toEqual(["abcd|", "abc|", "|"]);
  });

  test("takes back deletions word by word", () => {
    const buffer = bufferWith("git commit|");
    for (let times = 8; times > 0; times -= 1) buffer.apply("backward-delete-char");
    expect(undone(buffer)).toEqual(["gi|", "git|", "git commit|"]);
  });

  test.each([
    ["a paste", (buffer: EditBuffer) => buffer.insertPaste("one two\nthree")],
    ["a recalled line", (buffer: EditBuffer) => buffer.setText("one two three")],
    ["a completion", (buffer: EditBuffer) => buffer.replace(0, 1, "one two three")],
    ["a cut", (buffer: EditBuffer) => buffer.apply("backward-kill-line")],
  ])("takes back %s at once", (_, change) => {
    const buffer = new EditBuffer();
    buffer.insert("a");
    change(buffer);
    buffer.insert("b");
    buffer.apply("undo");
    buffer.apply("undo");
    expect(shown(buffer)).toBe("a|");
  });

  test("is taken back by redo until something else is done", () => {
    const buffer = new EditBuffer();
    buffer.insert("one two three");
    buffer.apply("undo", 2);
    expect(shown(buffer)).toBe("one |");
    expect(buffer.apply("redo")).toBe(true);
    expect(shown(buffer)).toBe("one two |");
    buffer.insert("x");
    expect(buffer.apply("redo")).toBe(false);
  });

  test("knows nothing of the entry before", () => {
    const buffer = new EditBuffer();
    buffer.insert("secret");
    buffer.reset();
    expect(buffer.apply("undo")).toBe(false);
    expect(buffer.apply("redo")).toBe(false);
    expect(buffer.text).toBe("");
  });

  test("takes back a group at once", () => {
    const buffer = bufferWith("a b|");
    buffer.beginUndoGroup();
    buffer.insert(" c d");
    buffer.apply("beginning-of-line");
    buffer.apply("delete-char");
    buffer.endUndoGroup();
    buffer.insert("x");
    expect(undone(buffer)).toEqual(["x| b c d", "| b c d", "a b|"]);
  });
});

describe("the kill ring", () => {
  test("joins what is cut in a row, each at its side", () => {
    const buffer = bufferWith("a b| c d");
    buffer.apply("kill-word");
    buffer.apply("backward-kill-bigword");
    buffer.apply("kill-line");
    expect(buffer.killRing.entries).toEqual(["b c d"]);
    buffer.apply("yank");
    expect(shown(buffer)).toBe("a b c d|");
  });

  test("begins anew after anything else", () => {
    const buffer = bufferWith("a b c|");
    buffer.apply("backward-kill-bigword");
    buffer.apply("backward-char");
    buffer.apply("backward-kill-bigword");
    expect(buffer.killRing.entries).toEqual(["b", "c"]);
  });

  test("yank-pop turns through it, right after a yank only", () => {
    const buffer = bufferWith("|");
    for (const text of ["one", "two", "three"]) buffer.killRing.push(text);
    expect(buffer.apply("yank-pop")).toBe(false);
    buffer.apply("yank");
    const seen = [buffer.text];
    for (let times = 3; times > 0; times -= 1) {
      buffer.apply("yank-pop");
      seen.push(shown(buffer));
    }
    expect(seen).toEqual(["three", "two|", "one|", "three|"]);
    buffer.apply("backward-char");
    expect(buffer.apply("yank-pop")).toBe(false);
  });

  test("serves all buffers and outlives an entry", () => {
    const first = bufferWith("abc|");
    first.apply("backward-kill-line");
    first.reset();
    const second = new EditBuffer(first.killRing);
    second.apply("yank");
    expect(second.text).toBe("abc");
  });

  test("gets a copied region, which stays", () => {
    const buffer = bufferWith("a«bc|»d");
    buffer.apply("copy-region");
    buffer.apply("yank");
    expect(shown(buffer)).toBe("abcbc|d");
  });
});

describe("what a buffer tells", () => {
  test.each([
    ["|", { line: 0, column: 0, lineCount: 1, isAtEnd: true, isEmpty: true, before: "" }],
    [
      "日本\na|b",
      { line: 1, column: 1, lineCount: 2, isAtEnd: false, isEmpty: false, before: "日本\na" },
    ],
    [
      "日本|\nab",
      { line: 0, column: 4, lineCount: 2, isAtEnd: false, isEmpty: false, before: "日本" },
    ],
    ["a\tb|", { line: 0, column: 9, lineCount: 1, isAtEnd: true, isEmpty: false, before: "a\tb" }],
  ])("%j", (marked, expected) => {
    const { line, column, lineCount, isAtEnd, isEmpty, textBeforeCursor } = bufferWith(marked);
    expect({ line, column, lineCount, isAtEnd, isEmpty, before: textBeforeCursor }).toEqual(
      expected,
    );
  });

  test.each([
    ["ls fo|o bar", "foo"],
    ["ls foo| bar", "foo"],
    ["ls |foo", "foo"],
    ["ls | foo", ""],
  ])("the word at the cursor of %j is %j", (marked, word) => {
    const buffer = bufferWith(marked);
    const { start, end } = buffer.wordAtCursor();
    expect(buffer.text.slice(start, end)).toBe(word);
  });
});
