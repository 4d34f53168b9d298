import { key } from "../key.ts";
import type { KeyCase } from "../key-case.ts";

const { home, left, backspace } = key;

/** Deleting, cutting, and getting back what was cut. */
export const deleteCases: readonly KeyCase[] = [
  { name: "Backspace", keys: `echo one${backspace}`, is: "~ ❯ echo on│" },
  { name: "Ctrl+H", keys: "echo one\x08\x08", is: "~ ❯ echo o│" },
  { name: "Backspace in the middle", keys: `echo one${left}${backspace}`, is: "~ ❯ echo o│e" },
  { name: "Backspace at the start", keys: `ls${home}${backspace}x`, is: "~ ❯ x│ls" },
  { name: "Delete", keys: `echo one${home}${key.delete}`, is: "~ ? │cho one" },
  { name: "Delete at the end", keys: `ls${key.delete}x`, is: "~ ❯ lsx│" },
  { name: "Ctrl+D in a line", keys: `echo one${left}\x04`, is: "~ ❯ echo on│" },
  { name: "Ctrl+D at the end of a line", keys: "echo one\x04!", is: "~ ❯ echo one!│" },
  { name: "Ctrl+K", keys: `echo one two${key.ctrlLeft}\x0b`, is: "~ ❯ echo one │" },
  { name: "Ctrl+U", keys: `echo one two${key.ctrlLeft}\x15`, is: "~ ❯ │two" },
  { name: "Ctrl+X Backspace", keys: `echo one two${key.ctrlLeft}\x18\x7f`, is: "~ ❯ │two" },
  { name: "Ctrl+X k", keys: `echo one two${key.ctrlLeft}\x18kls`, is: "~ ❯ ls│" },
  { name: "Ctrl+W goes back to a blank", keys: "ls ~/a/b.txt\x17", is: "~ ❯ ls │" },
  { name: "Ctrl+W takes the blanks behind the word", keys: "echo one   \x17", is: "~ ❯ echo │" },
  {
    name: "Alt+Backspace goes back over a part of a path",
    keys: "ls ~/a/b.txt\x1b\x7f",
    is: "~ ❯ ls ~/a/│",
  },
  { name: "Ctrl+Alt+H", keys: "ls ~/a/b.txt\x1b\x08", is: "~ ❯ ls ~/a/│" },
  {
    name: "Ctrl+Backspace where it can be told apart",
    keys: "ls ~/a/b.txt\x1b[127;5u",
    is: "~ ❯ ls ~/a/│",
  },
  { name: "Alt+D", keys: `echo one two${home}\x1bd`, is: "~ ? │ one two" },
  { name: "Ctrl+Delete", keys: `echo one two${home}\x1b[3;5~`, is: "~ ? │ one two" },
  { name: "Alt+Delete", keys: `echo one two${home}\x1b[3;3~`, is: "~ ? │ one two" },
  { name: "Ctrl+Y after Ctrl+W", keys: "echo one\x17\x19\x19", is: "~ ❯ echo oneone│" },
  { name: "Ctrl+Y after Ctrl+U", keys: "echo one\x15ls \x19", is: "~ ❯ ls echo one│" },
  { name: "cuts in a row are one", keys: "echo one two\x17\x17\x19", is: "~ ❯ echo one two│" },
  {
    name: "cuts forward in a row are one",
    keys: `echo one two${home}\x1bd\x1bd${key.end}\x19`,
    is: "~ ?  twoecho one│",
  },
  {
    name: "a motion parts the cuts",
    keys: `echo one two\x17${left}${key.right}\x17\x19`,
    is: "~ ❯ echo one │",
  },
  {
    name: "Alt+Y goes to the cut before",
    keys: `echo one two\x17${left}${key.right}\x17\x19\x1by`,
    is: "~ ❯ echo two│",
  },
  { name: "Alt+Y with no Ctrl+Y before it", keys: "echo one\x17x\x1byz", is: "~ ❯ echo xz│" },
  { name: "Ctrl+X Ctrl+T at the end", keys: "echo ab\x18\x14", is: "~ ❯ echo ba│" },
  { name: "Alt+T", keys: "echo one two\x1bt", is: "~ ❯ echo two one│" },
  { name: "Alt+U", keys: "echo one\x1bb\x1bu", is: "~ ❯ echo ONE│" },
  { name: "Alt+Shift+U", keys: "echo ONE\x1bb\x1bU", is: "~ ❯ echo one│" },
  { name: "Alt+C", keys: "echo one\x1bb\x1bc", is: "~ ❯ echo One│" },
  { name: "Ctrl+C drops the line", keys: "echo one\x03ls", is: "~ ❯ echo one^C\n~ ❯ ls│" },
  {
    name: "Ctrl+C in the middle leaves the line whole",
    keys: `echo one${home}\x03`,
    is: "~ ❯ echo one^C\n~ ❯ │",
  },
  {
    name: "Ctrl+L keeps the line and the cursor",
    keys: `echo one${left}\x0c`,
    is: "~ ❯ echo on│e",
  },
  { name: "Ctrl+X Ctrl+L", keys: `echo one${left}\x18\x0c`, is: "~ ❯ echo on│e" },
];
