import { nextGrapheme, previousGrapheme } from "../grapheme.ts";
import { lineEnd, lineStart, nextLineStart } from "../line-bounds.ts";
import { columnOf, offsetOfColumn } from "../column.ts";
import { verticalMotion } from "../vertical-motion.ts";
import { matchingBracket } from "./vi-bracket.ts";
import type { ViPlace, ViTarget } from "./vi-call.ts";
import { findInLine, type ViFind } from "./vi-find.ts";
import { firstNonBlank } from "./vi-line.ts";
import { nextWordEnd, nextWordStart, previousWordEnd, previousWordStart } from "./vi-word.ts";

/** A command that moves the cursor, or says how far an operator reaches. */
export interface ViMotion {
  readonly kind: "motion";
  readonly keys: string;
  readonly description: string;
  /** undefined: there is nowhere to go. */
  readonly to: (place: ViPlace) => ViTarget | undefined;
  /** What it does to the column that moving up and down aims at. */
  readonly column: "sets" | "keeps" | "end";
  /** What `;` repeats, but for the character. */
  readonly finds: Omit<ViFind, "character"> | undefined;
  /** What the prompt does if there is nowhere to go. */
  readonly otherwise: string | undefined;
}

type Step = (text: string, offset: number) => number;

function motion(keys: string, description: string, to: ViMotion["to"]): ViMotion {
  return {
    kind: "motion",
    keys,
    description,
    to,
    column: "sets",
    finds: undefined,
    otherwise: undefined,
  };
}

function vertical(keys: string, description: string, sign: 1 | -1, otherwise: string): ViMotion {
  return { ...motion(keys, description, toLineBelow(sign)), column: "keeps", otherwise };
}

function find(keys: string, description: string, finds: Omit<ViFind, "character">): ViMotion {
  const to: ViMotion["to"] = ({ text, cursor, count, character }) =>
    findInLine(text, cursor, { ...finds, character }, count ?? 1, false);
  return { ...motion(keys, description, to), finds };
}

/** Moves step by step; a motion that moves nothing fails. */
function stepping(kind: "exclusive" | "inclusive", step: Step): ViMotion["to"] {
  return ({ text, cursor, count }) => {
    let offset = cursor;
    for (let left = count ?? 1; left > 0; left -= 1) {
      const next = step(text, offset);
      if (next === offset) break;
      offset = next;
    }
    return offset === cursor ? undefined : { kind, offset };
  };
}

/** At the end of the text there is no further word, but what the cursor is on can still be taken. */
function toWordEnd(step: Step): ViMotion["to"] {
  const to = stepping("inclusive", step);
  return (place) => to(place) ?? { kind: "inclusive", offset: place.cursor };
}

const left = stepping("exclusive", (text, offset) =>
  offset === lineStart(text, offset) ? offset : previousGrapheme(text, offset),
);
const right = stepping("exclusive", (text, offset) =>
  offset === lineEnd(text, offset) ? offset : nextGrapheme(text, offset),
);

const toLineStart: ViMotion["to"] = ({ text, cursor }) => ({
  kind: "exclusive",
  offset: lineStart(text, cursor),
});

const toLineEnd: ViMotion["to"] = ({ text, cursor, count }) => {
  const offset = lineEnd(text, verticalMotion(text, cursor, (count ?? 1) - 1, 0));
  return { kind: "exclusive", offset };
};

function toLineBelow(sign: 1 | -1): ViMotion["to"] {
  return ({ text, cursor, count, column }) => {
    const start = verticalMotion(text, cursor, sign * (count ?? 1), 0);
    if (lineStart(text, start) === lineStart(text, cursor)) return undefined;
    const aim = column ?? columnOf(text, cursor);
    return { kind: "linewise", offset: offsetOfColumn(text, lineStart(text, start), aim) };
  };
}

function toLine(fallback: "first" | "last"): ViMotion["to"] {
  return ({ text, count }) => {
    const last = lineStart(text, text.length);
    const none = fallback === "first" ? 0 : last;
    const start = count === undefined ? none : verticalMotion(text, 0, count - 1, 0);
    return { kind: "linewise", offset: firstNonBlank(text, start) };
  };
}

