import { describe, expect, test } from "bun:test";
import { createKeyDecoder } from "./key-decoder.ts";
import type { KeyEvent } from "./key-event.ts";

/** One character of the rows is one byte; what is beyond ASCII is written by `utf8`. */
const bytesOf = (row: string) => Uint8Array.from(row, (character) => character.charCodeAt(0));
const utf8 = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

function read(row: string, piece: number): KeyEvent[] {
  const decoder = createKeyDecoder();
  const bytes = bytesOf(row);
  const events: KeyEvent[] = [];
  for (let at = 0; at < bytes.length; at += piece) {
    events.push(...decoder.decode(bytes.subarray(at, at + piece)));
  }
  return events;
}

/** Chords by their names, text in quotes and in one, everything else as it is. */
function shown(events: readonly KeyEvent[]): string {
  const parts: string[] = [];
  let text = "";
  const endText = () => {
    if (text !== "") parts.push(JSON.stringify(text));
    text = "";
  };
  for (const event of events) {
    if (event.kind === "text") {
      text += event.text;
      continue;
    }
    endText();
    if (event.kind === "chord") parts.push(event.chord);
    else if (event.kind === "paste") parts.push(`paste ${JSON.stringify(event.text)}`);
    else if (event.kind === "focus") parts.push(event.focused ? "focus" : "blur");
    else {
      const { kind, ...rest } = event.answer;
      parts.push(`${kind} ${Object.values(rest).flat().join(",")}`);
    }
  }
  endText();
  return parts.join(" ");
}

const legacy: [string, string][] = [
  ["abc", '"abc"'],
  ["\r", "enter"],
  ["\n", "ctrl+j"],
  ["\t", "tab"],
  ["\0", "ctrl+space"],
  ["\x01", "ctrl+a"],
  ["\x08", "ctrl+h"],
  ["\x1a", "ctrl+z"],
  ["\x1c", "ctrl+\\"],
  ["\x1d", "ctrl+]"],
  ["\x1e", "ctrl+^"],
  ["\x1f", "ctrl+_"],
  ["\x7f", "backspace"],
  ["\x1ba", "alt+a"],
  ["\x1bB", "alt+shift+b"],
  ["\x1b.", "alt+."],
  ["\x1b?", "alt+?"],
  ["\x1b ", "alt+space"],
  ["\x1b\r", "alt+enter"],
  ["\x1b\n", "ctrl+alt+j"],
  ["\x1b\t", "alt+tab"],
  ["\x1b\x7f", "alt+backspace"],
  ["\x1b\x08", "ctrl+alt+h"],
  ["\x1b\x06", "ctrl+alt+f"],
  ["\x1b\0", "ctrl+alt+space"],
  [`\x1b${utf8("é")}`, "alt+é"],
  [`\x1b${utf8("É")}`, "alt+shift+é"],
  [`\x1b${utf8("日")}x`, 'alt+日 "x"'],
  [`\x1b${utf8("😀")}`, "alt+😀"],
  ["\x1b[A", "up"],
  ["\x1b[B", "down"],
  ["\x1b[C", "right"],
  ["\x1b[D", "left"],
  ["\x1b[E", "begin"],
  ["\x1b[F", "end"],
  ["\x1b[H", "home"],
  ["\x1bOA", "up"],
  ["\x1bOD", "left"],
  ["\x1bOH", "home"],
  ["\x1bOF", "end"],
  ["\x1bOP", "f1"],
  ["\x1bOS", "f4"],
  ["\x1b[P", "f1"],
  ["\x1b[R", "f3"],
  ["\x1b[1;2R", "shift+f3"],
  ["\x1b[1;5R", "ctrl+f3"],
  ["\x1b[1;5C", "ctrl+right"],
  ["\x1b[1;2A", "shift+up"],
  ["\x1b[1;3D", "alt+left"],
  ["\x1b[1;6F", "ctrl+shift+end"],
  ["\x1b[1;7H", "ctrl+alt+home"],
  ["\x1b[1;9A", "super+up"],
  ["\x1b[5C", "ctrl+right"],
  ["\x1bO5C", "ctrl+right"],
  ["\x1bO1;2P", "shift+f1"],
  ["\x1b[Z", "shift+tab"],
  ["\x1b[1;5Z", "ctrl+shift+tab"],
  ["\x1b[1~", "home"],
  ["\x1b[2~", "insert"],
  ["\x1b[3~", "delete"],
  ["\x1b[4~", "end"],
  ["\x1b[5~", "pageup"],
  ["\x1b[6~", "pagedown"],
  ["\x1b[7~", "home"],
  ["\x1b[8~", "end"],
  ["\x1b[3;2~", "shift+delete"],
  ["\x1b[3;5~", "ctrl+delete"],
  ["\x1b[3;3~", "alt+delete"],
  ["\x1b[11~", "f1"],
  ["\x1b[15~", "f5"],
  ["\x1b[17~", "f6"],
  ["\x1b[21~", "f10"],
  ["\x1b[24~", "f12"],
  ["\x1b[15;5~", "ctrl+f5"],
  ["\x1b[34~", "f20"],
  ["\x1b[[A", "f1"],
  ["\x1b[[E", "f5"],
  ["\x1b[3$", "shift+delete"],
  ["\x1b[3^", "ctrl+delete"],
  ["\x1b[3@", "ctrl+shift+delete"],
  ["\x1b[a", "shift+up"],
  ["\x1bOd", "ctrl+left"],
  ["\x1b\x1b[A", "alt+up"],
  ["\x1b\x1bOC", "alt+right"],
  ["\x1b\x1b[3~", "alt+delete"],
  ["\x1b\x1b[1;5C", "ctrl+alt+right"],
  ["\x1b\x1b[[A", "alt+f1"],
  ["\x1bOM", "enter"],
  ["\x1bOj\x1bOp\x1bOy", '"*09"'],
];

