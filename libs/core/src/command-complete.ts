/** What keeps a command from being complete at the end of its text. */
export type OpenConstruct = "quote" | "hereDocument" | "backslash" | "substitution";

/** One look at shell text, without understanding more of it than where its quotes are. */
export interface CommandScan {
  /**
   * The text with every literal character (quoted, escaped, of a comment or of a here-document's
   * body) replaced by `literalMark`: what is left is what a shell would act on. Same length, so
   * that an offset into one is an offset into the other.
   */
  readonly bare: string;
  readonly open: OpenConstruct | undefined;
  /** While a here-document is open: the line that closes it. */
  readonly closingLine: string | undefined;
}

export const literalMark = "\u0001";

type Mode = "command" | "group" | "arithmetic" | "backtick" | "double" | "single" | "ansi";
interface HereDocument {
  readonly delimiter: string;
  readonly stripTabs: boolean;
}

/** True if a shell would not ask for another line because of a quote, here-document or backslash. */
export function isCommandComplete(text: string): boolean {
  return scanCommand(text).open === undefined;
}

let last: { readonly text: string; readonly scan: CommandScan } | undefined;

export function scanCommand(text: string): CommandScan {
  // The same text is asked about several times at each key.
  if (last?.text !== text) last = { text, scan: scan(text) };
  return last.scan;
}

function scan(text: string): CommandScan {
  const bare = text.split("");
  const modes: Mode[] = ["command"];
  const pending: HereDocument[] = [];
  let at = 0;

  function hide(end: number): void {
    for (; at < end && at < text.length; at += 1) bare[at] = literalMark;
  }

  function scanned(open: OpenConstruct | undefined, closingLine?: string): CommandScan {
    return { bare: bare.join(""), open, closingLine };
  }

  /** Returns the closing line that the text lacks. */
  function skipHereDocuments(): string | undefined {
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      let closed = false;
      while (!closed && at < text.length) {
        const end = endOfLine(text, at);
        const line = text.slice(at, end);
        closed = (next.stripTabs ? line.replace(/^\t+/, "") : line) === next.delimiter;
        hide(end + 1);
      }
      if (!closed) return next.delimiter;
    }
    return undefined;
  }

  while (at < text.length) {
    const mode = modes.at(-1) ?? "command";
    const char = text.charAt(at);

    if (mode === "single" || mode === "ansi") {
      if (char === "'") modes.pop();
      hide(mode === "ansi" && char === "\\" ? at + 2 : at + 1);
      continue;
    }
    if (char === "\\") {
      if (at + 1 >= text.length || text.slice(at + 1) === "\n") {
        return scanned("backslash");
      }
      hide(at + 2);
      continue;
    }
    if (mode === "double") {
      if (text.startsWith("$(", at)) {
        modes.push(text.startsWith("$((", at) ? "arithmetic" : "group");
        at += text.startsWith("$((", at) ? 3 : 2;
      } else if (char === "`") {
        modes.push("backtick");
        at += 1;
      } else if (char === "$") {
        at += 1;
      } else {
        if (char === '"') modes.pop();
        hide(at + 1);
      }
      continue;
    }
    if (mode === "arithmetic") {
      if (char === "(") modes.push("arithmetic");
      if (char === ")") modes.pop();
      // The closing `))` of `$((`: the inner one was counted when it was opened as one.
      at += char === ")" && modes.at(-1) !== "arithmetic" && text.charAt(at + 1) === ")" ? 2 : 1;
      continue;
    }

    if (char === "'" || char === '"') {
      const ansi = char === "'" && text.charAt(at - 1) === "$" && bare[at - 1] === "$";
      modes.push(char === '"' ? "double" : ansi ? "ansi" : "single");
      hide(at + 1);
    } else if (char === "`") {
      if (mode === "backtick") modes.pop();
      else modes.push("backtick");
      at += 1;
    } else if (char === "(") {
      const arithmetic = text.charAt(at + 1) === "(";
      modes.push(arithmetic ? "arithmetic" : "group");
      at += arithmetic ? 2 : 1;
    } else if (char === ")") {
      if (mode === "group") modes.pop(); // else the pattern of a case: nothing was opened
      at += 1;
    } else if (char === "#" && startsWord(text, at)) {
      hide(endOfLine(text, at));
    } else if (text.startsWith("<<", at) && !text.startsWith("<<<", at)) {
      const found = hereDocument(text, at);
      if (found === undefined) at += 2;
      else {
        pending.push(found.document);
        at = found.end;
      }
    } else if (text.startsWith("<<<", at)) {
      at += 3;
    } else if (char === "\n") {
      at += 1;
      const closingLine = skipHereDocuments();
      if (closingLine !== undefined) return scanned("hereDocument", closingLine);
    } else {
      at += 1;
    }
  }
  const [document] = pending;
  return document === undefined
    ? scanned(openOf(modes))
    : scanned("hereDocument", document.delimiter);
}

function openOf(modes: readonly Mode[]): OpenConstruct | undefined {
  const mode = modes.at(-1);
  if (mode === undefined || mode === "command") return undefined;
  return mode === "single" || mode === "double" || mode === "ansi" ? "quote" : "substitution";
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || /[\s;&|()]/.test(text.charAt(at - 1));
}

/** `<<WORD`, `<<-WORD`, `<<'WORD'`: the word as the closing line spells it, and where it ends. */
function hereDocument(
  text: string,
  at: number,
): { readonly document: HereDocument; readonly end: number } | undefined {
  const word = /<<(?<dash>-?)[ \t]*(?<word>(?:'[^'\n]*'|"[^"\n]*"|\\.|[^\s'"\\;&|<>()])+)/y;
  word.lastIndex = at;
  const match = word.exec(text);
  if (match?.groups === undefined) return undefined;
  const delimiter = (match.groups["word"] ?? "").replace(/['"]|\\(?=.)/g, "");
  return {
    document: { delimiter, stripTabs: match.groups["dash"] === "-" },
    end: at + match[0].length,
  };
}
