import { commandPlaces } from "./command-places.ts";
import type { ShellToken } from "./shell-token.ts";

/** The word in front of the cursor, as completion needs it. */
export interface ShellWord {
  /** What is replaced by `quoteShellWord`: the whole word, or what stands behind its `--name=`. */
  readonly start: number;
  readonly end: number;
  /** From `start` to the cursor, without quotes and backslashes. Variables stay as they are written. */
  readonly value: string;
  /** A variable, a substitution or a glob stands in it. */
  readonly isDynamic: boolean;
  readonly quote: OpenQuote;
  /** Of the innermost command: the words before this one, its name first. */
  readonly words: readonly string[];
  /** The name of a command, be it behind `sudo` or the like. */
  readonly isCommand: boolean;
  readonly isTarget: boolean;
  /** What stands before the `=`, with its dashes: `--color`, `if`, `PATH`. */
  readonly assigned: string | undefined;
  /** `$NAME` or `${NAME` is being typed: where its name begins, and the name so far. */
  readonly variable:
    { readonly start: number; readonly name: string; readonly isBraced: boolean } | undefined;
  /** It begins with a `~` that the shell replaces. */
  readonly hasTilde: boolean;
}

/** The quote that is open at the cursor. */
export type OpenQuote = "'" | '"' | "$'" | undefined;

/** Of tokens that end at the cursor. */
export function toShellWord(
  tokens: readonly ShellToken[],
  text: string,
  cursor: number,
): ShellWord | undefined {
  const token = tokens.at(-1);
  if (token === undefined || token.end !== cursor) return undefined;
  const inner = token.parts.find((part) => part.inner?.at(-1)?.end === cursor)?.inner;
  if (inner !== undefined) return toShellWord(inner, text, cursor);
  const variable = variableAt(token, text, cursor);
  if (token.kind === "heredoc" && variable === undefined) return undefined;
  if (token.kind === "comment") return undefined;
  const raw = text.slice(token.start, cursor);
  const assigned = /^(?<name>-{0,2}[A-Za-z_][\w.-]*)\+?=/.exec(raw);
  const shift = assigned?.[0].length ?? 0;
  const words = wordsBefore(tokens, token);
  return {
    start: token.start + shift,
    end: cursor,
    value: token.value.slice(shift),
    isDynamic: token.isDynamic,
    quote: openQuote(token, text, cursor),
    words,
    isCommand: token.place >= 0 && shift === 0 && isCommandPlace(words),
    isTarget: token.isTarget,
    assigned: assigned?.groups?.["name"],
    variable,
    hasTilde: text[token.start + shift] === "~",
  };
}

function wordsBefore(tokens: readonly ShellToken[], { command, place }: ShellToken): string[] {
  if (place < 0) place = Number.POSITIVE_INFINITY;
  const words: string[] = [];
  for (let index = tokens.length - 2; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token === undefined || token.command !== command) break;
    if (token.kind === "word" && token.place >= 0 && token.place < place) words.push(token.value);
  }
  return words.toReversed();
}

function isCommandPlace(words: readonly string[]): boolean {
  return commandPlaces([...words, ""]).includes(words.length);
}

function openQuote(token: ShellToken, text: string, cursor: number): OpenQuote {
  if (token.open === "'") {
    const last = token.parts.findLast(({ kind, end }) => kind === "single" && end === cursor);
    return text[last?.start ?? cursor] === "$" ? "$'" : "'";
  }
  return token.open === '"' ? '"' : undefined;
}

function variableAt(token: ShellToken, text: string, cursor: number): ShellWord["variable"] {
  const part = token.parts.findLast(({ kind, end }) => kind === "variable" && end === cursor);
  if (part === undefined) return undefined;
  const name = /^\$(?<brace>\{)?(?<name>[A-Za-z_]\w*|)$/.exec(
    text.slice(part.start, cursor),
  )?.groups;
  if (name === undefined) return undefined;
  const typed = name["name"] ?? "";
  return { start: cursor - typed.length, name: typed, isBraced: name["brace"] !== undefined };
}