const enhanced: [string, string][] = [
  ["\x1b[97u", '"a"'],
  ["\x1b[97;1u", '"a"'],
  ["\x1b[97;2u", '"A"'],
  ["\x1b[97:65;2u", '"A"'],
  ["\x1b[49:33;2u", '"!"'],
  ["\x1b[97;65u", '"A"'],
  ["\x1b[97;66u", '"a"'],
  ["\x1b[49;65u", '"1"'],
  ["\x1b[97;129u", '"a"'],
  ["\x1b[97;5u", "ctrl+a"],
  ["\x1b[97;133u", "ctrl+a"],
  ["\x1b[97;69u", "ctrl+a"],
  ["\x1b[97;6u", "ctrl+shift+a"],
  ["\x1b[97:65;6u", "ctrl+shift+a"],
  ["\x1b[65;6u", "ctrl+shift+a"],
  ["\x1b[102;7u", "ctrl+alt+f"],
  ["\x1b[97;9u", "super+a"],
  ["\x1b[97;33u", "alt+a"],
  ["\x1b[105;5u", "ctrl+i"],
  ["\x1b[109;5u", "ctrl+m"],
  ["\x1b[91;5u", "ctrl+["],
  ["\x1b[9;5u", "ctrl+tab"],
  ["\x1b[9;2u", "shift+tab"],
  ["\x1b[13u", "enter"],
  ["\x1b[13;2u", "shift+enter"],
  ["\x1b[13;3u", "alt+enter"],
  ["\x1b[13;5u", "ctrl+enter"],
  ["\x1b[27u", "escape"],
  ["\x1b[27;1:1u", "escape"],
  ["\x1b[127u", "backspace"],
  ["\x1b[127;5u", "ctrl+backspace"],
  ["\x1b[127;3u", "alt+backspace"],
  ["\x1b[32;2u", '" "'],
  ["\x1b[32;5u", "ctrl+space"],
  ["\x1b[50:64;6u", "ctrl+space"],
  ["\x1b[45:95;6u", "ctrl+_"],
  ["\x1b[47;5u", "ctrl+/"],
  ["\x1b[47:63;4u", "alt+?"],
  ["\x1b[47;4u", "alt+?"],
  ["\x1b[63;4u", "alt+?"],
  ["\x1b[1089::99;5u", "ctrl+c"],
  ["\x1b[1089:1057:99;6u", "ctrl+shift+c"],
  ["\x1b[1102:1070:46;4u", "alt+>"],
  ["\x1b[1089;5u", "ctrl+с"],
  ["\x1b[1089::99;1u", '"с"'],
  ["\x1b[233;3u", "alt+é"],
  ["\x1b[113::97;5u", "ctrl+q"],
  ["\x1b[97;1:1u", '"a"'],
  ["\x1b[97;1:2u", '"a"'],
  ["\x1b[97;1:3u", ""],
  ["\x1b[97;5:2u", "ctrl+a"],
  ["\x1b[97;5:3u", ""],
  ["\x1b[1;1:2A", "up"],
  ["\x1b[1;1:3A", ""],
  ["\x1b[3;1:3~", ""],
  ["\x1b[97;2;65u", '"A"'],
  ["\x1b[97;;228u", '"ä"'],
  ["\x1b[0;;229:778u", '"å̊"'],
  ["\x1b[97;5;1u", "ctrl+a"],
  ["\x1b[13;;13u", "enter"],
  ["\x1b[57399u", '"0"'],
  ["\x1b[57408;129u", '"9"'],
  ["\x1b[57413;5u", "ctrl++"],
  ["\x1b[57414u", "enter"],
  ["\x1b[57414;2u", "shift+enter"],
  ["\x1b[57417u", "left"],
  ["\x1b[57426u", "delete"],
  ["\x1b[57376u", "f13"],
  ["\x1b[57398u", "f35"],
  ["\x1b[57363u", "menu"],
  ["\x1b[57344u", "escape"],
  ["\x1b[57441;2u", ""],
  ["\x1b[57358u", ""],
  ["\x1b[57440u", ""],
  ["\x1b[63743u", ""],
  ["\x1b[1;5P", "ctrl+f1"],
  ["\x1b[13~", "f3"],
  ["\x1b[13;2~", "shift+f3"],
  ["\x1b[55296u", ""],
  ["\x1b[1114112u", ""],
  ["\x1b[99999999999999999999999u", ""],
  ["\x1b[133u", ""],
  ["\x1b[1;5u", "ctrl+a"],
  ["\x1b[27;2;13~", "shift+enter"],
  ["\x1b[27;5;13~", "ctrl+enter"],
  ["\x1b[27;3;13~", "alt+enter"],
  ["\x1b[27;5;9~", "ctrl+tab"],
  ["\x1b[27;5;8~", "ctrl+backspace"],
  ["\x1b[27;5;127~", "ctrl+backspace"],
  ["\x1b[27;6;65~", "ctrl+shift+a"],
  ["\x1b[27;4;63~", "alt+?"],
  ["\x1b[27;4;47~", "alt+/"],
  ["\x1b[27;2;65~", '"A"'],
  ["\x1b[27;5;46~", "ctrl+."],
  ["\x1b[27;5;32~", "ctrl+space"],
];

