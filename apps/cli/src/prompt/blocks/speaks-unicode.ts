import type { TerminalFacts } from "../../environment/terminal-facts.ts";

/** The console of Linux has a font of 512 glyphs, whatever the locale says. */
export function speaksUnicode({ locale, kind }: TerminalFacts): boolean {
  return /utf-?8/i.test(locale ?? "") && kind !== "linux";
}
