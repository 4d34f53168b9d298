import type {
  DuplicateRedirect,
  FileRedirect,
  HereDocument,
  HereString,
  Redirect,
  Word,
} from "../ast.ts";
import { parseDelimiter } from "./parse-delimiter.ts";
import { skipBlanks } from "./parse-space.ts";
import type { ParseState, PendingHereDocument } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import { recoverTo } from "./recover.ts";
import { wordKind } from "./word-kind.ts";
import { argumentPlace } from "./word-place.ts";

const ampersand = 38;
const less = 60;
const greater = 62;

/** True if a redirect begins at `state.at`: `<`, `>`, `2>`, `&>`. */
export function redirectHere(state: ParseState): boolean {
  const code = state.code();
  if (code === less || code === greater) return true;
  if (code === ampersand) return state.code(1) === greater;
  if (!isDigit(code)) return false;
  let ahead = 1;
  while (isDigit(state.code(ahead))) ahead += 1;
  const mark = state.code(ahead);
  return mark === less || mark === greater;
}

/** Adds the redirect at `state.at` to `redirects`, unless it is refused. */
export function parseRedirect(state: ParseState, redirects: Redirect[]): void {
  const start = state.at;
  if (state.code() === ampersand) {
    const append = state.looksAt("&>>");
    state.take("redirect", append ? 3 : 2);
    addFile(state, redirects, start, "both", append ? "append" : "write");
    return;
  }
  while (isDigit(state.code())) state.at += 1;
  const digits = state.text(start);
  const reads = state.code() === less;
  const descriptor = digits === "" ? (reads ? 0 : 1) : Number(digits);
  if (reads) parseInput(state, redirects, start, descriptor);
  else parseOutput(state, redirects, start, descriptor);
}

function parseInput(
  state: ParseState,
  redirects: Redirect[],
  start: number,
  descriptor: number,
): void {
  if (state.looksAt("<<<")) {
    operator(state, start, 3);
    const word = readTarget(state, "text", start);
    if (word === undefined) return;
    const node: HereString = { kind: "hereString", span: { start, end: state.at }, word };
    addInput(state, redirects, node, descriptor);
    return;
  }
  if (state.looksAt("<<")) {
    const stripTabs = state.looksAt("<<-");
    operator(state, start, stripTabs ? 3 : 2);
    const node = readHereDocument(state, start, stripTabs);
    if (node !== undefined) addInput(state, redirects, node, descriptor);
    return;
  }
  if (state.looksAt("<(")) return refuseProcessSubstitution(state, start);
  if (state.looksAt("<&")) {
    operator(state, start, 2);
    return refuse(state, start, "`<&` copies no descriptor", "read a file with `< file`");
  }
  if (state.looksAt("<>")) {
    operator(state, start, 2);
    return refuse(state, start, "`<>` opens nothing", "read with `< file`, write with `> file`");
  }
  operator(state, start, 1);
  addFile(state, redirects, start, descriptor, "read");
}

function parseOutput(
  state: ParseState,
  redirects: Redirect[],
  start: number,
  descriptor: number,
): void {
  if (state.looksAt(">(")) return refuseProcessSubstitution(state, start);
  if (state.looksAt(">&")) return parseDuplicate(state, redirects, start, descriptor);
  if (state.looksAt(">|")) {
    operator(state, start, 2);
    const hint = "write `>`, which replaces the file as well";
    state.report("there is no `>|`", { start, end: state.at }, hint);
    readTarget(state, "a file", start);
    return;
  }
  const append = state.looksAt(">>");
  operator(state, start, append ? 2 : 1);
  addFile(state, redirects, start, descriptor, append ? "append" : "write");
}

