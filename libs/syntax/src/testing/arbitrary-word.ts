import * as fc from "fast-check";

import type {
  Arithmetic,
  Block,
  Literal,
  Span,
  Subscript,
  VariableOperation,
  Word,
  WordPart,
} from "../ast.ts";

export const span: Span = { start: 0, end: 0 };

export const name = fc.constantFrom("a", "b1", "_x", "名", "é", "count");

const letters = Array.from("ab09_-./:,=+@%^~#!?*[]{}()$'\"\\`&|;<> \té日😀");

/** Text of a literal that stands where an end of line cannot. */
const lineText = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });
const plainText = fc.string({
  unit: fc.constantFrom(..."ab0-_./".split("")),
  minLength: 1,
  maxLength: 6,
});
const keywordText = fc.constantFrom(
  "if",
  "fi",
  "done",
  "}",
  "{",
  "!",
  "in",
  "-f",
  "==",
  "do",
  "]]",
  "esac",
  "local",
);
const anyText = fc.string({
  unit: fc.constantFrom(...letters, "\n", "\r", "\x07", "\u202e"),
  minLength: 1,
  maxLength: 6,
});

export function literal(text: string): Literal {
  return { kind: "literal", span, text };
}

export function word(parts: readonly WordPart[]): Word {
  return { kind: "word", span, parts };
}

/** As the parser would have it: literals side by side are one, patterns end at something else. */
function toWord(parts: readonly WordPart[]): Word {
  const joined: WordPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === "literal" && last?.kind === "literal")
      joined.splice(-1, 1, literal(last.text + part.text));
    else if (part.kind !== "globPattern" || last?.kind !== "globPattern") joined.push(part);
  }
  return word(joined);
}

const literalPart = fc.oneof(
  { weight: 3, arbitrary: plainText.map(literal) },
  { weight: 2, arbitrary: lineText.map(literal) },
  { weight: 1, arbitrary: keywordText.map(literal) },
);

const multiLineLiteral = anyText.map(literal);

const globPart = fc
  .constantFrom("*", "*.txt", "?x", "[a-z]*", "**/*.ts", "*.{a,b}")
  .map((pattern): WordPart => ({ kind: "globPattern", span, pattern }));

/** Without what ends the pattern of `${x/…/…}`. */
const shortGlob = fc
  .constantFrom("*", "?x", "[a-z]*")
  .map((pattern): WordPart => ({ kind: "globPattern", span, pattern }));

const tildePart = fc
  .constantFrom(undefined, "root")
  .map((user): WordPart => ({ kind: "tilde", span, user }));

const singleQuoted = fc
  .string({
    unit: fc.constantFrom(...letters.filter((letter) => letter !== "'"), "\n"),
    maxLength: 6,
  })
  .map((text): WordPart => ({ kind: "singleQuoted", span, text }));

const quotedText = multiLineLiteral.map((part): WordPart => ({
  kind: "doubleQuoted",
  span,
  parts: [part],
}));

const plainVariable = fc
  .oneof(name, fc.constantFrom("0", "1", "12", "@", "*", "#", "?", "$", "!", "PIPESTATUS"))
  .map((variable): WordPart => ({
    kind: "variable",
    span,
    name: variable,
    path: [],
    operation: undefined,
  }));

/** What a word may hold that holds words again. */
export interface NestedInWord {
  readonly depth: fc.DepthIdentifier;
  readonly block: fc.Arbitrary<Block>;
  readonly arithmetic: fc.Arbitrary<Arithmetic>;
  readonly operation: fc.Arbitrary<VariableOperation>;
  readonly path: fc.Arbitrary<readonly Subscript[]>;
}

/** Words by where they stand. */
export interface Words {
  /** No pattern, at least one part. */
  readonly solid: fc.Arbitrary<Word>;
  readonly command: fc.Arbitrary<Word>;
  readonly argument: fc.Arbitrary<Word>;
  /** An argument in which there are no patterns. */
  readonly assigned: fc.Arbitrary<Word>;
  readonly casePattern: fc.Arbitrary<Word>;
  readonly value: fc.Arbitrary<Word>;
  /** A subscript, in which nothing nests: how far it reaches is seen without parsing it. */
  readonly key: fc.Arbitrary<Word>;
  /** Part of a test. */
  readonly tested: fc.Arbitrary<Word>;
  readonly regex: fc.Arbitrary<Word>;
  readonly default: fc.Arbitrary<Word>;
  readonly trimmed: fc.Arbitrary<Word>;
  readonly replacement: fc.Arbitrary<Word>;
  readonly body: fc.Arbitrary<Word>;
}