const terminal: [string, string][] = [
  ["\x1b[I", "focus"],
  ["\x1b[O", "blur"],
  ["\x1b[?62;4;22c", "deviceAttributes true"],
  ["\x1b[?4;22c", "deviceAttributes false"],
  ["\x1b[?6c", "deviceAttributes false"],
  ["\x1b[?0u", "keyboardFlags 0"],
  ["\x1b[?5u", "keyboardFlags 5"],
  ["\x1b]11;rgb:0000/8080/ffff\x07", `background 0,${0x8080 / 0xffff},1`],
  ["\x1b]11;rgb:00/80/ff\x1b\\", `background 0,${0x80 / 0xff},1`],
  ["\x1b]11;rgba:0/f/0/f\x1b\\", "background 0,1,0"],
  ["\x1b]10;#ff0000\x07", "foreground 1,0,0"],
  ["\x1b]10;rgb:zz/00/00\x07", ""],
  ["\x1b[2;5R", "cursor 1,4"],
  ["\x1b[1;1R", "cursor 0,0"],
  ["\x1b[1;17R", "cursor 0,16"],
  ["\x1b[?1;5R", "cursor 0,4"],
  ["\x1b[?1;5;1R", "cursor 0,4"],
  ["\x1b[?2026;2$y", "mode 2026,2"],
  ["\x1bP>|kitty(0.35.2)\x1b\\", "version kitty(0.35.2)"],
  [`\x1bP>|a${utf8("\u009bé")}b\x1b\\`, "version ab"],
  ["\x1b_Gi=31;OK\x1b\\", "graphics true"],
  ["\x1b_Gi=31;ENOTSUP:no\x1b\\", "graphics false"],
  ["\x1b[6;20;10t", "cellSize 10,20"],
  ["\x1b\x1b[?6c", "escape deviceAttributes false"],
  ["\x1b\x1b]11;#000\x07", "escape background 0,0,0"],
];

