import { key, paste } from "../key.ts";
import type { KeyCase } from "../key-case.ts";

const { home, left, backspace } = key;

/** Characters that are wider, narrower or longer than one cell, and the right edge. */
export const widthCases: readonly KeyCase[] = [
  { name: "wide characters", keys: `echo 日本語${left}`, is: "~ ❯ echo 日本│語" },
  {
    name: "Backspace takes a wide character",
    keys: `echo 日本語${left}${backspace}x`,
    is: "~ ❯ echo 日x│語",
  },
  {
    name: "Delete takes a wide character",
    keys: `echo 日本語${left.repeat(3)}${key.delete}`,
    is: "~ ❯ echo │本語",
  },
  {
    name: "a narrow one before wide ones",
    keys: `echo 日本${left.repeat(2)}a`,
    is: "~ ❯ echo a│日本",
  },
  { name: "Hangul", keys: `echo 한국어${left}`, is: "~ ❯ echo 한국│어" },
  { name: "an emoji", keys: `echo 😀!${left}`, is: "~ ❯ echo 😀│!" },
  { name: "Backspace takes an emoji", keys: `echo 😀!${left}${backspace}`, is: "~ ❯ echo │!" },
  { name: "Backspace takes a family", keys: `echo 👩‍👩‍👧‍👦!${left}${backspace}`, is: "~ ❯ echo │!" },
  { name: "Backspace takes a flag", keys: `echo 🇩🇪!${left}${backspace}`, is: "~ ❯ echo │!" },
  {
    name: "Backspace takes a thumb with its colour",
    keys: `echo 👍🏽!${left}${backspace}`,
    is: "~ ❯ echo │!",
  },
  { name: "Backspace takes a keycap", keys: `echo 1️⃣!${left}${backspace}`, is: "~ ❯ echo │!" },
  { name: "a combining mark", keys: `echo e\u0301!${left}`, is: "~ ❯ echo e\u0301│!" },
  {
    name: "Backspace takes the mark with its letter",
    keys: `echo e\u0301!${left}${backspace}`,
    is: "~ ❯ echo │!",
  },
  {
    name: "Left goes over a letter with two marks",
    keys: `echo a\u0323\u0302b${left}${left}`,
    is: "~ ❯ echo │a\u0323\u0302b",
  },
  { name: "a mark that is typed later", keys: `echo e!${left}\u0301`, is: "~ ❯ echo e\u0301│!" },
  { name: "words of other letters", keys: "echo привет мир\x1bb", is: "~ ❯ echo привет │мир" },
  { name: "Alt+U on other letters", keys: "echo straße\x1bb\x1bu", is: "~ ❯ echo STRASSE│" },
  {
    name: "a zero-width space is not lost",
    keys: `echo a\u200bb${left.repeat(2)}${key.delete.repeat(2)}`,
    is: "~ ❯ echo a│",
  },
  {
    name: "controls of the right-to-left kind are not obeyed",
    keys: paste("echo a\u202eb"),
    is: "~ ❯ echo a·b│",
  },
  { name: "C1 controls are not sent", keys: paste("echo a\u009bb"), is: "~ ❯ echo ab│" },
  {
    name: "a line of just the width leaves the cursor in the next row",
    keys: paste(`echo ${"x".repeat(31)}`),
    is: {
      40: `~ ❯ echo ${"x".repeat(31)}\n│`,
      80: `~ ❯ echo ${"x".repeat(31)}│`,
      200: `~ ❯ echo ${"x".repeat(31)}│`,
    },
  },
  {
    name: "a line one over the width",
    keys: `echo ${"x".repeat(72)}`,
    is: {
      40: `~ ❯ echo ${"x".repeat(31)}\n${"x".repeat(40)}\nx│`,
      80: `~ ❯ echo ${"x".repeat(71)}\nx│`,
      200: `~ ❯ echo ${"x".repeat(72)}│`,
    },
  },
  {
    name: "Backspace comes back from the next row",
    keys: `echo ${"x".repeat(71)}y\x7f\x7f`,
    is: {
      40: `~ ❯ echo ${"x".repeat(31)}\n${"x".repeat(39)}│`,
      80: `~ ❯ echo ${"x".repeat(70)}│`,
      200: `~ ❯ echo ${"x".repeat(70)}│`,
    },
  },
  {
    name: "Home of a line that wraps goes to its first row",
    keys: `echo ${"x".repeat(72)}${home}`,
    is: {
      40: `~ ❯ │echo ${"x".repeat(31)}\n${"x".repeat(40)}\nx`,
      80: `~ ❯ │echo ${"x".repeat(71)}\nx`,
      200: `~ ❯ │echo ${"x".repeat(72)}`,
    },
  },
  {
    name: "an insertion pushes over the edge",
    keys: `echo ${"x".repeat(71)}${home}a`,
    is: {
      40: `~ ? a│echo ${"x".repeat(30)}\n${"x".repeat(40)}\nx`,
      80: `~ ? a│echo ${"x".repeat(70)}\nx`,
      200: `~ ? a│echo ${"x".repeat(71)}`,
    },
  },
  {
    name: "a wide character that does not fit goes to the next row",
    keys: `echo ${"x".repeat(30)}日${"x".repeat(38)}日z`,
    is: {
      40: `~ ❯ echo ${"x".repeat(30)}\n日${"x".repeat(38)}\n日z│`,
      80: `~ ❯ echo ${"x".repeat(30)}日${"x".repeat(38)}\n日z│`,
      200: `~ ❯ echo ${"x".repeat(30)}日${"x".repeat(38)}日z│`,
    },
  },
  {
    name: "Left goes back over the edge",
    keys: `echo ${"x".repeat(71)}yz${left.repeat(3)}`,
    is: {
      40: `~ ❯ echo ${"x".repeat(31)}\n${"x".repeat(39)}│x\nyz`,
      80: `~ ❯ echo ${"x".repeat(70)}│x\nyz`,
      200: `~ ❯ echo ${"x".repeat(70)}│xyz`,
    },
  },
  {
    name: "a second line wraps for itself",
    keys: `echo a\x1b\r${"b".repeat(79)}`,
    is: {
      40: `~ ❯ echo a\n… ${"b".repeat(38)}\n${"b".repeat(40)}\nb│`,
      80: `~ ❯ echo a\n… ${"b".repeat(78)}\nb│`,
      200: `~ ❯ echo a\n… ${"b".repeat(79)}│`,
    },
  },
  {
    name: "Ctrl+U of a line that wraps leaves one row",
    keys: `echo ${"x".repeat(100)}\x15ls`,
    is: "~ ❯ ls│",
  },
  {
    name: "Up in a line that wraps is no motion",
    keys: `echo ${"x".repeat(40)}${key.up}z`,
    is: {
      40: `~ ❯ echo ${"x".repeat(31)}\n${"x".repeat(9)}z│`,
      80: `~ ❯ echo ${"x".repeat(40)}z│`,
      200: `~ ❯ echo ${"x".repeat(40)}z│`,
    },
  },
];