export function arbitraryWords(nested: NestedInWord): Words {
  const expanded: fc.Arbitrary<WordPart> = fc.oneof(
    { maxDepth: 3, depthIdentifier: nested.depth },
    { weight: 4, arbitrary: plainVariable },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("variable"),
        span: fc.constant(span),
        name,
        path: nested.path,
        operation: fc.option(nested.operation, { nil: undefined }),
      }),
    },
    {
      weight: 1,
      arbitrary: nested.block.map((body): WordPart => ({
        kind: "commandSubstitution",
        span,
        body,
      })),
    },
    {
      weight: 1,
      arbitrary: nested.arithmetic.map((expression): WordPart => ({
        kind: "arithmeticExpansion",
        span,
        expression,
      })),
    },
  );
  const doubleQuoted = fc
    .array(fc.oneof(multiLineLiteral, expanded), { maxLength: 3 })
    .map((parts): WordPart => ({ kind: "doubleQuoted", span, parts: toWord(parts).parts }));
  const quotedOrExpanded = fc.oneof(singleQuoted, doubleQuoted, expanded);
  const solid = fc.oneof(literalPart, quotedOrExpanded);
  const open = fc.oneof(multiLineLiteral, quotedOrExpanded);
  const withTilde = (part: fc.Arbitrary<WordPart>, minLength: number): fc.Arbitrary<Word> =>
    fc
      .tuple(
        fc.option(tildePart, { nil: undefined, freq: 8 }),
        fc.array(part, { minLength, maxLength: 3 }),
      )
      .map(([tilde, parts]) => toWord(tilde === undefined ? parts : [tilde, ...parts]));
  return {
    solid: withTilde(solid, 1),
    command: fc.array(solid, { minLength: 1, maxLength: 2 }).map(toWord).filter(isName),
    argument: withTilde(
      fc.oneof({ weight: 4, arbitrary: solid }, { weight: 1, arbitrary: globPart }),
      1,
    ).filter(isArgument),
    assigned: withTilde(solid, 1).filter(isArgument),
    casePattern: withTilde(fc.oneof(solid, globPart), 1),
    value: withTilde(solid, 0),
    key: fc
      .array(fc.oneof(literalPart, singleQuoted, quotedText, plainVariable), {
        minLength: 1,
        maxLength: 2,
      })
      .map(toWord)
      .filter(isKey),
    tested: withTilde(solid, 1).filter(isTested),
    regex: fc
      .array(
        fc.oneof(
          fc.constantFrom("^a+", "[0-9]*", "\\d", "a\\.b", "(a|b c)").map(literal),
          singleQuoted,
          plainVariable,
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map(toWord),
    // Outside double quotes a calculation is refused there.
    default: withTilde(open, 0).map(({ parts }) =>
      toWord(parts.filter((part) => part.kind !== "arithmeticExpansion")),
    ),
    trimmed: fc
      .array(fc.oneof(open, shortGlob), { maxLength: 3 })
      .map(toWord)
      .filter(({ parts }) =>
        parts.every((part, index) => !startsLine(part) || parts[index - 1]?.kind !== "globPattern"),
      ),
    replacement: fc.array(open, { maxLength: 3 }).map(toWord),
    body: fc
      .array(
        fc.oneof(
          fc.constantFrom("a b", "\\d", "\\", "$", "'\"`", "é\n", "\n\n", "x\n").map(literal),
          expanded,
        ),
        { maxLength: 4 },
      )
      .map((parts) => (parts.length === 0 ? word([]) : toWord([...parts, literal("\n")]))),
  };
}

/** Whether the parser takes the word for the name of a command, however it is escaped. */
function isName({ parts: [first, second] }: Word): boolean {
  if (first?.kind !== "literal") {
    return !(
      first?.kind === "variable" &&
      second?.kind === "literal" &&
      second.text.startsWith("=")
    );
  }
  return !/=|^!.|^\[$|^-.*[^\p{ASCII}]/u.test(first.text);
}

function isArgument({ parts: [first] }: Word): boolean {
  if (first?.kind !== "literal") return true;
  const { text } = first;
  return !/^\+?=$|^\.\.\.$/.test(text) && !/^-[^=]*[^\p{ASCII}]/u.test(text);
}

function isKey({ parts: [first] }: Word): boolean {
  return first?.kind !== "literal" || !/^[@*]$/.test(first.text);
}

function startsLine(part: WordPart): boolean {
  return part.kind === "literal" && part.text.startsWith("\n");
}

/** `]]` at the end of a word is taken for the end of the test, even where it is escaped. */
export function isTested({ parts }: Word): boolean {
  return parts.every((part) => part.kind !== "literal" || !part.text.endsWith("]]"));
}
