import { key } from "../key.ts";
import type { KeyCase } from "../key-case.ts";

const { tab, down, up, left, right, shiftTab } = key;

/** The files that are there. */
export const menuFiles: readonly string[] = [
  "beta-five",
  "beta-four",
  "beta-nine",
  "gamma file",
  "folder/inner",
  "$dollar",
  "日本",
];

const menu = "beta-five  beta-four  beta-nine";

/** Completion. */
export const menuCases: readonly KeyCase[] = [
  { name: "Tab completes the only one", keys: `cat gam${tab}`, is: "~ ❯ cat gamma\\ file │" },
  { name: "Tab in quotes", keys: `cat "gam${tab}`, is: '~ ❯ cat "gamma file" │' },
  { name: "Tab after a directory", keys: `cat fol${tab}`, is: "~ ❯ cat folder/│" },
  {
    name: "Tab quotes what the shell would read",
    keys: `cat \\$d${tab}`,
    is: "~ ❯ cat \\$dollar │",
  },
  { name: "Tab and wide characters", keys: `cat 日${tab}`, is: "~ ❯ cat 日本 │" },
  { name: "Tab with nothing that fits", keys: `cat zzz${tab}!`, is: "~ ❯ cat zzz!│" },
  {
    name: "Tab in the middle",
    keys: `cat gam x${left}${left}${tab}`,
    is: "~ ❯ cat gamma\\ file│ x",
  },
  { name: "Ctrl+I is Tab (CSI u)", keys: "cat gam\x1b[105;5u", is: "~ ❯ cat gamma\\ file │" },
  { name: "Tab (CSI u)", keys: "cat gam\x1b[9u", is: "~ ❯ cat gamma\\ file │" },
  {
    name: "Tab types what all begin with and shows them",
    keys: `cat be${tab}`,
    is: `~ ❯ cat beta-│\n${menu}`,
  },
  {
    name: "Tab again chooses the first",
    keys: `cat be${tab.repeat(2)}`,
    is: `~ ❯ cat beta-five│\n${menu}`,
  },
  { name: "Tab goes on", keys: `cat be${tab.repeat(3)}`, is: `~ ❯ cat beta-four│\n${menu}` },
  { name: "Tab goes round", keys: `cat be${tab.repeat(5)}`, is: `~ ❯ cat beta-five│\n${menu}` },
  {
    name: "Shift+Tab begins at the end",
    keys: `cat be${tab}${shiftTab}`,
    is: `~ ❯ cat beta-nine│\n${menu}`,
  },
  {
    name: "Shift+Tab goes back",
    keys: `cat be${tab.repeat(3)}${shiftTab}`,
    is: `~ ❯ cat beta-five│\n${menu}`,
  },
  {
    name: "Ctrl+N and Ctrl+P in the menu",
    keys: `cat be${tab}\x0e\x0e\x10`,
    is: `~ ❯ cat beta-five│\n${menu}`,
  },
  {
    name: "Right goes to the next column",
    keys: `cat be${tab.repeat(2)}${right}`,
    is: `~ ❯ cat beta-four│\n${menu}`,
  },
  {
    name: "Left goes back",
    keys: `cat be${tab.repeat(3)}${left}`,
    is: `~ ❯ cat beta-five│\n${menu}`,
  },
  {
    name: "Enter takes what is chosen",
    keys: `cat be${tab.repeat(3)}\r`,
    is: "~ ❯ cat beta-four │",
  },
  {
    name: "Ctrl+M takes what is chosen (CSI u)",
    keys: `cat be${tab.repeat(3)}\x1b[109;5u`,
    is: "~ ❯ cat beta-four │",
  },
  {
    name: "a blank takes what is chosen",
    keys: `cat be${tab.repeat(3)} x`,
    is: "~ ❯ cat beta-four x│",
  },
  {
    name: "Esc leaves the text as it was typed",
    keys: `cat be${tab.repeat(3)}\x1b`,
    is: "~ ❯ cat beta-│",
  },
  {
    name: "Ctrl+G leaves the text as it was typed",
    keys: `cat be${tab.repeat(3)}\x07!`,
    is: "~ ❯ cat beta-!│",
  },
  {
    name: "Ctrl+C drops the line with its menu",
    keys: `cat be${tab.repeat(3)}\x03`,
    is: "~ ❯ cat beta-^C\n~ ❯ │",
  },
  {
    name: "typing makes the menu shorter",
    keys: `cat be${tab}f`,
    is: "~ ❯ cat beta-f│\nbeta-five  beta-four",
  },
  {
    name: "Backspace makes it longer again",
    keys: `cat be${tab}f\x7f`,
    is: `~ ❯ cat beta-│\n${menu}`,
  },
  { name: "typing what fits nothing closes it", keys: `cat be${tab}z`, is: "~ ❯ cat beta-z│" },
  { name: "Ctrl+A closes it", keys: `cat be${tab}\x01`, is: "~ ❯ │cat beta-" },
  {
    name: "Up in a menu where nothing is chosen is the entry's",
    keys: `cat be${tab}${up}!`,
    is: "~ ❯ cat beta-!│",
  },
  { name: "Down chooses", keys: `cat be${tab}${down}`, is: `~ ❯ cat beta-five│\n${menu}` },
  { name: "undo after a choice", keys: `cat be${tab.repeat(3)}\r\x1f`, is: "~ ❯ cat beta-│" },
  { name: "Ctrl+L keeps the menu", keys: `cat be${tab}\x0c`, is: `~ ❯ cat beta-│\n${menu}` },
  {
    name: "the menu stands under the last line",
    keys: `echo a\x1b\rcat be${tab}`,
    is: `~ ❯ echo a\n… cat beta-│\n${menu}`,
  },
  { name: "Alt+? shows without typing", keys: "cat be\x1b?", is: `~ ❯ cat be│\n${menu}` },
  { name: "Alt+= shows without typing", keys: "cat be\x1b=", is: `~ ❯ cat be│\n${menu}` },
];
