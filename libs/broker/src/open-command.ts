import { scanCommand } from "@aish/core";

/** Why a command cannot end where its text does: it takes the next line. */
export interface OpenCommand {
  readonly because: "quote" | "hereDocument" | "backslash" | "substitution" | "operator" | "block";
  /** Of a here-document: the line that closes it. */
  readonly closingLine: string | undefined;
}

/** Undefined if the command is whole. */
export function openCommand(text: string): OpenCommand | undefined {
  const { bare, open, closingLine } = scanCommand(text);
  if (open === "quote" && isApostrophe(text)) return undefined;
  if (open !== undefined) return { because: open, closingLine };
  if (/(?:\||&&)\s*$/.test(bare)) return { because: "operator", closingLine };
  return openBlocks(withLineEnds(bare, text)) > 0 ? { because: "block", closingLine } : undefined;
}

/** Cheap, so that not every line of a long quote is worth another look at the whole. */
export function mayClose(line: string, { because, closingLine }: OpenCommand): boolean {
  switch (because) {
    case "hereDocument":
      return line.replace(/^\t+/, "") === closingLine;
    case "quote":
    case "substitution":
      return /["'`)]/.test(line);
    case "backslash":
      return !line.endsWith("\\") || line.endsWith("\\\\");
    case "operator":
      return true;
    case "block":
      return /["'`(\\<]|(?:^|[\s;])(?:fi|done|esac|\})(?:$|[\s;&|)])/.test(line);
    default:
      return because satisfies never;
  }
}

/** `echo it's`: a quote that was never meant as one would take the next apostrophe for its end. */
function isApostrophe(text: string): boolean {
  return /^[^'"`\n]*\w'\w[^'"`\n]*$/.test(text);
}

/** What follows a here-document stands at the start of a line; its own words stay hidden. */
function withLineEnds(bare: string, text: string): string {
  return text.includes("<<")
    ? bare.replace(/./gs, (mark, at: number) => (text[at] === "\n" ? "\n" : mark))
    : bare;
}

const opening = new Set(["if", "for", "while", "until", "select", "case", "{"]);
const closing = new Set(["fi", "done", "esac", "}"]);
/** After these another command begins. */
const leading = new Set(["if", "while", "until", "{", "then", "do", "else", "elif", "!", "time"]);

/** How many blocks of a shell are open, as far as that shows in the words of its command positions. */
function openBlocks(bare: string): number {
  let depth = 0;
  let groups = 0;
  let commandPosition = true;
  let named = false;
  for (const { 0: token, index } of bare.matchAll(/[^\s;&|()<>]+|[\n;&|()]/g)) {
    if (/^[\n;&|()]$/.test(token)) {
      groups += token === "(" ? 1 : token === ")" && groups > 0 ? -1 : 0;
      commandPosition = true;
    } else if (named || !commandPosition) {
      commandPosition = named;
      named = false;
    } else if (groups > 0 || bare.charAt(index + token.length) !== ")") {
      if (opening.has(token)) depth += 1;
      if (closing.has(token)) depth = Math.max(0, depth - 1);
      named = token === "function";
      commandPosition = leading.has(token) || closing.has(token);
    }
  }
  return depth;
}