function parseDuplicate(
  state: ParseState,
  redirects: Redirect[],
  start: number,
  descriptor: number,
): void {
  operator(state, start, 2);
  const digits = state.at;
  while (isDigit(state.code())) state.at += 1;
  if (state.at > digits) {
    state.mark("redirect", digits);
    const source = Number(state.text(digits));
    const span = { start, end: state.at };
    redirects.push({
      kind: "duplicateRedirect",
      span,
      descriptor,
      source,
    } satisfies DuplicateRedirect);
    return;
  }
  if (state.code() === 45) {
    refuse(state, start, "`>&-` closes no descriptor", "throw output away with `> /dev/null`");
    return;
  }
  refuse(state, start, "`>&` takes a descriptor", "write `&> file` for output and errors");
}

function addFile(
  state: ParseState,
  redirects: Redirect[],
  start: number,
  descriptor: FileRedirect["descriptor"],
  mode: FileRedirect["mode"],
): void {
  const target = readTarget(state, "a file", start);
  if (target === undefined) return;
  const span = { start, end: state.at };
  const node: FileRedirect = { kind: "fileRedirect", span, descriptor, mode, target };
  if (mode === "read") addInput(state, redirects, node, descriptor);
  else redirects.push(node);
}

/** Two sources for one stdin: which of them is read would be a guess. */
function addInput(
  state: ParseState,
  redirects: Redirect[],
  node: FileRedirect | HereDocument | HereString,
  descriptor: FileRedirect["descriptor"],
): void {
  if (descriptor !== 0 && node.kind !== "fileRedirect") {
    const hint = "write the text to a file first";
    state.report("only stdin can be given a text", node.span, hint);
    return;
  }
  if (descriptor === 0 && redirects.some(isInput)) {
    const hint = "keep one of them, or join them with `cat`";
    state.report("ambiguous stdin: it has a source already", node.span, hint);
    return;
  }
  redirects.push(node);
}

function isInput(redirect: Redirect): boolean {
  if (redirect.kind === "fileRedirect")
    return redirect.mode === "read" && redirect.descriptor === 0;
  return redirect.kind !== "duplicateRedirect";
}

function readTarget(state: ParseState, what: string, start: number): Word | undefined {
  const operatorEnd = state.at;
  skipBlanks(state);
  const word = parseWord(state, argumentPlace, wordKind(state));
  if (word.parts.length > 0) return word;
  // `done < <(ls)`: what stands there is refused itself.
  if (state.looksAt("<(") || state.looksAt(">(")) return undefined;
  const sign = state.text(start, operatorEnd);
  state.report(`expected ${what} after \`${sign}\``, { start, end: operatorEnd });
  return undefined;
}

function readHereDocument(
  state: ParseState,
  start: number,
  stripTabs: boolean,
): HereDocument | undefined {
  const operatorEnd = state.at;
  skipBlanks(state);
  const delimiter = parseDelimiter(state);
  if (delimiter === undefined) {
    const span = { start, end: operatorEnd };
    state.report("expected a delimiter after `<<`", span, "write `<<EOF`");
    return undefined;
  }
  const nowhere = { start: state.at, end: state.at };
  const node: PendingHereDocument["node"] = {
    kind: "hereDocument",
    span: { start, end: state.at },
    delimiter: delimiter.text,
    quoted: delimiter.quoted,
    stripTabs,
    body: { kind: "word", span: nowhere, parts: [] },
  };
  state.pending.push({ node });
  return node;
}

function refuseProcessSubstitution(state: ParseState, start: number): void {
  const sign = state.text(state.at, state.at + 1);
  operator(state, start, 2);
  recoverTo(state, "(", ")");
  const hint =
    sign === "<"
      ? "pipe it: `command | while read -r line; do …; done` keeps what the loop sets; for two inputs write files"
      : "pipe into the command: `… | tee file | command`";
  state.report("there is no process substitution", { start, end: state.at }, hint);
}

function refuse(state: ParseState, start: number, message: string, hint: string): void {
  parseWord(state, argumentPlace, "word");
  state.report(message, { start, end: state.at }, hint);
}

function operator(state: ParseState, start: number, length: number): void {
  state.at += length;
  state.mark("redirect", start);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