function findingAgain(turn: (last: ViFind) => ViFind): ViMotion["to"] {
  return ({ text, cursor, count, lastFind }) =>
    lastFind && findInLine(text, cursor, turn(lastFind), count ?? 1, true);
}

const nextParagraph: Step = (text, offset) => {
  let start = nextLineStart(text, offset);
  while (start !== undefined && (text[start] !== "\n" || text[start - 2] === "\n")) {
    start = nextLineStart(text, start);
  }
  return start ?? text.length;
};

const previousParagraph: Step = (text, offset) => {
  let start = lineStart(text, offset);
  while (start > 0) {
    start = lineStart(text, start - 1);
    if (text[start] === "\n" && text[start + 1] !== "\n") return start;
  }
  return 0;
};

export const viMotions: readonly ViMotion[] = [
  motion("h", "move left", left),
  motion("left", "move left", left),
  motion("backspace", "move left", left),
  motion("l", "move right", right),
  motion("right", "move right", right),
  motion(" ", "move right", right),
  vertical(
    "j",
    "move down a line; on the last one: the next line of the history",
    1,
    "history-next",
  ),
  vertical(
    "k",
    "move up a line; on the first one: the line before in the history",
    -1,
    "history-previous",
  ),
  motion("0", "move to the start of the line", toLineStart),
  motion("home", "move to the start of the line", toLineStart),
  motion("^", "move to the first character of the line that is no blank", ({ text, cursor }) => ({
    kind: "exclusive",
    offset: firstNonBlank(text, cursor),
  })),
  { ...motion("$", "move to the end of the line", toLineEnd), column: "end" },
  { ...motion("end", "move to the end of the line", toLineEnd), column: "end" },
  motion("|", "move to the column that was counted", ({ text, cursor, count }) => ({
    kind: "exclusive",
    offset: offsetOfColumn(text, lineStart(text, cursor), (count ?? 1) - 1),
  })),
  motion("w", "move to the start of the next word", stepping("exclusive", wordStep(nextWordStart))),
  motion("W", "move to the next word after a blank", stepping("exclusive", bigStep(nextWordStart))),
  motion(
    "b",
    "move back to the start of a word",
    stepping("exclusive", wordStep(previousWordStart)),
  ),
  motion(
    "B",
    "move back to a word after a blank",
    stepping("exclusive", bigStep(previousWordStart)),
  ),
  motion("e", "move to the end of the word", toWordEnd(wordStep(nextWordEnd))),
  motion("E", "move to the end of what has no blank", toWordEnd(bigStep(nextWordEnd))),
  motion("ge", "move back to the end of a word", stepping("inclusive", wordStep(previousWordEnd))),
  motion(
    "gE",
    "move back to the end of a word before a blank",
    stepping("inclusive", bigStep(previousWordEnd)),
  ),
  find("f{char}", "move to that character in the line", { isForward: true, isTill: false }),
  find("F{char}", "move back to that character in the line", { isForward: false, isTill: false }),
  find("t{char}", "move to before that character in the line", { isForward: true, isTill: true }),
  find("T{char}", "move back to after that character in the line", {
    isForward: false,
    isTill: true,
  }),
  motion(
    ";",
    "search for the character again",
    findingAgain((last) => last),
  ),
  motion(
    ",",
    "search for the character again in the other direction",
    findingAgain((last) => ({
      ...last,
      isForward: !last.isForward,
    })),
  ),
  motion("%", "move to the bracket that belongs to this one", ({ text, cursor }) => {
    const offset = matchingBracket(text, cursor);
    return offset === undefined ? undefined : { kind: "inclusive", offset };
  }),
  motion("gg", "move to the first line, or to the one that was counted", toLine("first")),
  motion("G", "move to the last line, or to the one that was counted", toLine("last")),
  motion("{", "move back to an empty line", stepping("exclusive", previousParagraph)),
  motion("}", "move to the next empty line", stepping("exclusive", nextParagraph)),
];

function wordStep(step: (text: string, offset: number, style: "word") => number): Step {
  return (text, offset) => step(text, offset, "word");
}

function bigStep(step: (text: string, offset: number, style: "WORD") => number): Step {
  return (text, offset) => step(text, offset, "WORD");
}