const swallowed: [string, string][] = [
  ["\x1b[M !!x", '"x"'],
  ["\x1b[M \xf0\xf1x", '"x"'],
  ["\x1b[<0;12;7Mx", '"x"'],
  ["\x1b[<0;12;7mx", '"x"'],
  ["\x1b[32;12;7Mx", '"x"'],
  ["\x1b[>1;10;0cx", '"x"'],
  ["\x1b[?997;1nx", '"x"'],
  ["\x1b[8;24;80tx", '"x"'],
  ["\x1b[4;1$yx", '"x"'],
  ["\x1b[201~x", '"x"'],
  ["\x1b[99~x", '"x"'],
  ["\x1b[1;2;3 qx", '"x"'],
  ["\x1bOzx", '"x"'],
  ["\x1b[[xy", '"y"'],
  ["\x1b]52;c;aGk=\x07x", '"x"'],
  ["\x1b]0;title\x1b\\x", '"x"'],
  ["\x1bP1+r544e=78\x1b\\x", '"x"'],
  ["\x1b^private\x1b\\x", '"x"'],
  ["\x1bXstart\x1b\\x", '"x"'],
];

const broken: [string, string][] = [
  ["\x1b[1;\r", "enter"],
  ["\x1b[1;\x1b[A", "up"],
  [`\x1b[1${utf8("é")}`, '"é"'],
  ["\x1b[\r", "alt+[ enter"],
  ["\x1b[[\r", 'alt+[ "[" enter'],
  ["\x1bO\r", "alt+shift+o enter"],
  ["\x1bO/", 'alt+shift+o "/"'],
  ["\x1b]\r", "alt+] enter"],
  ["\x1b]\x1b[A", "alt+] up"],
  ["\x1bP\x1bx", "alt+shift+p alt+x"],
  ["\x1b]11;rgb\x1b[A", "up"],
  ["\x1b]0;never ended\rls", 'enter "ls"'],
  ["\x1b_Gi=1\x03", "ctrl+c"],
  ["\x1b[M \r", "enter"],
  ["\x1b\x1bx", "escape alt+x"],
  ["\x1b\x1b\x1b[A", "escape alt+up"],
  ["\x1b\x1b[99~x", 'escape "x"'],
];

const characters: [string, string][] = [
  [utf8("é日😀"), '"é日😀"'],
  [utf8("e\u0301"), '"e\u0301"'],
  [utf8("\ufeffa"), '"\ufeffa"'],
  [utf8("a\u0085\u009b31mb"), '"a31mb"'],
  ["\xffa", '"\ufffda"'],
  ["\x80\x80", '"\ufffd\ufffd"'],
  ["\xe2\x82a", '"\ufffda"'],
  ["\xe2\x82\r", '"\ufffd" enter'],
  ["\xf0\x9f\x98\x1b[A", '"\ufffd" up'],
  ["\xf0\x80\x80", '"\ufffd\ufffd\ufffd"'],
  ["\xed\xa0\x80", '"\ufffd\ufffd\ufffd"'],
  ["\xc0\xaf", '"\ufffd\ufffd"'],
  ["\x1b\xff", 'escape "\ufffd"'],
  ["\x1b\xe2\x82\r", 'escape "\ufffd" enter'],
  ["\x1b\xe0\x80\x80", 'escape "\ufffd\ufffd\ufffd"'],
  ["\x1b\xc2\x85x", 'escape "x"'],
];

const pastes: [string, string][] = [
  ["\x1b[200~\x1b[201~", 'paste ""'],
  ["a\x1b[200~ls\r\nrm\t\x1b[A\x1b[201~b", '"a" paste "ls\\r\\nrm\\t\\u001b[A" "b"'],
  ["\x1b[200~\x1b[20\x1b[201~", 'paste "\\u001b[20"'],
  ["\x1b[200~\x1b\x1b[201~", 'paste "\\u001b"'],
  ["\x1b[200~\x1b[200~x\x1b[201~", 'paste "\\u001b[200~x"'],
  ["\x1b[200~one\x1b[201~two\x1b[201~", 'paste "one" "two"'],
  [`\x1b[200~${utf8("é😀")}\x1b[201~`, 'paste "é😀"'],
  ["\x1b[200~\xff\x1b[201~", 'paste "\ufffd"'],
  ["\x1b\x1b[200~x\x1b[201~", 'escape paste "x"'],
];

