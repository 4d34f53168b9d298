import { key } from "../key.ts";
import type { KeyCase } from "../key-case.ts";

const { home } = key;

/** The same keys as other terminals send them, and what is no key at all. */
export const encodingCases: readonly KeyCase[] = [
  { name: "Ctrl+A (CSI u)", keys: "echo one\x1b[97;5u", is: "~ ❯ │echo one" },
  { name: "Ctrl+A (modifyOtherKeys)", keys: "echo one\x1b[27;5;97~", is: "~ ❯ │echo one" },
  { name: "Ctrl+A (Kitty, with its kind)", keys: "echo one\x1b[97;5:1u", is: "~ ❯ │echo one" },
  {
    name: "Ctrl+A by its place on a Cyrillic keyboard",
    keys: "echo one\x1b[1092::97;5u",
    is: "~ ❯ │echo one",
  },
  {
    name: "a repeated key (Kitty)",
    keys: "echo one\x1b[97;5:1u\x1b[102;5:2u",
    is: "~ ❯ e│cho one",
  },
  { name: "a key that is let go is none", keys: "echo one\x1b[97;5:3u!", is: "~ ❯ echo one!│" },
  { name: "Left with its kind (Kitty)", keys: "echo one\x1b[1;1:1D", is: "~ ❯ echo on│e" },
  { name: "Left that is let go is none", keys: "echo one\x1b[1;1:3D!", is: "~ ❯ echo one!│" },
  { name: "Left with Num Lock", keys: "echo one\x1b[1;129D", is: "~ ❯ echo on│e" },
  { name: "Ctrl+Left with Caps Lock", keys: "echo one\x1b[1;69D", is: "~ ❯ echo │one" },
  { name: "Alt+B (CSI u)", keys: "echo one\x1b[98;3u", is: "~ ❯ echo │one" },
  { name: "Alt+B (modifyOtherKeys)", keys: "echo one\x1b[27;3;98~", is: "~ ❯ echo │one" },
  { name: "Backspace (CSI u)", keys: "echo one\x1b[127u", is: "~ ❯ echo on│" },
  { name: "Ctrl+W (CSI u)", keys: "echo one\x1b[119;5u", is: "~ ❯ echo │" },
  { name: "Ctrl+W (modifyOtherKeys)", keys: "echo one\x1b[27;5;119~", is: "~ ❯ echo │" },
  { name: "Ctrl+/ (CSI u)", keys: "echo one\x17\x1b[47;5u", is: "~ ❯ echo one│" },
  { name: "Ctrl+Space (CSI u)", keys: "echo one\x1b[32;5u\x1bb\x18\x17", is: "~ ❯ echo │" },
  { name: "a letter as a sequence (Kitty)", keys: "echo \x1b[97;;97u", is: "~ ❯ echo a│" },
  { name: "a capital as a sequence (Kitty)", keys: "echo \x1b[97:65;2u", is: "~ ❯ echo A│" },
  { name: "a letter with Caps Lock (Kitty)", keys: "echo \x1b[97;65;65u", is: "~ ❯ echo A│" },
  { name: "the 1 of the keypad (Kitty)", keys: "echo \x1b[57400u", is: "~ ❯ echo 1│" },
  { name: "the Left of the keypad (Kitty)", keys: "echo one\x1b[57417u", is: "~ ❯ echo on│e" },
  { name: "a lone Shift is none (Kitty)", keys: "echo \x1b[57441;2ua", is: "~ ❯ echo a│" },
  { name: "Enter (CSI u)", keys: 'echo "a\x1b[13u', is: '~ ❯ echo "a\n… │' },
  { name: "Ctrl+M (CSI u)", keys: 'echo "a\x1b[109;5u', is: '~ ❯ echo "a\n… │' },
  { name: "Ctrl+C (CSI u)", keys: "echo one\x1b[99;5u", is: "~ ❯ echo one^C\n~ ❯ │" },
  { name: "Ctrl+C (modifyOtherKeys)", keys: "echo one\x1b[27;5;99~", is: "~ ❯ echo one^C\n~ ❯ │" },
  {
    name: "the mouse is ignored (SGR)",
    keys: "echo a\x1b[<0;3;4M\x1b[<0;3;4mb",
    is: "~ ❯ echo ab│",
  },
  { name: "the mouse is ignored (X10)", keys: "echo a\x1b[M !!b", is: "~ ❯ echo ab│" },
  { name: "the focus is no text", keys: "echo a\x1b[O\x1b[Ib", is: "~ ❯ echo ab│" },
  {
    name: "a late answer about attributes is no text",
    keys: "echo a\x1b[?62;22cb",
    is: "~ ❯ echo ab│",
  },
  {
    name: "a late answer about colours is no text",
    keys: "echo a\x1b]11;rgb:0000/0000/0000\x1b\\b",
    is: "~ ❯ echo ab│",
  },
  {
    name: "a late answer about the name is no text",
    keys: "echo a\x1bP>|term 1.0\x1b\\b",
    is: "~ ❯ echo ab│",
  },
  { name: "an unknown sequence is no text", keys: "echo a\x1b[99~\x1b[1;9Xb", is: "~ ❯ echo ab│" },
  { name: "an unbound F-key is no text", keys: "echo a\x1b[34~b", is: "~ ❯ echo ab│" },
  { name: "an unbound Ctrl is no text", keys: "echo a\x1cb", is: "~ ❯ echo ab│" },
  { name: "Insert is no text", keys: "echo a\x1b[2~b", is: "~ ❯ echo ab│" },
  { name: "Ctrl+X and a key that is none of its own", keys: "echo a\x18\x01b", is: "~ ❯ echo ab│" },
  {
    name: "Esc closes nothing and types nothing",
    keys: `echo ab${home}\x1b\x1b`,
    is: "~ ❯ │echo ab",
  },
];
