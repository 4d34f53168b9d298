import { key } from "../key.ts";
import type { KeyCase } from "../key-case.ts";

const { home, end } = key;

/** Moving without changing anything. */
export const motionCases: readonly KeyCase[] = [
  { name: "typing", keys: "echo one", is: "~ ❯ echo one│" },
  { name: "Left", keys: `echo one${key.left}`, is: "~ ❯ echo on│e" },
  { name: "Left as an application key", keys: "echo one\x1bOD", is: "~ ❯ echo on│e" },
  { name: "Ctrl+B", keys: "echo one\x02\x02", is: "~ ❯ echo o│ne" },
  { name: "Left stops at the start", keys: `ls${key.left.repeat(5)}`, is: "~ ❯ │ls" },
  { name: "Right", keys: `echo one${home}${key.right}`, is: "~ ❯ e│cho one" },
  { name: "Right as an application key", keys: `echo one${home}\x1bOC`, is: "~ ❯ e│cho one" },
  { name: "Ctrl+F", keys: `echo one${home}\x06\x06`, is: "~ ❯ ec│ho one" },
  { name: "Right stops at the end", keys: `echo one${key.right.repeat(3)}!`, is: "~ ❯ echo one!│" },
  { name: "Home", keys: `echo one${home}`, is: "~ ❯ │echo one" },
  { name: "Home of a VT220", keys: "echo one\x1b[1~", is: "~ ❯ │echo one" },
  { name: "Home of rxvt", keys: "echo one\x1b[7~", is: "~ ❯ │echo one" },
  { name: "Home as an application key", keys: "echo one\x1bOH", is: "~ ❯ │echo one" },
  { name: "Ctrl+A", keys: "echo one\x01", is: "~ ❯ │echo one" },
  { name: "End", keys: `echo one${home}${end}`, is: "~ ❯ echo one│" },
  { name: "End of a VT220", keys: `echo one${home}\x1b[4~`, is: "~ ❯ echo one│" },
  { name: "End of rxvt", keys: `echo one${home}\x1b[8~`, is: "~ ❯ echo one│" },
  { name: "End as an application key", keys: `echo one${home}\x1bOF`, is: "~ ❯ echo one│" },
  { name: "Ctrl+E", keys: `echo one${home}\x05`, is: "~ ❯ echo one│" },
  { name: "Ctrl+Left", keys: `echo one two${key.ctrlLeft}`, is: "~ ❯ echo one │two" },
  { name: "Ctrl+Left of rxvt", keys: "echo one two\x1bOd", is: "~ ❯ echo one │two" },
  { name: "Alt+Left", keys: `echo one two${key.altLeft.repeat(2)}`, is: "~ ❯ echo │one two" },
  { name: "Alt+B", keys: "echo one two\x1bb", is: "~ ❯ echo one │two" },
  {
    name: "Alt+B stops in a path",
    keys: "ls ~/a/long-name.txt\x1bb\x1bb",
    is: "~ ❯ ls ~/a/long-│name.txt",
  },
  {
    name: "Ctrl+Alt+B takes the whole path",
    keys: "ls ~/a/b.txt\x1b\x02",
    is: "~ ❯ ls │~/a/b.txt",
  },
  {
    name: "Ctrl+Right",
    keys: `echo one two${home}${key.ctrlRight.repeat(2)}`,
    is: "~ ❯ echo one│ two",
  },
  { name: "Alt+Right", keys: `echo one two${home}${key.altRight}`, is: "~ ❯ echo│ one two" },
  { name: "Alt+F", keys: `echo one two${home}\x1bf\x1bf`, is: "~ ❯ echo one│ two" },
  {
    name: "Ctrl+Alt+F takes the whole path",
    keys: `ls ~/a/b.txt x${home}\x1b\x06\x1b\x06`,
    is: "~ ❯ ls ~/a/b.txt│ x",
  },
  { name: "Alt+F over blanks", keys: `echo    one${home}\x1bf\x1bf`, is: "~ ❯ echo    one│" },
  { name: "Esc and then b, as Alt+B", keys: `echo one two${key.escape}b`, is: "~ ❯ echo one │two" },
  { name: "typing in the middle", keys: `echo oe${key.left}n`, is: "~ ❯ echo on│e" },
  { name: "typing at the start", keys: `cho one${home}e`, is: "~ ❯ e│cho one" },
];