describe.each([
  { rule: "legacy keys are chords", rows: legacy },
  { rule: "CSI-u, the Kitty protocol and modifyOtherKeys give the same names", rows: enhanced },
  { rule: "the terminal's answers are told from keys", rows: terminal },
  { rule: "mouse and unknown sequences are swallowed whole", rows: swallowed },
  { rule: "what follows a broken sequence is not lost", rows: broken },
  { rule: "text is UTF-8 without control characters", rows: characters },
  { rule: "a paste is one event, up to its end mark", rows: pastes },
])("$rule", ({ rows }) => {
  test.each(rows)("%j is %s, however it is cut", (row, expected) => {
    for (const piece of [row.length, 1, 2, 3]) {
      expect({ piece, events: shown(read(row, piece)) }).toEqual({ piece, events: expected });
    }
  });
});

describe("what is long", () => {
  test.each([
    { name: "a string", row: `\x1b]0;${"a".repeat(5000)}\x07x`, expected: '"x"' },
    { name: "an answer", row: `\x1b]11;#${"0".repeat(2000)}\x07x`, expected: '"x"' },
    { name: "an endless sequence", row: `\x1b[${"1;".repeat(512)}1ls`, expected: '"ls"' },
    { name: "an endless string", row: `\x1b]${"a".repeat(65_537)}ls`, expected: '"ls"' },
  ])("$name is swallowed, and what follows is not", ({ row, expected }) => {
    for (const piece of [row.length, 1, 1000]) expect(shown(read(row, piece))).toBe(expected);
  });

  test("a paste longer than one read is whole", () => {
    const text = "x".repeat(9000);
    const row = `\x1b[200~${text}\x1b[201~`;
    for (const piece of [row.length, 1, 1000]) {
      expect(read(row, piece)).toEqual([{ kind: "paste", text }]);
    }
  });
});

describe("what waits is a key by itself when nothing follows", () => {
  test.each([
    { row: "\x1b", expected: "escape" },
    { row: "\x1b\x1b", expected: "escape escape" },
    { row: "\x1b[", expected: "alt+[" },
    { row: "\x1b[[", expected: 'alt+[ "["' },
    { row: "\x1bO", expected: "alt+shift+o" },
    { row: "\x1b]", expected: "alt+]" },
    { row: "\x1b]\x1b", expected: "alt+] escape" },
    { row: "\x1bP", expected: "alt+shift+p" },
    { row: "\x1bX", expected: "alt+shift+x" },
    { row: "\x1b_", expected: "alt+_" },
    { row: "\x1b^", expected: "alt+^" },
    { row: "\x1b\x1b[", expected: "escape alt+[" },
  ])("$row is $expected", ({ row, expected }) => {
    const decoder = createKeyDecoder();
    const before = decoder.decode(bytesOf(row));
    expect(decoder.isWaiting).toBe(true);
    expect(shown([...before, ...decoder.flush()])).toBe(expected);
    expect(decoder.isWaiting).toBe(false);
    expect(shown(decoder.decode(bytesOf("x")))).toBe('"x"');
  });

  test.each(["", "a", "\xe2\x82", "\x1b[1", "\x1b]1", "\x1b]1\x1b", "\x1b[200~", "\x1b[M"])(
    "%j does not wait, and a flush leaves it to be finished",
    (row) => {
      const decoder = createKeyDecoder();
      decoder.decode(bytesOf(row));
      expect(decoder.isWaiting).toBe(false);
      expect(decoder.flush()).toEqual([]);
    },
  );

  test("a character that is cut in two survives a flush", () => {
    const decoder = createKeyDecoder();
    decoder.decode(bytesOf("\xe2\x82"));
    decoder.flush();
    expect(shown(decoder.decode(bytesOf("\xac")))).toBe('"€"');
  });
});

test("CSI 1 ; 5 R is where the cursor is when that was asked", () => {
  const decoder = createKeyDecoder({ isCursorAsked: () => true });
  expect(shown(decoder.decode(bytesOf("\x1b[1;5R")))).toBe("cursor 0,4");
});
