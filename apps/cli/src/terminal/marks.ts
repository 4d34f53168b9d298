import { cut } from "../listings/columns.ts";

/**
 * What the terminal is told of what happens on its screen. Each gives the bytes to write, none where
 * the terminal would show them instead.
 */
export interface TerminalMarks {
  /** OSC 0. */
  title(text: string): string;
  /** Puts the title on the terminal's own stack, and takes it back. */
  saveTitle(): string;
  restoreTitle(): string;
  /** OSC 7: a new tab opens in the same directory. */
  directory(path: string): string;
  /** OSC 133 A and B: around the prompt. */
  promptStart(): string;
  promptEnd(): string;
  /** OSC 133 C: output follows. Undefined for a line that is nobody's business. */
  outputStart(command: string | undefined): string;
  /** OSC 133 D: what was entered is over; undefined if nothing ran. */
  outputEnd(status: number | undefined): string;
}

export interface MarkedTerminal {
  /** TERM. */
  readonly kind: string | undefined;
  readonly host: string;
}

const titleColumns = 100;
/** A command line that was cut is another one, so that a long one is left out. */
const longestCommand = 2000;

export function terminalMarks({ kind, host }: MarkedTerminal): TerminalMarks {
  if (kind === undefined || /^(?:dumb|linux|emacs|eterm.*|vt\d+)$/.test(kind)) return noMarks;
  return {
    title: (text) => osc(`0;${cut(text, titleColumns)}`),
    saveTitle: () => "\u001B[22;0t",
    restoreTitle: () => "\u001B[23;0t",
    directory: (path) => osc(`7;file://${encoded(host)}${path.split("/").map(encoded).join("/")}`),
    promptStart: () => osc("133;A"),
    promptEnd: () => osc("133;B"),
    outputStart: (command) =>
      command === undefined || command.length > longestCommand
        ? osc("133;C")
        : osc(`133;C;cmdline_url=${encoded(command)}`),
    outputEnd: (status) => osc(status === undefined ? "133;D" : `133;D;${status}`),
  };
}

const nothing = (): string => "";

const noMarks: TerminalMarks = {
  title: nothing,
  saveTitle: nothing,
  restoreTitle: nothing,
  directory: nothing,
  promptStart: nothing,
  promptEnd: nothing,
  outputStart: nothing,
  outputEnd: nothing,
};

/** Ended by BEL, which older terminals understand, too. */
function osc(text: string): string {
  return `\u001B]${text}\u0007`;
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
