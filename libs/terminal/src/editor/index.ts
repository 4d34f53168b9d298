export type * from "./editor-request.ts";
export { LineEditor, type LineEditorOptions } from "./line-editor.ts";
export { copyToClipboard } from "./copy-to-clipboard.ts";
export { noRecall } from "./no-recall.ts";
export { promptOf, styledText } from "./styled-text.ts";
