/** What a keyboard, or the terminal itself, sent. */
export type KeyEvent =
  /** Printable characters, to be inserted as they are. Never a control character. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "chord"; readonly chord: Chord }
  /** What stood between the marks of a bracketed paste, untouched. */
  | { readonly kind: "paste"; readonly text: string }
  | { readonly kind: "focus"; readonly focused: boolean }
  | { readonly kind: "answer"; readonly answer: TerminalAnswer };

/**
 * A key with its modifiers, written in one way only: `ctrl+`, `alt+`, `shift+`, `super+` in this order
 * before a name in lower case (`enter`, `tab`, `backspace`, `delete`, `escape`, `space`, `up`, `home`,
 * `pageup`, `f1`, …) or a character: `ctrl+a`, `alt+.`, `ctrl+alt+f`, `shift+tab`, `alt+shift+b`.
 */
export type Chord = string;

/** Red, green and blue from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** What a terminal says when it is asked. */
export type TerminalAnswer =
  /** DA1: every terminal gives it, so what was asked before it and is not answered never will be. */
  | { readonly kind: "deviceAttributes"; readonly sixel: boolean }
  /** The terminal has the Kitty keyboard protocol; its flags at the moment. */
  | { readonly kind: "keyboardFlags"; readonly flags: number }
  | { readonly kind: "background"; readonly colour: Rgb }
  | { readonly kind: "foreground"; readonly colour: Rgb }
  /** Both counted from 0. */
  | { readonly kind: "cursor"; readonly row: number; readonly column: number }
  /** DECRPM: 0 is not known, 1 and 3 are set, 2 and 4 are reset. */
  | { readonly kind: "mode"; readonly mode: number; readonly state: number }
  | { readonly kind: "version"; readonly name: string }
  | { readonly kind: "graphics"; readonly ok: boolean }
  /** In pixels. */
  | { readonly kind: "cellSize"; readonly width: number; readonly height: number };

/** Turns bytes into events. A sequence or a character that is cut between two reads is finished by the next. */
export interface KeyDecoder {
  decode(bytes: Uint8Array): readonly KeyEvent[];
  /** Bytes wait that are a key by themselves if nothing follows soon: a lone ESC, `ESC [`. */
  readonly isWaiting: boolean;
  /** What only a pause can tell; whoever waited for it calls `flush`. */
  readonly pause: Pause;
  /** Nothing followed: what waits is taken for what it is by itself. */
  flush(): readonly KeyEvent[];
}

/** Each kind of pause is of another length. */
export type Pause =
  | "none"
  /** Behind it, what may begin a sequence is a key. */
  | "key"
  /** The same while the terminal answers, which may take its time. */
  | "answer"
  /** Behind it, a paste without an end is shown as far as it has come, and keys are keys again. */
  | "paste"
  /** A key that comes alone, which no part of a paste does. */
  | "lone";
