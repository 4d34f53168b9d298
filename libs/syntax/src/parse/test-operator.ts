import type { BinaryTestOperator, UnaryTestOperator } from "../ast.ts";
import type { ParseState } from "./parse-state.ts";
import { isWordEnd } from "./word-kind.ts";

const unary: ReadonlyMap<string, UnaryTestOperator> = new Map(
  (["-e", "-f", "-d", "-r", "-w", "-x", "-s", "-L", "-z", "-n", "-list", "-record"] as const).map(
    (op) => [op, op],
  ),
);

const binary: ReadonlyMap<string, BinaryTestOperator> = new Map([
  ...(["-eq", "-ne", "-gt", "-ge", "-lt", "-le", "in"] as const).map((op) => [op, op] as const),
  ...(["==", "!=", "=~", "!~", "<=", ">=", "<", ">"] as const).map((op) => [op, op] as const),
  ["=", "=="],
]);

export function unaryTestOperator(text: string): UnaryTestOperator | undefined {
  return text === "-h" ? "-L" : unary.get(text);
}

export interface BinaryHere {
  readonly op: BinaryTestOperator;
  readonly length: number;
}

/** The operator at `state.at`; marks may be glued to what follows, words may not. */
export function binaryTestOperatorAt(state: ParseState): BinaryHere | undefined {
  for (let length = 2; length > 0; length -= 1) {
    const text = state.text(state.at, Math.min(state.at + length, state.end));
    if (/^[=!<>]/.test(text)) {
      const op = binary.get(text);
      if (op !== undefined) return { op, length: text.length };
    }
  }
  const word = wordAt(state);
  const op = binary.get(word);
  if (op !== undefined) return { op, length: word.length };
  const not = /^not[ \t]+in(?=[\s;|&<>()]|$)/.exec(
    state.text(state.at, Math.min(state.at + 80, state.end)),
  );
  return word === "not" && not !== null ? { op: "not in", length: not[0].length } : undefined;
}

/** What bash knows and kai does not, with what to write instead. */
export function refusedTestOperator(text: string): string | undefined {
  if (text === "-v") return "write `[[ -n ${x:-} ]]`";
  if (text === "-nt" || text === "-ot") return "compare the times that `stat -c %Y` prints";
  if (text === "-ef") return "compare what `realpath` prints";
  if (text === "-a") return "write `&&`, or `-e` for a file";
  if (text === "-o") return "write `||`; `set -o` lists the options";
  if (text === "-t") return "let a flag of the script decide";
  if (/^-[bcpS]$/.test(text)) return "compare what `stat -c %F` prints";
  if (/^-[gkuGNO]$/.test(text)) return "compare what `stat -c` prints";
  return undefined;
}

/** The letters of an operator that is a word: `-f`, `in`. */
export function wordAt(state: ParseState): string {
  let length = 0;
  while (isLetterOrDash(state.code(length))) length += 1;
  return isWordEnd(state.code(length)) ? state.text(state.at, state.at + length) : "";
}

function isLetterOrDash(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 45;
}
