export { bindings } from "./bindings.ts";
export { describeChords } from "./describe-chords.ts";
export { eventChords } from "./event-chords.ts";
export { createKeyDecoder, type KeyDecoderOptions } from "./key-decoder.ts";
export type { Chord, KeyDecoder, KeyEvent, Pause, Rgb, TerminalAnswer } from "./key-event.ts";
export {
  disableFocus,
  disableKeys,
  disablePaste,
  enableFocus,
  enableKeys,
  enablePaste,
  queryCursor,
  queryGraphics,
  queryTerminal,
  setCursorShape,
  undoLeftModes,
  type CursorShape,
  type KeyboardProtocol,
} from "./keyboard-protocol.ts";
export { createKeymap, type Bindings, type Keymap, type KeymapFinding } from "./keymap.ts";
export { menuActions, type MenuAction } from "./menu-action.ts";
export { pagerActions, type PagerAction } from "./pager-action.ts";
export { parseChords } from "./parse-chords.ts";
export { promptActions, type PromptAction } from "./prompt-action.ts";
export { searchActions, type SearchAction } from "./search-action.ts";
