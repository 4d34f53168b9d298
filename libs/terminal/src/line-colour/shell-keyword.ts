import type { Expectation } from "./shell-state.ts";

export interface ShellKeyword {
  /** Where it is one; elsewhere it is a word like another. */
  readonly at: readonly Expectation[];
  readonly next: Expectation;
  readonly opens?: "c" | "t";
  readonly closes?: "c" | "t";
}

const leads: ShellKeyword = { at: ["command"], next: "command" };
const ends: ShellKeyword = { at: ["command"], next: "argument" };
const loops: ShellKeyword = { at: ["command"], next: "forName" };

/** Words that a POSIX-like shell reads as its own where a command could stand. */
export const shellKeywords: ReadonlyMap<string, ShellKeyword> = new Map([
  ...["if", "then", "elif", "else", "while", "until", "time", "!", "coproc", "{"].map(
    (name) => [name, leads] as const,
  ),
  ...["fi", "done", "}"].map((name) => [name, ends] as const),
  ...["for", "select"].map((name) => [name, loops] as const),
  ["do", { at: ["command", "forIn"], next: "command" }],
  ["in", { at: ["caseIn", "forIn"], next: "argument" }],
  ["case", { at: ["command"], next: "caseWord", opens: "c" }],
  ["esac", { at: ["command"], next: "argument", closes: "c" }],
  ["function", { at: ["command"], next: "functionName" }],
  ["[[", { at: ["command"], next: "test", opens: "t" }],
  ["]]", { at: ["test", "testPattern"], next: "argument", closes: "t" }],
]);
