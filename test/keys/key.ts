/** What keys send on a terminal of the usual kind. */
export const key = {
  left: "\x1b[D",
  right: "\x1b[C",
  up: "\x1b[A",
  down: "\x1b[B",
  home: "\x1b[H",
  end: "\x1b[F",
  ctrlLeft: "\x1b[1;5D",
  ctrlRight: "\x1b[1;5C",
  ctrlHome: "\x1b[1;5H",
  ctrlEnd: "\x1b[1;5F",
  ctrlUp: "\x1b[1;5A",
  ctrlDown: "\x1b[1;5B",
  shiftLeft: "\x1b[1;2D",
  shiftRight: "\x1b[1;2C",
  shiftHome: "\x1b[1;2H",
  shiftEnd: "\x1b[1;2F",
  altLeft: "\x1b[1;3D",
  altRight: "\x1b[1;3C",
  altDown: "\x1b[1;3B",
  delete: "\x1b[3~",
  backspace: "\x7f",
  escape: "\x1b",
  pageUp: "\x1b[5~",
  pageDown: "\x1b[6~",
  shiftTab: "\x1b[Z",
  tab: "\t",
  newline: "\x1b\r",
  enter: "\r",
} as const;

/** What is pasted comes between marks. */
export const paste = (text: string): string => `\x1b[200~${text}\x1b[201~`;
