import { key } from "../key.ts";
import type { KeyCase } from "../key-case.ts";

const { home, left, shiftLeft } = key;

/** Undo, selections, and what is put around a line. */
export const undoCases: readonly KeyCase[] = [
  { name: "Ctrl+_ undoes a cut", keys: "echo one two\x17\x1f", is: "~ ❯ echo one two│" },
  { name: "Ctrl+Z undoes a cut", keys: "echo one two\x15\x1a", is: "~ ❯ echo one two│" },
  { name: "Ctrl+X Ctrl+U undoes a cut", keys: "echo one two\x17\x18\x15", is: "~ ❯ echo one two│" },
  {
    name: "undo goes on until nothing was typed",
    keys: `echo one\x17two${"\x1f".repeat(20)}ls`,
    is: "~ ❯ ls│",
  },
  { name: "undo brings the cursor back", keys: `echo one${home}\x0b\x1f`, is: "~ ❯ │echo one" },
  { name: "Alt+/ does it again", keys: "echo one two\x17\x1f\x1b/", is: "~ ❯ echo one │" },
  {
    name: "Ctrl+Shift+Z does it again",
    keys: "echo one two\x17\x1a\x1b[122;6u",
    is: "~ ❯ echo one │",
  },
  {
    name: "what is typed after an undo forgets what was undone",
    keys: "echo one two\x17\x1fx\x1b/",
    is: "~ ❯ echo one twox│",
  },
  { name: "a yank is undone whole", keys: "echo one\x17\x19\x19\x1f", is: "~ ❯ echo one│" },
  {
    name: "a paste is undone whole",
    keys: "echo \x1b[200~one two three\x1b[201~\x1f",
    is: "~ ❯ echo │",
  },
  {
    name: "Shift+Left selects, Ctrl+X Ctrl+W cuts",
    keys: `echo one${shiftLeft.repeat(2)}\x18\x17`,
    is: "~ ❯ echo o│",
  },
  {
    name: "Shift+Right selects",
    keys: `echo one${home}${key.shiftRight.repeat(5)}\x18\x17`,
    is: "~ ❯ │one",
  },
  { name: "Shift+Home selects", keys: `echo one${left}${key.shiftHome}\x18\x17`, is: "~ ❯ │e" },
  { name: "Shift+End selects", keys: `echo one${home}${key.shiftEnd}\x18\x17ls`, is: "~ ❯ ls│" },
  { name: "Ctrl+Shift+Left selects a word", keys: "echo one\x1b[1;6D\x18\x17", is: "~ ❯ echo │" },
  { name: "Ctrl+Space begins a selection", keys: "echo one\0\x1bb\x18\x17", is: "~ ❯ echo │" },
  {
    name: "Ctrl+X Ctrl+X jumps to the other end",
    keys: "echo one\0\x1bb\x18\x18!",
    is: "~ ❯ echo one!│",
  },
  { name: "Ctrl+X h selects everything", keys: "echo one\x18h\x18\x17x", is: "~ ❯ x│" },
  { name: "Ctrl+X w copies", keys: "echo one\x18h\x18w\x05 \x19", is: "~ ❯ echo one echo one│" },
  {
    name: "Ctrl+X Ctrl+G ends the selection",
    keys: `echo one${shiftLeft.repeat(3)}\x18\x07\x18\x17`,
    is: "~ ❯ echo │one",
  },
  { name: "Alt+S", keys: "echo one\x1bs", is: "~ ❯ sudo echo one│" },
  { name: "Alt+S twice", keys: `echo one${left}\x1bs\x1bs`, is: "~ ❯ echo on│e" },
  { name: "Alt+S in the middle", keys: `echo one${left}\x1bs`, is: "~ ❯ sudo echo on│e" },
  { name: "Alt+#", keys: "echo one\x1b#", is: "~ ❯ #echo one│" },
  { name: "Alt+# twice", keys: "echo one\x1b#\x1b#", is: "~ ❯ echo one│" },
  { name: "Ctrl+T asks the model", keys: "echo one\x14", is: "~ ? ?echo one│" },
  { name: "Ctrl+T twice", keys: "echo one\x14\x14", is: "~ ❯ echo one│" },
  {
    name: "Alt+Q brings it back after the next line",
    keys: "echo one\x1bqls\x03",
    is: "~ ❯ ls^C\n~ ❯ echo one│",
  },
  {
    name: "Ctrl+V inserts a control character, which is drawn",
    keys: "echo a\x16\x01b",
    is: "~ ❯ echo a^Ab│",
  },
  { name: "Ctrl+Q inserts the next key", keys: "echo \x11\x1b", is: "~ ❯ echo ^[│" },
  {
    name: "a control character is one character",
    keys: `echo a\x16\x01b${left.repeat(2)}`,
    is: "~ ❯ echo a│^Ab",
  },
  {
    name: "a control character is deleted as one",
    keys: `echo a\x16\x01b${left}\x7f`,
    is: "~ ❯ echo a│b",
  },
];
