import { draft, type Draft } from "../draft.ts";

const names: readonly (readonly [name: string, description: string])[] = [
  ["TERM", "ask it to end"],
  ["KILL", "end it at once"],
  ["INT", "as Ctrl+C does"],
  ["HUP", "the terminal is gone, or: read the configuration again"],
  ["QUIT", "end with a core dump"],
  ["STOP", "stop it"],
  ["CONT", "let it go on"],
  ["TSTP", "stop it as Ctrl+Z does"],
  ["USR1", "means what the program says"],
  ["USR2", "means what the program says"],
  ["ABRT", "end with a core dump"],
  ["ALRM", "a timer is up"],
  ["PIPE", "nobody reads the pipe"],
  ["CHLD", "a child has ended"],
  ["WINCH", "the window has another size"],
  ["TTIN", "it may not read the terminal"],
  ["TTOU", "it may not write to the terminal"],
];

/** As they stand behind the dash of `kill -`. */
export const signals: readonly Draft[] = names.map(([name, description]) =>
  draft(`-${name}`, "option", description),
);
