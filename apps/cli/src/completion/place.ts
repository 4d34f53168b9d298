import {
  commandPlaces,
  quoteShellTail,
  quoteShellWord,
  splitRoute,
  wordAt,
  type ShellWord,
} from "@aish/terminal/line-colour";

/** Where the cursor stands in a line for the shell. Offsets are of the whole text. */
export interface ShellPlace {
  readonly kind: "shell";
  readonly start: number;
  /** The cursor: what stands behind it stays. */
  readonly end: number;
  /** What was typed of the word, quotes and backslashes gone. */
  readonly value: string;
  /** The same with variables in their place: what a path begins with. */
  readonly expanded: string;
  readonly hasTilde: boolean;
  /** Behind `sudo` and its like, which know nothing of what only the shell can run. */
  readonly isProgram: boolean;
  readonly role: "argument" | "assignment" | "command" | "target";
  /** The words before it, the command first; without `sudo` and its like. */
  readonly words: readonly string[];
  /** The option, or the variable, whose value is typed behind its `=`. */
  readonly option: string | undefined;
  /** How a value is written here. */
  readonly quote: (value: string) => string;
  /** The same for a path whose directories are those that were typed: they stay as they were written. */
  readonly quoteBelow: (directories: string, name: string) => string;
}

export type Place =
  | ShellPlace
  | {
      readonly kind: "variable";
      readonly start: number;
      readonly end: number;
      readonly value: string;
      readonly isBraced: boolean;
    }
  | {
      readonly kind: "meta";
      readonly start: number;
      readonly end: number;
      readonly value: string;
      /** The command whose argument it is; undefined: it is the command's own name. */
      readonly command: string | undefined;
    };

/** Undefined where nothing can be completed: in a question, a comment, the text of a here-document. */
export function readPlace(
  text: string,
  cursor: number,
  variables: Readonly<Record<string, string | undefined>>,
): Place | undefined {
  const before = text.slice(0, cursor);
  const route = splitRoute(before);
  if (route.kind === "ask") return undefined;
  if (route.kind === "meta") {
    if (route.start === cursor && route.prefix.end === cursor) {
      const start = route.prefix.start + 1;
      return { kind: "meta", start, end: cursor, value: before.slice(start), command: undefined };
    }
    const argument = before.slice(route.start);
    return { kind: "meta", start: route.start, end: cursor, value: argument, command: route.name };
  }
  const line = before.slice(route.start);
  const word = wordAt(line, line.length);
  if (word === undefined) return undefined;
  if (word.variable !== undefined) {
    const { start, name, isBraced } = word.variable;
    return { kind: "variable", start: route.start + start, end: cursor, value: name, isBraced };
  }
  return toShellPlace(word, line, route.start, variables);
}

function toShellPlace(
  word: ShellWord,
  line: string,
  shift: number,
  variables: Readonly<Record<string, string | undefined>>,
): ShellPlace {
  const { value, quote, hasTilde } = word;
  const raw = line.slice(word.start, word.end);
  const place = commandPlaces([...word.words, ""]).findLast((index) => index < word.words.length);
  const isOption = word.assigned?.startsWith("-") === true;
  return {
    kind: "shell",
    start: shift + word.start,
    end: shift + word.end,
    value,
    expanded: word.isDynamic ? expanded(value, variables) : value,
    hasTilde,
    isProgram: word.words.some((name) => programRunners.has(name)),
    role: roleOf(word),
    words: place === undefined ? word.words : word.words.slice(place),
    option: isOption || word.words.length === 0 ? word.assigned : undefined,
    quote: (text) => quoteShellWord(text, quote),
    quoteBelow: (directories, name) => {
      const tilde = hasTilde ? "expands" : "literal";
      if (!word.isDynamic) return quoteShellWord(directories + name, quote, tilde);
      return raw.slice(0, raw.lastIndexOf("/") + 1) + quoteShellTail(name, quote);
    },
  };
}

const programRunners = new Set(
  "sudo doas env nice ionice timeout xargs exec nohup setsid stdbuf watch strace ltrace chroot flock taskset caffeinate unbuffer".split(
    " ",
  ),
);

function roleOf(word: ShellWord): ShellPlace["role"] {
  if (word.isTarget) return "target";
  if (word.isCommand) return "command";
  return word.assigned !== undefined && !word.assigned.startsWith("-") ? "assignment" : "argument";
}

/** Plain variables only; what would have to be run stays, and is no path. */
function expanded(value: string, variables: Readonly<Record<string, string | undefined>>): string {
  return value.replaceAll(
    /\$(?:(?<name>[A-Za-z_]\w*)|\{(?<braced>[A-Za-z_]\w*)\})/g,
    (whole: string, name?: string, braced?: string) => variables[name ?? braced ?? ""] ?? whole,
  );
}
