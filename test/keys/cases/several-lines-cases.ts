import { key, paste } from "../key.ts";
import type { KeyCase } from "../key-case.ts";

const { home, end, newline, left, up, down } = key;

/** Entries of several lines, and what is pasted. */
export const severalLinesCases: readonly KeyCase[] = [
  {
    name: "Ctrl+J goes on in an open quote, as Enter does",
    keys: 'echo "one\ntwo',
    is: '~ ❯ echo "one\n… two│',
  },
  {
    name: "Alt+Enter begins a line",
    keys: "echo one\x1b\recho two",
    is: "~ ❯ echo one\n… echo two│",
  },
  {
    name: "Shift+Enter begins a line (CSI u)",
    keys: "echo one\x1b[13;2uecho two",
    is: "~ ❯ echo one\n… echo two│",
  },
  {
    name: "Shift+Enter begins a line (modifyOtherKeys)",
    keys: "echo one\x1b[27;2;13~ls",
    is: "~ ❯ echo one\n… ls│",
  },
  {
    name: "Ctrl+Enter begins a line (CSI u)",
    keys: "echo one\x1b[13;5uls",
    is: "~ ❯ echo one\n… ls│",
  },
  {
    name: "Alt+Enter in the middle parts the line",
    keys: `echo one${left.repeat(3)}${newline}`,
    is: "~ ❯ echo \n… │one",
  },
  { name: "Enter goes on in an open quote", keys: 'echo "one\rtwo', is: '~ ❯ echo "one\n… two│' },
  {
    name: "Enter goes on after a backslash",
    keys: "echo one \\\rtwo",
    is: "~ ❯ echo one \\\n… two│",
  },
  { name: "Enter goes on after a pipe", keys: "echo one |\rcat", is: "~ ❯ echo one |\n… cat│" },
  { name: "Enter goes on after &&", keys: "true &&\rls", is: "~ ❯ true &&\n… ls│" },
  {
    name: "Enter goes on in a loop",
    keys: "for i in 1 2; do\recho $i",
    is: "~ ❯ for i in 1 2; do\n… echo $i│",
  },
  { name: "Enter goes on in an if", keys: "if true; then\r", is: "~ ❯ if true; then\n… │" },
  {
    name: "Enter goes on in a here-document",
    keys: "cat <<E\rone\r",
    is: "~ ❯ cat <<E\n… one\n… │",
  },
  { name: "Enter goes on in $(", keys: "echo $(ls\r", is: "~ ❯ echo $(ls\n… │" },
  {
    name: "Up goes up a line",
    keys: `echo one${newline}echo two${up}`,
    is: "~ ❯ echo one│\n… echo two",
  },
  {
    name: "Up keeps to the column",
    keys: `echo one${newline}ls${left}${up}`,
    is: "~ ❯ e│cho one\n… ls",
  },
  {
    name: "Up and Down come back to the column",
    keys: `echo one${newline}x${newline}echo two${left}${up}${up}`,
    is: "~ ❯ echo on│e\n… x\n… echo two",
  },
  {
    name: "Down goes down a line",
    keys: `echo one${newline}echo two${up}${home}${down}`,
    is: "~ ❯ echo one\n… │echo two",
  },
  {
    name: "Ctrl+Up goes up a line",
    keys: `echo one${newline}echo two${key.ctrlUp}!`,
    is: "~ ❯ echo one!│\n… echo two",
  },
  {
    name: "Ctrl+Down goes down a line",
    keys: `echo one${newline}echo two${key.ctrlUp}${key.ctrlDown}!`,
    is: "~ ❯ echo one\n… echo two!│",
  },
  {
    name: "Home goes to the start of its line",
    keys: `echo one${newline}echo two${home}`,
    is: "~ ❯ echo one\n… │echo two",
  },
  {
    name: "End goes to the end of its line",
    keys: `echo one${newline}echo two${up}${home}${end}`,
    is: "~ ❯ echo one│\n… echo two",
  },
  {
    name: "Ctrl+Home goes to the start of the text",
    keys: `echo one${newline}echo two${key.ctrlHome}`,
    is: "~ ❯ │echo one\n… echo two",
  },
  {
    name: "Alt+< goes to the start of the text",
    keys: `echo one${newline}echo two\x1b<`,
    is: "~ ❯ │echo one\n… echo two",
  },
  {
    name: "Ctrl+End goes to the end of the text",
    keys: `echo one${newline}echo two\x1b<${key.ctrlEnd}`,
    is: "~ ❯ echo one\n… echo two│",
  },
  {
    name: "Alt+> goes to the end of the text",
    keys: `echo one${newline}echo two\x1b<\x1b>`,
    is: "~ ❯ echo one\n… echo two│",
  },
  {
    name: "Left goes over the end of a line",
    keys: `echo one${newline}ls${left.repeat(3)}`,
    is: "~ ❯ echo one│\n… ls",
  },
  {
    name: "Backspace joins two lines",
    keys: `echo one${newline}ls${home}${key.backspace}`,
    is: "~ ❯ echo one│ls",
  },
  {
    name: "Delete joins two lines",
    keys: `echo one${newline}ls${up}${end}${key.delete}`,
    is: "~ ❯ echo one│ls",
  },
  {
    name: "Ctrl+K at the end of a line joins it",
    keys: `echo one${newline}ls${up}${end}\x0b`,
    is: "~ ❯ echo one│ls",
  },
  {
    name: "Ctrl+U keeps to its line",
    keys: `echo one${newline}echo two\x15`,
    is: "~ ❯ echo one\n… │",
  },
  { name: "undo takes a new line away", keys: `echo one\x17${newline}\x1f`, is: "~ ❯ echo │" },
  {
    name: "Alt+# comments every line",
    keys: `echo one${newline}ls\x1b#`,
    is: "~ ❯ #echo one\n… #ls│",
  },
  {
    name: "Ctrl+C leaves all lines",
    keys: `echo one${newline}ls${up}\x03`,
    is: "~ ❯ echo one\n… ls^C\n~ ❯ │",
  },
  {
    name: "fewer lines leave no remains",
    keys: `echo one${newline}two${newline}three\x7f\x7f\x7f\x7f\x7f\x7f`,
    is: "~ ❯ echo one\n… two│",
  },
  { name: "a paste", keys: `echo ${paste("one two")}!`, is: "~ ❯ echo one two!│" },
  {
    name: "a paste of lines",
    keys: paste("echo one\necho two\n"),
    is: "~ ❯ echo one\n… echo two│",
  },
  {
    name: "a paste with CR LF",
    keys: paste("echo one\r\necho two"),
    is: "~ ❯ echo one\n… echo two│",
  },
  { name: "a paste with CR", keys: paste("echo one\recho two"), is: "~ ❯ echo one\n… echo two│" },
  {
    name: "a paste in the middle",
    keys: `echo three${key.ctrlLeft}${paste("one\ntwo ")}`,
    is: "~ ❯ echo one\n… two │three",
  },
  {
    name: "a paste with control characters",
    keys: paste("echo a\x03b\x04c\x1a"),
    is: "~ ❯ echo abc│",
  },
  {
    name: "a paste with escape sequences",
    keys: paste("echo \x1b[31mred\x1b[0m"),
    is: "~ ❯ echo [31mred[0m│",
  },
  {
    name: "a paste with the start of a paste in it",
    keys: paste("echo a\x1b[200~b"),
    is: "~ ❯ echo a[200~b│",
  },
  { name: "a paste of tabs", keys: paste("echo\ta"), is: "~ ❯ echo        a│" },
  {
    name: "a tab reaches to the next eighth column",
    keys: `${paste("echo abc\tz")}${left}`,
    is: "~ ❯ echo abc    │z",
  },
  {
    name: "a tab is one character",
    keys: `${paste("echo a\tz")}${left}${left}`,
    is: "~ ❯ echo a│      z",
  },
];
