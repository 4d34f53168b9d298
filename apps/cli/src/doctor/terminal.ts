import { ok, warn, type Check } from "./check.ts";
import type { TerminalFacts } from "../environment/terminal-facts.ts";

export function checkTerminal(terminal: TerminalFacts): Check {
  const { kind, colours, columns, rows } = terminal;
  if (!terminal.stdin || !terminal.stdout)
    return ok("terminal", "none here: output goes elsewhere");
  const known = `${kind ?? "TERM is not set"}, ${columns} × ${rows}, ${colourText(colours)}`;
  if (kind === undefined || kind === "dumb") {
    return warn("terminal", known, "set TERM to what your terminal is, such as xterm-256color");
  }
  if (columns !== undefined && columns < 40) {
    return warn("terminal", known, "make the window at least 40 columns wide");
  }
  return ok("terminal", known);
}

/** Without UTF-8, shells count bytes where people see characters. */
export function checkLocale({ locale }: TerminalFacts): Check {
  const detail = locale ?? "LANG is not set";
  return locale !== undefined && /utf-?8/i.test(locale)
    ? ok("locale", detail)
    : warn("locale", detail, "set LANG to a UTF-8 locale, such as C.UTF-8");
}

function colourText(colours: number): string {
  if (colours === 0) return "no colours";
  return colours === 2 ** 24 ? "true colour" : `${colours} colours`;
}
