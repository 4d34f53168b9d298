import type { Span } from "../ast.ts";
import { drawnCharacter, drawnWidth } from "./render-character.ts";
import type { Diagnostic } from "../diagnostic.ts";

export interface RenderOptions {
  readonly path?: string;
  /** The number of the source's first line, where it is a piece of something longer. */
  readonly firstLine?: number;
}

/** How much of a long line is drawn on each side of the fault, and at most of the fault itself. */
const margin = 40;
const longest = 80;

/**
 * Several lines without an end of line: where and what, the source line with carets under the span, the hint. Plain
 * text; nothing of the source reaches a terminal that could drive it.
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  source: string,
  options: RenderOptions = {},
): string {
  const { severity, code, message, hint } = diagnostic;
  const place = locate(source, diagnostic.span);
  const number = `${place.line + (options.firstLine ?? 1)}`;
  const path = options.path === undefined ? "" : `${options.path}:`;
  const lines = [drawn(`${path}${number}:${place.column}: ${severity} [${code}]: ${message}`)];
  if (place.text.trim() !== "") {
    const { text, carets } = drawLine(place);
    lines.push(`${number} | ${text}`, `${" ".repeat(number.length)} | ${carets}`);
  }
  if (hint !== undefined) lines.push(drawn(`${" ".repeat(number.length)} → ${hint}`));
  return lines.join("\n");
}

interface Place {
  /** From zero. */
  readonly line: number;
  /** From one, in characters. */
  readonly column: number;
  readonly text: string;
  /** Offsets into `text`. */
  readonly start: number;
  readonly end: number;
}

function locate(source: string, span: Span): Place {
  const at = Math.max(0, Math.min(span.start, source.length));
  let line = 0;
  let begin = 0;
  for (let next = source.indexOf("\n"); next !== -1 && next < at;) {
    line += 1;
    begin = next + 1;
    next = source.indexOf("\n", begin);
  }
  const newline = source.indexOf("\n", begin);
  const full = source.slice(begin, newline === -1 ? source.length : newline);
  const text = full.endsWith("\r") ? full.slice(0, -1) : full;
  const start = Math.min(at - begin, text.length);
  const end = Math.max(start, Math.min(span.end - begin, text.length));
  return { line, column: characters(text.slice(0, start)) + 1, text, start, end };
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function drawLine({ text, start, end }: Place): { text: string; carets: string } {
  const from = start <= margin ? 0 : wholeCharacter(text, start - margin);
  const until = wholeCharacter(text, Math.min(end, start + longest) + margin);
  const before = `${from === 0 ? "" : "…"}${text.slice(from, start)}`;
  const marked = text.slice(start, Math.min(end, until));
  const after = `${text.slice(start + marked.length, until)}${until < text.length ? "…" : ""}`;
  const padding = Array.from(before, (character) => blank(character)).join("");
  const width = Array.from(marked).reduce((sum, character) => sum + drawnWidth(character), 0);
  return {
    text: drawn(before + marked + after),
    carets: padding + "^".repeat(Math.max(1, width)),
  };
}

/** Not between the halves of a character outside the basic plane. */
function wholeCharacter(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}

/** A tab stays one, so that carets stand under their text however wide the terminal makes it. */
function blank(character: string): string {
  return character === "\t" ? "\t" : " ".repeat(drawnWidth(character));
}

function drawn(text: string): string {
  return Array.from(text, (character) => drawnCharacter(character)).join("");
}
