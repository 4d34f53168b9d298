import { isBraceOperator, isNameCharacter, isSpecialVariable } from "./character-class.ts";
import { deepestSubstitution, type ShellScan, type WordParts } from "./shell-scan.ts";

/** Where a `$` stands: single quotes mean nothing inside double ones. */
export type Quoting = "none" | "double";

/** Reads what begins with the `$` or backquote at `at` and gives where it ends; a `$` alone is itself. */
export function scanDollar(
  scan: ShellScan,
  at: number,
  parts: WordParts,
  quoting: Quoting,
): number {
  const { text, limit } = scan;
  if (text[at] === "`") return scanBackquoted(scan, at, parts);
  const next = at + 1 < limit ? text.charCodeAt(at + 1) : Number.NaN;
  if (text[at + 1] === "(" && at + 1 < limit) {
    if (scan.depth >= deepestSubstitution) return at + 2;
    return text[at + 2] === "(" && at + 2 < limit
      ? scanArithmetic(scan, at, at + 3, parts)
      : scanSubstitution(scan, at, at + 2, parts);
  }
  if (text[at + 1] === "{" && at + 1 < limit) return scanBraced(scan, at, parts, quoting);
  if (isNameCharacter(next)) {
    let end = at + 2;
    // `$12` is `$1` and a 2.
    if (next > 57) while (end < limit && isNameCharacter(text.charCodeAt(end))) end += 1;
    return addVariable(at, end, parts);
  }
  if (isSpecialVariable(next)) return addVariable(at, at + 2, parts);
  if (at + 1 === limit) addVariable(at, limit, parts);
  return at + 1;
}

function addVariable(start: number, end: number, parts: WordParts): number {
  parts.add("variable", start, end);
  parts.isDynamic = true;
  return end;
}

/** `$(…)`, and `<(…)`, whose inside begins at `inside`. */
export function scanSubstitution(
  scan: ShellScan,
  at: number,
  inside: number,
  parts: WordParts,
): number {
  const index = parts.begin("substitution", at);
  parts.isDynamic = true;
  scan.depth += 1;
  const { tokens, end, closed } = scan.lexInner(scan, inside, ")");
  scan.depth -= 1;
  if (!closed) parts.leaveOpen("$(");
  const after = closed ? end + 1 : end;
  parts.close(index, after, tokens);
  return after;
}

/** Its end is found first, as the shell does: quotes inside do not hide it. */
function scanBackquoted(scan: ShellScan, at: number, parts: WordParts): number {
  const { text, limit } = scan;
  if (scan.depth >= deepestSubstitution) return at + 1;
  let close = at + 1;
  while (close < limit && text[close] !== "`") close += text[close] === "\\" ? 2 : 1;
  close = Math.min(close, limit);
  const index = parts.begin("substitution", at);
  parts.isDynamic = true;
  scan.depth += 1;
  scan.limit = close;
  const { tokens } = scan.lexInner(scan, at + 1, undefined);
  scan.limit = limit;
  scan.depth -= 1;
  if (close === limit) parts.leaveOpen("`");
  const end = Math.min(close + 1, limit);
  parts.close(index, end, tokens);
  return end;
}

/** `$((…))`, and `((…))`, whose inside begins at `inside`. */
export function scanArithmetic(
  scan: ShellScan,
  at: number,
  inside: number,
  parts: WordParts,
): number {
  const { text, limit } = scan;
  const index = parts.begin("arithmetic", at);
  parts.isDynamic = true;
  scan.depth += 1;
  let open = 2;
  let end = inside;
  while (end < limit && open > 0) {
    const character = text[end];
    if (character === "$" || character === "`") {
      end = scanDollar(scan, end, parts, "double");
      continue;
    }
    if (character === "(") open += 1;
    else if (character === ")") open -= 1;
    end += character === "\\" ? 2 : 1;
  }
  scan.depth -= 1;
  end = Math.min(end, limit);
  if (open > 0) parts.leaveOpen("$(");
  parts.close(index, end);
  return end;
}

/** `${…}`. What cannot go on as one ends where its name does: it is being typed. */
function scanBraced(scan: ShellScan, at: number, parts: WordParts, quoting: Quoting): number {
  const { text, limit } = scan;
  const index = parts.begin("variable", at);
  parts.isDynamic = true;
  const head = braceHead(text, at + 2, limit);
  const goesOn = head < limit && isBraceOperator(text.charCodeAt(head));
  if (!goesOn || scan.depth >= deepestSubstitution) {
    const end = head < limit && text[head] === "}" ? head + 1 : head;
    parts.close(index, end);
    return end;
  }
  const { value } = parts;
  scan.depth += 1;
  let end = head;
  while (end < limit && text[end] !== "}") {
    const character = text[end];
    if (character === "\\") end += 2;
    else if (character === "$" || character === "`") {
      end = scanDollar(scan, end, parts, quoting);
    } else if (character === '"') end = scanDouble(scan, end, end + 1, parts);
    else if (character === "'" && quoting === "none") end = skipSingle(scan, end);
    else end += 1;
  }
  scan.depth -= 1;
  parts.value = value;
  end = Math.min(end + 1, limit);
  parts.close(index, end);
  return end;
}

const longestFlags = 30;

/** Behind the name: `${(f)name`, `${#name`, `${!name`, `${@`. */
function braceHead(text: string, from: number, limit: number): number {
  let at = from;
  if (text[at] === "(" && at < limit) {
    const close = text.slice(at, Math.min(at + longestFlags, limit)).indexOf(")");
    at = close === -1 ? limit : at + close + 1;
  }
  while (at < limit && "#!=^~+".includes(text.charAt(at))) at += 1;
  const name = at;
  while (at < limit && isNameCharacter(text.charCodeAt(at))) at += 1;
  if (at === name && at < limit && isSpecialVariable(text.charCodeAt(at))) at += 1;
  return Math.min(at, limit);
}

function skipSingle({ text, limit }: ShellScan, at: number): number {
  const close = text.indexOf("'", at + 1);
  return close === -1 || close >= limit ? limit : close + 1;
}

/** From the opening quote at `at`, whose inside begins at `inside` (`$"` has two characters). */
export function scanDouble(scan: ShellScan, at: number, inside: number, parts: WordParts): number {
  const { limit } = scan;
  const index = parts.begin("double", at);
  const end = scanExpanding(scan, inside, limit, '"', parts);
  const closed = end < limit;
  if (!closed) parts.leaveOpen('"');
  const after = closed ? end + 1 : limit;
  parts.close(index, after);
  return after;
}

/** Text in which only `$`, backquotes and some backslashes mean something, up to `closer` or `to`. */
export function scanExpanding(
  scan: ShellScan,
  from: number,
  to: number,
  closer: '"' | undefined,
  parts: WordParts,
): number {
  const { text } = scan;
  let at = from;
  let plain = from;
  const keep = (): void => {
    parts.value += text.slice(plain, at);
  };
  while (at < to) {
    const character = text[at];
    if (character === closer) break;
    if (character === "\\" && at + 1 < to && '$`"\\\n'.includes(text.charAt(at + 1))) {
      keep();
      parts.add("escape", at, at + 2);
      if (text[at + 1] !== "\n") parts.value += text.charAt(at + 1);
      at += 2;
      plain = at;
    } else if (character === "$" || character === "`") {
      at = Math.min(scanDollar(scan, at, parts, "double"), to);
    } else {
      at += 1;
    }
  }
  keep();
  return at;
}
