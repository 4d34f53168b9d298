export { editActions, type EditAction } from "./edit-action.ts";
export { EditBuffer } from "./edit-buffer.ts";
export { graphemeCeil, graphemeFloor, nextGrapheme, previousGrapheme } from "./grapheme.ts";
export { graphemesOf } from "./graphemes-of.ts";
export { KillRing } from "./kill-ring.ts";
export type { TextRange } from "./text-range.ts";
export { viCommands } from "./vi-commands.ts";
export { ViMachine, type ViResult, type ViState } from "./vi/vi-machine.ts";
export type { WordStyle } from "./word-style.ts";
