import { colourShellLine, colourTypeScript, type RoleRange } from "@aish/terminal/line-colour";
import { printableText } from "../listings/columns.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import type { Snippet } from "./snippet.ts";

/** The code that is about to run, in colour, behind a bar. */
export function shownCode(
  { language }: Pick<Snippet, "language">,
  code: string,
  { themes, lineFacts }: Pick<PromptShell, "themes" | "lineFacts">,
): string {
  const { palette } = themes;
  const text = printableText(code);
  // What kai looks like is near enough to a shell's line.
  const visible = { start: 0, end: text.length };
  const ranges =
    language === "ts" ? colourTypeScript(text) : colourShellLine(text, lineFacts, { visible });
  const bar = palette.paint("faint", "▌");
  return coloured(text, ranges, (role, part) => palette.paint(role, part))
    .split("\n")
    .map((line) => `${bar} ${line}\n`)
    .join("");
}

/** A colour ends with its line, so that the bar before the next one is free of it. */
function coloured(
  text: string,
  ranges: readonly RoleRange[],
  paint: (role: RoleRange["role"], part: string) => string,
): string {
  let shown = "";
  let at = 0;
  for (const { start, end, role } of ranges) {
    const lines = text.slice(start, end).split("\n");
    shown += text.slice(at, start) + lines.map((line) => paint(role, line)).join("\n");
    at = end;
  }
  return shown + text.slice(at);
}
