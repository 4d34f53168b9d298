import { assertNever } from "@aish/core";
import type { Role } from "../theme/role.ts";
import { commandPlaces } from "./command-places.ts";
import type { LineFacts } from "./line-facts.ts";
import { paintWord } from "./paint-word.ts";
import type { RangeWriter } from "./range-writer.ts";
import type { ShellToken } from "./shell-token.ts";

export interface LinePaint {
  readonly text: string;
  readonly ranges: RangeWriter;
  readonly facts: LineFacts;
  /** The word that ends here may not be over. */
  readonly cursor: number;
  /** Functions that the line itself defines. */
  readonly defined: ReadonlySet<string>;
}

/** Paints the tokens of a line or of a substitution. */
export function paintTokens(tokens: readonly ShellToken[], line: LinePaint): void {
  const { ranges } = line;
  const commands = outlineCommands(tokens);
  let redirect = "";
  for (const token of tokens) {
    const { kind, start, end } = token;
    switch (kind) {
      case "operator":
        if (token.value !== "\n") ranges.put(start, end, "operator");
        break;
      case "redirect":
        redirect = token.value;
        ranges.put(start, end, "operator");
        break;
      case "keyword":
        ranges.put(start, end, "keyword");
        break;
      case "comment":
        ranges.put(start, end, "comment");
        break;
      case "heredoc":
        paint(token, start, "string", line);
        break;
      case "assignment":
        paintAssignment(token, line);
        break;
      case "word":
        if (token.isTarget) paintTarget(token, redirect, line);
        else paintArgument(token, commands.get(token.command), line);
        break;
      default:
        assertNever(kind);
    }
  }
}

interface CommandOutline {
  /** Where names of commands stand. */
  readonly names: readonly number[];
  /** Behind this word nothing is an option. */
  readonly lastOption: number;
}

function outlineCommands(tokens: readonly ShellToken[]): ReadonlyMap<number, CommandOutline> {
  const words = new Map<number, string[]>();
  for (const { kind, command, place, value } of tokens) {
    if (kind !== "word" || place < 0) continue;
    const known = words.get(command) ?? [];
    // A `for` or `[[` has no name, so its words begin at 1.
    known[place] = value;
    words.set(command, known);
  }
  return new Map(
    [...words].map(([command, known]) => {
      const names = known[0] === undefined ? [] : commandPlaces(known);
      const dashes = known.indexOf("--", names.at(-1) ?? 0);
      return [command, { names, lastOption: dashes === -1 ? Infinity : dashes }];
    }),
  );
}

function paint(
  { end, parts }: ShellToken,
  start: number,
  role: Role | undefined,
  line: LinePaint,
  underline = false,
): void {
  const { text, ranges } = line;
  const paintInner = (tokens: readonly ShellToken[]): void => paintTokens(tokens, line);
  paintWord(start, end, role, { text, ranges, underline, parts, paintInner });
}

function paintAssignment(token: ShellToken, line: LinePaint): void {
  const { start, end } = token;
  const name = line.text.slice(start, end).search(/\+?=/);
  line.ranges.put(start, start + name, "variable");
  const value = start + name + (line.text[start + name] === "+" ? 2 : 1);
  line.ranges.put(start + name, value, "operator");
  paint(token, value, undefined, line);
}

function paintTarget(token: ShellToken, redirect: string, line: LinePaint): void {
  const { start, value, isDynamic, end } = token;
  if (redirect.includes("<<")) return paint(token, start, "string", line);
  const exists = !isDynamic && isPath(token, value, line);
  const isMissing =
    redirect.endsWith("<") && !isDynamic && end !== line.cursor && isGone(token, value, line);
  return paint(token, start, isMissing ? "unknown" : "path", line, exists);
}

function paintArgument(
  token: ShellToken,
  command: CommandOutline | undefined,
  line: LinePaint,
): void {
  const { start, end, place, value, isDynamic } = token;
  const { text, ranges } = line;
  if (command?.names.includes(place) === true && place >= 0) return paintCommand(token, line);
  const isOption = text[start] === "-" && end - start > 1 && place <= (command?.lastOption ?? -1);
  if (isOption) {
    const equals = text.startsWith("--", start) ? text.slice(start, end).indexOf("=") : -1;
    if (equals === -1) return paint(token, start, "option", line);
    const from = start + equals + 1;
    ranges.put(start, from, "option");
    const exists = !isDynamic && isPath(token, value.slice(equals + 1), line);
    return paint(token, from, exists ? "path" : undefined, line, exists);
  }
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text.slice(start, Math.min(end, start + 30)))) {
    return paint(token, start, "number", line);
  }
  const exists = !isDynamic && isPath(token, value, line);
  return paint(token, start, exists ? "path" : undefined, line, exists);
}

function paintCommand(token: ShellToken, line: LinePaint): void {
  const { start, end, value, isDynamic } = token;
  if (isDynamic) return paint(token, start, undefined, line);
  return paint(token, start, commandRole(value, end === line.cursor, line), line);
}

function commandRole(
  name: string,
  isBeingTyped: boolean,
  { facts, defined }: LinePaint,
): Role | undefined {
  if (defined.has(name)) return "command";
  switch (facts.command(name)) {
    case "known":
      return "command";
    case "pending":
      return undefined;
    case "unknown":
      return isBeingTyped && facts.commandPrefix?.(name) === true ? undefined : "unknown";
    default:
      return undefined;
  }
}

const longestPath = 4096;

function isPath(token: ShellToken, value: string, { facts, cursor }: LinePaint): boolean {
  if (value === "" || value.length > longestPath) return false;
  const path = asPath(token, value);
  if (facts.exists?.(path) ?? facts.path(path) === "exists") return true;
  return token.end === cursor && facts.pathPrefix?.(path) === true;
}

function isGone(token: ShellToken, value: string, { facts }: LinePaint): boolean {
  return value.length <= longestPath && facts.path(asPath(token, value)) === "missing";
}

/** A quoted `~` is a name. */
function asPath({ value: whole, parts }: ShellToken, value: string): string {
  const isQuoted = value === whole && value.startsWith("~") && parts[0]?.kind !== "tilde";
  return isQuoted ? `./${value}` : value;
}
