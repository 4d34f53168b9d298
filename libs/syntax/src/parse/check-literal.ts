import type { Word } from "../ast.ts";
import type { ParseState } from "./parse-state.ts";

/** Numbers that are not quite numbers, and words that look like syntax of another place. */
export function checkLiteral(state: ParseState, word: Word): void {
  const [part, second] = word.parts;
  if (part?.kind !== "literal" || second !== undefined) return;
  const { text, span } = part;
  const last = text.charCodeAt(text.length - 1);
  const first = text.charCodeAt(0);
  // A dot at one end or a percent sign behind: everything else is an ordinary word.
  if (last !== 46 && last !== 37 && first !== 46 && first !== 45) return;
  // Escaped or continued text was meant as it stands.
  if (span.end - span.start !== text.length) return;
  if (/^-?\d+\.$/.test(text)) {
    const hint = `write \`${text.slice(0, -1)}\`, or quote it: "${text}"`;
    state.report(`\`${text}\` is neither a number nor a word`, span, hint);
  } else if (/^-?\.\d+$/.test(text)) {
    const hint = `write \`${text.replace(".", "0.")}\`, or quote it: "${text}"`;
    state.report(`\`${text}\` is neither a number nor a word`, span, hint);
  } else if (/^-?[\d.]+%$/.test(text)) {
    state.report(`\`${text}\` is neither a number nor a word`, span, `quote it: "${text}"`);
  }
}

const openers: ReadonlySet<string> = new Set(["if", "for", "while", "case"]);

/** What may not stand unquoted as the argument of a command. */
export function checkArgument(state: ParseState, word: Word): void {
  const [part] = word.parts;
  if (part?.kind !== "literal") return;
  const { text, span } = part;
  const first = text.charCodeAt(0);
  if (first === 45) checkFlagName(state, text, word);
  if (first === 46 && text === "..." && word.parts[1]?.kind === "variable") {
    const hint = "loop over the list, or put it into a list: `[...$xs]`";
    state.report("`...` spreads a list only inside `[…]`", span, hint);
  }
  if (word.parts.length > 1) return;
  if (text.length <= 5 && openers.has(text) && span.end - span.start === text.length) {
    state.report(
      `\`${text}\` begins a compound command`,
      span,
      `put \`;\` before it, or quote it: "${text}"`,
    );
  }
  checkLiteral(state, word);
}

const braces = /\{[^{}]*\}/g;
const alternatives = /,|[^{]\.\.[^}]/;

/** `{a,b}` and `{1..3}` without a pattern beside them: in other shells several words, here one. */
export function checkBraces(state: ParseState, word: Word): void {
  let skeleton = "";
  for (const part of word.parts) {
    if (part.kind === "globPattern") return;
    const isPlain = part.kind === "literal" && part.span.end - part.span.start === part.text.length;
    skeleton += isPlain ? part.text : "x";
  }
  if (!skeleton.includes("{")) return;
  const found = skeleton.match(braces)?.find((each) => alternatives.test(each));
  if (found === undefined) return;
  const hint = found.includes("..")
    ? "write `$(seq 1 3)` for a range, or quote it"
    : "write the words out, or quote it";
  state.report("braces do not expand to several words", word.span, hint);
}

/** Names of flags are ASCII, so that no two of them look the same. */
export function checkFlagName(state: ParseState, text: string, word: Word): void {
  const equals = text.indexOf("=");
  const name = equals < 0 ? text : text.slice(0, equals);
  for (let at = 1; at < name.length; at += 1) {
    if (name.charCodeAt(at) < 128) continue;
    const hint = `quote it if it is text: "${text}"`;
    state.report(`the name of a flag is ASCII, \`${name}\` is not`, word.span, hint);
    return;
  }
}

/** `PREFIX=~/x`: one shell expands it, the next does not. */
export function checkGluedTilde(state: ParseState, word: Word): void {
  const [part] = word.parts;
  if (part?.kind !== "literal" || !part.text.includes("=~")) return;
  if (!/^[^=~]+=~(?:\/|$)/.test(part.text)) return;
  if (part.span.end - part.span.start !== part.text.length) return;
  const at = part.span.start + part.text.indexOf("~");
  const hint = "write `$HOME`, or quote it if it is text";
  state.report("`~` is home only at the start of a word", { start: at, end: at + 1 }, hint);
}
