import type { Word } from "../ast.ts";
import { parseQuotedParts } from "./parse-quoted.ts";
import { endOfText, type ParseState, type PendingHereDocument } from "./parse-state.ts";

/** Called at the start of a line: reads the bodies of the here-documents announced on the one before. */
export function readHereDocuments(state: ParseState): void {
  const pending = state.pending;
  state.pending = [];
  for (const document of pending) {
    // The body before this one left the end of its last line.
    if (document !== pending[0]) takeLineEnd(state);
    readBody(state, document);
  }
}

/** At the end of the source: the bodies that were announced never began. */
export function reportMissingBodies(state: ParseState): void {
  for (const { node } of state.pending) reportUnclosed(state, node.delimiter, node.span);
  state.pending = [];
}

function takeLineEnd(state: ParseState): void {
  if (state.code() === 13) state.take("newline", 1);
  if (state.code() === 10) state.take("newline", 1);
}

function readBody(state: ParseState, { node }: PendingHereDocument): void {
  const start = state.at;
  const close = findDelimiter(state, node.delimiter, node.stripTabs);
  const bodyEnd = close?.start ?? state.end;
  const body: Word = {
    kind: "word",
    span: { start, end: bodyEnd },
    parts: node.quoted
      ? literalBody(state, bodyEnd, node.stripTabs)
      : expandedBody(state, bodyEnd, node.stripTabs),
  };
  node.body = body;
  if (state.halted) return;
  if (close === undefined) reportUnclosed(state, node.delimiter, node.span);
  else state.take("operator", close.end - state.at);
}

function expandedBody(state: ParseState, end: number, stripTabs: boolean): Word["parts"] {
  return state.within(end, () => {
    const outside = state.enter();
    const parts = parseQuotedParts(state, {
      close: endOfText,
      escapes: "document",
      stripTabs,
      kind: "heredocBody",
    });
    state.leave(outside);
    return parts;
  });
}

function literalBody(state: ParseState, end: number, stripTabs: boolean): Word["parts"] {
  const start = state.at;
  state.at = end;
  state.mark("heredocBody", start);
  const text = state.text(start);
  if (text === "") return [];
  const shown = stripTabs ? text.replaceAll(/^\t+/gm, "") : text;
  return [{ kind: "literal", span: { start, end }, text: shown }];
}

/** The line that ends the body: where it starts, and where its text ends. */
function findDelimiter(
  state: ParseState,
  delimiter: string,
  stripTabs: boolean,
): { readonly start: number; readonly end: number } | undefined {
  let start = state.at;
  while (start < state.end) {
    const found = state.find("\n", start);
    const lineEnd = found < 0 ? state.end : found;
    let at = start;
    if (stripTabs) while (state.source.charCodeAt(at) === 9) at += 1;
    if (state.source.startsWith(delimiter, at)) {
      const end = at + delimiter.length;
      if (end === lineEnd || (end + 1 === lineEnd && state.source.charCodeAt(end) === 13)) {
        return { start, end };
      }
    }
    start = lineEnd + 1;
  }
  return undefined;
}

function reportUnclosed(
  state: ParseState,
  delimiter: string,
  span: { readonly start: number; readonly end: number },
): void {
  const message = `unterminated here-document: no line \`${delimiter}\``;
  const hint = `end the text with a line that holds \`${delimiter}\` alone`;
  state.unclosed(`here-document ${delimiter}`, span, message, hint);
}
