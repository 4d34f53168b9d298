const esc = "\u001b";
const csi = `${esc}[`;
const st = `${esc}\\`;
const askAttributes = `${csi}c`;

/** How a terminal is asked to tell keys apart that look the same without it. */
export type KeyboardProtocol = "kitty" | "modifyOtherKeys";

/**
 * Asked once at the start: the Kitty keyboard flags, background and foreground, name and version.
 * Every terminal answers the last question, DA1: with it, what is still open never comes.
 */
export const queryTerminal = `${csi}?u${esc}]11;?${st}${esc}]10;?${st}${csi}>q${askAttributes}`;

/**
 * Asked before the first picture: Kitty graphics, the size of a cell, DA1. Not asked at the start, for
 * tmux and screen take the first for a title and Apple's terminal prints it.
 */
export const queryGraphics = `${esc}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA${st}${csi}16t${askAttributes}`;

/** The answer is an F3 with modifiers by its form, unless the decoder is told that it was asked for. */
export const queryCursor = `${csi}6n`;

/** Kitty: disambiguated keys (1) with their alternates (4); releases and text as sequences serve no editor. */
export function enableKeys(protocol: KeyboardProtocol): string {
  return protocol === "kitty" ? `${csi}>5u` : `${csi}>4;1m`;
}

export function disableKeys(protocol: KeyboardProtocol): string {
  return protocol === "kitty" ? `${csi}<u` : `${csi}>4;0m`;
}

export const enablePaste = `${csi}?2004h`;
export const disablePaste = `${csi}?2004l`;
export const enableFocus = `${csi}?1004h`;
export const disableFocus = `${csi}?1004l`;

/** What vi's modes look like; `default` is what the person chose in the terminal's own settings. */
export type CursorShape = "default" | "block" | "underline" | "bar";

export function setCursorShape(shape: CursorShape): string {
  return `${csi}${shapeNumbers[shape]} q`;
}

const shapeNumbers = { default: 0, block: 2, underline: 4, bar: 6 } as const;

/**
 * Undoes whatever a program left that could not clean up: a predecessor killed with -9, or a child. The
 * cursor is saved and restored around it, for margins and the main screen move it. Kitty's flags are
 * cleared and not popped: a program around this one may have its own below.
 */
export const undoLeftModes = [
  `${esc}7`,
  `${csi}?1049l`, // the alternate screen
  `${csi}r${csi}?6l`, // margins, origin
  `${csi}?7h${csi}4l`, // wrapping, insert mode
  `${esc}(B\u000f`, // line-drawing letters
  `${esc}8`,
  `${csi}0m`,
  `${csi}=0u`,
  `${csi}>4;0m`,
  `${csi}?1l${esc}>`, // cursor keys and keypad in application mode
  `${csi}?9;1000;1002;1003;1005;1006;1015l`, // the mouse
  disableFocus,
  disablePaste,
  `${csi}?2026l`, // held-back drawing
  setCursorShape("default"),
  `${csi}?25h`,
].join("");
