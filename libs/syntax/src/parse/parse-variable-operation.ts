import type { Span, VariableOperation, Word } from "../ast.ts";
import { unseenCharacter } from "../name.ts";
import type { ParseState } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import {
  defaultPlace,
  quotedDefaultPlace,
  replacedPlace,
  replacementPlace,
  trimPlace,
} from "./word-place.ts";

export interface OperationContext {
  /** The `${`. */
  readonly open: Span;
  /** Name and subscripts as written. */
  readonly path: string;
  readonly place: "word" | "quoted";
}

/** What follows the name in `${…}`, up to but not including `}`. Undefined after a fault. */
export function parseVariableOperation(
  state: ParseState,
  context: OperationContext,
): VariableOperation | undefined {
  const character = state.text(state.at, state.at + 1);
  const next = state.text(state.at + 1, Math.min(state.at + 2, state.end));
  switch (character) {
    case ":":
      if (!isDefaultOperator(next)) return refuseOffset(state, context);
      return parseDefault(state, next, true, context);
    case "-":
    case "=":
    case "?":
    case "+":
      return parseDefault(state, character, false, context);
    case "%":
    case "#":
      return parseTrim(state, character === "#" ? "start" : "end", next === character);
    case "/":
      return parseReplace(state, next);
    case "^":
    case ",":
      state.take("operator", next === character ? 2 : 1);
      return {
        kind: "changeCase",
        to: character === "^" ? "upper" : "lower",
        all: next === character,
      };
    default:
      return refuse(state, context, character);
  }
}

function parseDefault(
  state: ParseState,
  op: "-" | "=" | "?" | "+",
  emptyCounts: boolean,
  context: OperationContext,
): VariableOperation {
  state.take("operator", emptyCounts ? 2 : 1);
  const place = context.place === "word" ? defaultPlace : quotedDefaultPlace;
  const word = parseWord(state, place, "string");
  if (context.place === "word") refuseArithmetic(state, word);
  return { kind: "default", op, emptyCounts, word };
}

/** Without quotes around it the number would look like text that was never calculated. */
function refuseArithmetic(state: ParseState, word: Word): void {
  for (const part of word.parts) {
    if (part.kind !== "arithmeticExpansion") continue;
    const hint = 'quote the whole: `"${x:-$((1 + 2))}"`';
    state.report("`$((…))` in a `${…}` that is not quoted", part.span, hint);
  }
}

function parseTrim(state: ParseState, side: "start" | "end", longest: boolean): VariableOperation {
  state.take("operator", longest ? 2 : 1);
  return { kind: "trim", side, longest, pattern: parseWord(state, trimPlace, "string") };
}

function parseReplace(state: ParseState, next: string): VariableOperation {
  const all = next === "/";
  const anchor = next === "#" ? "start" : next === "%" ? "end" : undefined;
  state.take("operator", all || anchor !== undefined ? 2 : 1);
  const pattern = parseWord(state, replacedPlace, "string");
  if (state.code() === 47) state.take("operator", 1);
  const replacement = parseWord(state, replacementPlace, "string");
  return { kind: "replace", all, anchor, pattern, replacement };
}

/** `${s:from:length}`: the ends of the slice that means the same, as far as they can be told. */
function refuseOffset(state: ParseState, { open, path }: OperationContext): undefined {
  const rest = /^:\s*(\$?[\w-]+)\s*(?::\s*(\$?[\w-]+)\s*)?\}/.exec(
    state.text(state.at, state.at + 80),
  );
  if (path === "@" || path === "*") {
    const hint = 'write `shift` and then `"$@"`; `${@[1:]}` is a list of all but the first';
    state.report(
      `\`\${${path}:…}\` takes no part of the arguments`,
      { start: open.start, end: state.at + 1 },
      hint,
    );
    return undefined;
  }
  const root = path.replace(/\[[@*]\]$/, "");
  const slice = rest === null ? "from:to" : sliceOf(rest[1] ?? "", rest[2]);
  const counted = slice.endsWith(":") ? "" : ": behind the colon is an end, not a length";
  state.report(
    `\`\${${path}:…}\` takes no part of a text`,
    { start: open.start, end: state.at + 1 },
    `write \`\${${root}[${slice}]}\`${counted}`,
  );
  return undefined;
}

function sliceOf(from: string, length: string | undefined): string {
  if (length === undefined) return `${from}:`;
  // A length below zero counts from the end, as an end does here.
  if (length.startsWith("-")) return `${from}:${length}`;
  const start = Number(from);
  if (!Number.isInteger(start) || !/^\d+$/.test(length)) return `${from}:${from} + ${length}`;
  const end = start + Number(length);
  return start < 0 && end >= 0 ? `${from}:` : `${from}:${end}`;
}

function refuse(state: ParseState, { open, path }: OperationContext, character: string): undefined {
  const span = { start: open.start, end: state.at + 1 };
  if (character === ".") {
    const fields = /^[\p{L}\p{N}_.]+/u.exec(state.text(state.at, state.at + 60))?.[0] ?? "";
    const [, field = "", ...deeper] = fields.split(".");
    if (path === "?") {
      const hint = "`$?` is a number; `kaish-last` has the last result";
      state.report(`\`$?\` has no field \`${field}\``, span, hint, "E015");
    } else {
      const keys = [field, ...deeper].map((key) => `[${key}]`).join("");
      const hint = `write \`\${${path}${keys}}\``;
      state.report(`\`\${${path}${fields}}\` is not how an entry is read`, span, hint);
    }
    return undefined;
  }
  if (character === "@") {
    const hint = "print it with `printf %s`, or change case with `${x^^}` and `${x,,}`";
    state.report(`there is no \`\${${path}@…}\``, span, hint);
    return undefined;
  }
  const unseen = unseenCharacter(String.fromCodePoint(state.source.codePointAt(state.at) ?? 65));
  if (unseen !== undefined && !/\s/.test(character)) {
    state.report(`a name cannot hold ${unseen}`, span, "delete it");
    return undefined;
  }
  state.report(
    `\`${character.trim() === "" ? "space" : character}\` has no meaning after \`\${${path}\``,
    span,
    "write `${x}`, `${x[key]}` or `${x:-default}`",
  );
  return undefined;
}

function isDefaultOperator(text: string): text is "-" | "=" | "?" | "+" {
  return text === "-" || text === "=" || text === "?" || text === "+";
}
