import { key } from "../key.ts";
import type { KeyCase } from "../key-case.ts";

const { home, up, down, right } = key;

/** What was entered before the rows of `historyCases`, oldest first. */
export const entered: readonly string[] = [
  "echo hello world",
  "printf 'a %s\\n' b",
  "true one",
  "true two three",
];

/** Suggestions, recalling, and the list of Ctrl+R. */
export const historyCases: readonly KeyCase[] = [
  { name: "a suggestion stands behind the cursor", keys: "echo", is: "~ ❯ echo│ hello world" },
  { name: "the newest line is suggested", keys: "tru", is: "~ ❯ tru│e two three" },
  { name: "typing what is suggested keeps it", keys: "true tw", is: "~ ❯ true tw│o three" },
  { name: "typing something else ends it", keys: "true x", is: "~ ❯ true x│" },
  { name: "Right takes the suggestion", keys: `echo${right}`, is: "~ ❯ echo hello world│" },
  { name: "Ctrl+F takes the suggestion", keys: "echo\x06", is: "~ ❯ echo hello world│" },
  { name: "End takes the suggestion", keys: `echo${key.end}`, is: "~ ❯ echo hello world│" },
  { name: "Ctrl+E takes the suggestion", keys: "echo\x05", is: "~ ❯ echo hello world│" },
  { name: "Alt+Right takes a word", keys: `echo${key.altRight}`, is: "~ ❯ echo hello│ world" },
  {
    name: "Ctrl+Right takes a word",
    keys: `echo${key.ctrlRight.repeat(2)}`,
    is: "~ ❯ echo hello world│",
  },
  { name: "Alt+F takes a word", keys: "true t\x1bf", is: "~ ❯ true two│ three" },
  { name: "none stands behind a cursor in the middle", keys: `echo${key.left}`, is: "~ ❯ ech│o" },
  { name: "Esc drops the suggestion", keys: "echo\x1b", is: "~ ❯ echo│" },
  { name: "Ctrl+G drops the suggestion", keys: "echo\x07", is: "~ ❯ echo│" },
  { name: "none is left on the screen", keys: "echo\x03", is: "~ ❯ echo^C\n~ ❯ │" },
  { name: "Up", keys: up, is: "~ ❯ true two three│" },
  { name: "Up three times", keys: up.repeat(3), is: "~ ❯ printf 'a %s\\n' b│" },
  { name: "Up stops at the oldest", keys: up.repeat(9), is: "~ ❯ echo hello world│" },
  { name: "Up and Down", keys: `${up.repeat(3)}${down}`, is: "~ ❯ true one│" },
  {
    name: "Down brings back what was begun",
    keys: `tru${up}${up}${down}${down}x`,
    is: "~ ❯ trux│",
  },
  {
    name: "Up finds what is typed anywhere in a line",
    keys: `hello${up}`,
    is: "~ ❯ echo hello world│",
  },
  { name: "Up takes capitals as they are", keys: `HELLO${up}!`, is: "~ ❯ HELLO!│" },
  { name: "Up with what is nowhere keeps the line", keys: `cat x${up}!`, is: "~ ❯ cat x!│" },
  { name: "Up goes past what does not hold it", keys: `one${up}${up}!`, is: "~ ❯ true one!│" },
  {
    name: "Ctrl+P goes to the line before, whatever is typed",
    keys: "hello\x10\x10",
    is: "~ ❯ true one│",
  },
  { name: "Ctrl+N comes back", keys: "hello\x10\x10\x0e", is: "~ ❯ true two three│" },
  { name: "Alt+P finds the beginning", keys: "tr\x1bp\x1bp", is: "~ ❯ true one│" },
  { name: "Alt+P takes only the beginning", keys: "one\x1bpx", is: "~ ❯ onex│" },
  { name: "Alt+N comes back", keys: "tr\x1bp\x1bp\x1bn", is: "~ ❯ true two three│" },
  { name: "PageDown returns to the line", keys: `ls${up}${up}${key.pageDown}!`, is: "~ ❯ ls!│" },
  {
    name: "an edit ends the walk",
    keys: `${up}${key.backspace}${up}!`,
    is: "~ ❯ true two three!│",
  },
  { name: "Alt+.", keys: "echo \x1b.", is: "~ ❯ echo three│" },
  { name: "Alt+_", keys: "echo \x1b_", is: "~ ❯ echo three│" },
  { name: "Alt+. again goes back", keys: "echo \x1b.\x1b.", is: "~ ❯ echo one│" },
  { name: "Alt+. to one in quotes", keys: "echo \x1b.\x1b.\x1b.", is: "~ ❯ echo b│" },
  {
    name: "Alt+Down goes to a newer one",
    keys: `echo \x1b.\x1b.${key.altDown}`,
    is: "~ ❯ echo three│",
  },
  { name: "Alt+. in the middle", keys: `echo x${key.left}\x1b.`, is: "~ ❯ echo three│x" },
  { name: "Ctrl+R Esc leaves the line", keys: `cat x${home}\x12\x1b`, is: "~ ❯ │cat x" },
  { name: "Ctrl+R Ctrl+G leaves the line", keys: "cat x\x12\x07!", is: "~ ❯ cat x!│" },
  { name: "Ctrl+R Ctrl+C leaves the line", keys: "cat x\x12\x03!", is: "~ ❯ cat x!│" },
  { name: "Ctrl+R Tab takes the newest", keys: "\x12\t", is: "~ ❯ true two three│" },
  { name: "Ctrl+R Down Tab", keys: `\x12${down}\t`, is: "~ ❯ true one│" },
  { name: "Ctrl+R and what is looked for", keys: "\x12world\t", is: "~ ❯ echo hello world│" },
  { name: "Ctrl+R and letters in between", keys: "\x12ehw\t", is: "~ ❯ echo hello world│" },
  { name: "Ctrl+R Ctrl+N Ctrl+P", keys: "\x12\x0e\x0e\x10\t", is: "~ ❯ true one│" },
  { name: "Ctrl+R looks for what was typed", keys: "hello\x12\t", is: "~ ❯ echo hello world│" },
  { name: "Ctrl+R Backspace", keys: "\x12worldx\x7f\t", is: "~ ❯ echo hello world│" },
  { name: "Ctrl+R Ctrl+U", keys: "\x12nothing\x15\t", is: "~ ❯ true two three│" },
  { name: "Ctrl+R Alt+>", keys: "\x12\x1b>\t", is: "~ ❯ echo hello world│" },
  { name: "Alt+S on an empty line takes the last", keys: "\x1bs", is: "~ ❯ sudo true two three│" },
];
