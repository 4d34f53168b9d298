/** What stands before a slash: behind an operand it divides, behind an operator it begins a regular expression. */
type Before = "operand" | "operator" | "unclear";

type Open = "'" | '"' | "`" | "${" | "{";

const blank = /\s+/uy;
const comment = /\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\//y;
const word = /[\p{ID_Continue}$#@]+/uy;
const regularExpression =
  /\/(?:[^\n\r\u2028\u2029[/\\]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/\w*/y;
const newline = /[\n\r\u2028\u2029]/;
/** As pages hid their scripts from old browsers. */
const oldComment = /<!--|^\s*-->/m;
const operatorWords = new Set(
  "case delete do else export default in instanceof new return throw typeof void".split(" "),
);
const maybeNames = new Set("async await as from get of satisfies set static type yield".split(" "));

/**
 * Where the end of the code is, unless an expression may stand there. Where it is not plain what a slash or
 * an angle means, that is said: a value must never get out of its quotes.
 */
export function typeScriptPlace(code: string): string | undefined {
  if (oldComment.test(code)) return "behind what may be a comment";
  const open: Open[] = [];
  let before: Before = "operator";
  let isMember = false;
  for (let at = 0; at < code.length;) {
    const innermost = open.at(-1);
    if (innermost === "'" || innermost === '"' || innermost === "`") {
      const end = textEnd(code, at, innermost);
      if (end === undefined) return "inside a string";
      at = end.at;
      if (end.kind === "gap") open.push("${");
      else open.pop();
      before = end.kind === "gap" ? "operator" : "operand";
      continue;
    }
    const skipped = match(blank, code, at) ?? match(comment, code, at);
    if (skipped !== undefined) {
      at += skipped.length;
      if (at === code.length && skipped.startsWith("//")) return "inside a comment";
      // A statement may end with its line: what then begins is another.
      if (before === "operand" && newline.test(skipped)) before = "unclear";
      continue;
    }
    const name = match(word, code, at);
    if (name !== undefined) {
      before = beforeWord(name, isMember);
      isMember = false;
      at += name.length;
      continue;
    }
    const character = code.charAt(at);
    if (code.startsWith("/*", at)) return "inside a comment";
    if (character === "/" && before !== "operand") {
      const expression = match(regularExpression, code, at);
      if (before === "operator") {
        if (expression === undefined) return "inside a regular expression";
        at += expression.length;
        before = "operand";
        continue;
      }
      // A regular expression ends on its line.
      if (!/^[^/\n]*\n/.test(code.slice(at + 1))) {
        return "behind a slash that may begin a regular expression";
      }
    }
    if (character === "<" && before === "operator") return "behind what may be an element of JSX";
    at += 1;
    isMember = character === "." && !code.startsWith("...", at - 3);
    if (character === "'" || character === '"' || character === "`") open.push(character);
    else if (character === "{") open.push("{");
    else if (character === "}") open.pop();
    before = beforeSign(character, code, at, before);
    if (code.startsWith("<<", at - 1)) at += 1;
  }
  const last = open.at(-1);
  return last === "'" || last === '"' || last === "`" ? "inside a string" : undefined;
}

function match(pattern: RegExp, code: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(code)?.[0];
}

/** Where a string or the text of a template ends; undefined: not in this code. */
function textEnd(
  code: string,
  from: number,
  quote: "'" | '"' | "`",
): { readonly kind: "end" | "gap"; readonly at: number } | undefined {
  for (let at = from; at < code.length; at += 1) {
    const character = code[at];
    if (character === "\\") at += code.startsWith("\r\n", at + 1) ? 2 : 1;
    else if (character === quote) return { kind: "end", at: at + 1 };
    else if (quote !== "`" && (character === "\n" || character === "\r")) {
      return { kind: "end", at };
    } else if (quote === "`" && code.startsWith("${", at)) return { kind: "gap", at: at + 2 };
  }
  return undefined;
}

function beforeWord(name: string, isMember: boolean): Before {
  if (isMember) return "operand";
  if (operatorWords.has(name)) return "operator";
  return maybeNames.has(name) ? "unclear" : "operand";
}

function beforeSign(character: string, code: string, end: number, before: Before): Before {
  const last = code.slice(end - 2, end);
  if (character === "]") return "operand";
  if (character === "." && /\d\.$/.test(code.slice(end - 2, end))) return "unclear"; // of a number
  if (character === ")" || character === "}" || last === "++" || last === "--") return "unclear";
  if (character === ">" && last !== "=>") return "unclear";
  return character === "!" && before !== "operator" ? "unclear" : "operator";
}
