import { set, type Variables } from "./variables.ts";

export interface TerminalFacts {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** TERM; undefined if it is not set. */
  readonly kind: string | undefined;
  /** Colours that the terminal says it has: 0, 8, 256 or 16777216. */
  readonly colours: number;
  readonly columns: number | undefined;
  readonly rows: number | undefined;
  /** What decides the character set: LC_ALL, else LC_CTYPE, else LANG. */
  readonly locale: string | undefined;
}

/** It shows sequences instead of obeying them. */
export function isPlainTerminal({ kind }: TerminalFacts): boolean {
  return kind === undefined || kind === "dumb";
}

export type StandardStream = "stdin" | "stdout" | "stderr";

/** How to find out what no variable says. */
export interface TerminalProbe {
  readonly isTty: (stream: StandardStream) => boolean;
  /** Asked only if stdout is a terminal. */
  readonly size: () => { readonly columns: number; readonly rows: number };
}

export function toTerminal(variables: Variables, { isTty, size }: TerminalProbe): TerminalFacts {
  const stdout = isTty("stdout");
  const { columns, rows } = stdout ? size() : { columns: undefined, rows: undefined };
  return {
    stdin: isTty("stdin"),
    stdout,
    stderr: isTty("stderr"),
    kind: set(variables.TERM),
    colours: coloursOf(variables),
    columns,
    rows,
    locale: set(variables.LC_ALL) ?? set(variables.LC_CTYPE) ?? set(variables.LANG),
  };
}

/** NO_COLOR forbids, then FORCE_COLOR commands, then it depends on the terminal. */
export function wantsColour(variables: Variables, onTerminal: () => boolean): boolean {
  if (set(variables.NO_COLOR) !== undefined) return false;
  const forced = set(variables.FORCE_COLOR);
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return set(variables.TERM) !== "dumb" && onTerminal();
}

function coloursOf(variables: Variables): number {
  const kind = set(variables.TERM);
  if (kind === undefined || kind === "dumb") return 0;
  const depth = set(variables.COLORTERM);
  if (depth === "truecolor" || depth === "24bit" || kind.endsWith("-direct")) return 2 ** 24;
  return kind.includes("256color") ? 256 : 8;
}
