import { literalMark, scanCommand } from "@aish/core";

/** Where a line goes. `reason` is for people: it is shown when they ask why. */
export type Route = EmptyRoute | MetaRoute | ShellRoute | AskRoute | UnknownRoute;

export interface EmptyRoute {
  readonly kind: "empty";
  readonly reason: string;
}

export interface MetaRoute {
  readonly kind: "meta";
  readonly name: string;
  readonly args: string;
  readonly reason: string;
}

export interface ShellRoute {
  readonly kind: "shell";
  /** Without the `!` in front and the `&` at the end. */
  readonly command: string;
  /** The model never sees it. */
  readonly private: boolean;
  readonly background: boolean;
  readonly reason: string;
}

export interface AskRoute {
  readonly kind: "ask";
  readonly text: string;
  readonly reason: string;
}

/** Looks like a command, but there is none of that name: nothing runs and nobody is asked. */
export interface UnknownRoute {
  readonly kind: "unknown";
  readonly word: string;
  readonly suggestion: string | undefined;
  readonly reason: string;
}

export function ask(text: string, reason: string): AskRoute {
  return { kind: "ask", text, reason };
}

export function shell(typed: string, reason: string, hidden = false): ShellRoute {
  const command = withoutAmpersand(typed);
  return {
    kind: "shell",
    command: command ?? typed,
    private: hidden,
    background: command !== undefined,
    reason,
  };
}

/** The command in front of a `&` that ends the line, if there is one. */
function withoutAmpersand(typed: string): string | undefined {
  const { bare, open } = scanCommand(typed);
  if (open !== undefined) return undefined;
  let comment = bare.trimEnd().length; // where the literal text at the end begins, a comment perhaps
  while (bare.charAt(comment - 1) === literalMark) comment -= 1;
  const code = typed.charAt(comment) === "#" ? bare.slice(0, comment) : bare;
  const end = /(?<![&<>|])&\s*$/.exec(code)?.index;
  const command = end === undefined ? "" : typed.slice(0, end).trim();
  return command === "" ? undefined : command;
}
