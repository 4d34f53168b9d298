import { describe, expect, setDefaultTimeout, test } from "bun:test";
import * as fc from "fast-check";

import { parse, type ParseResult } from "./parse/parse.ts";
import { planProgram } from "./plan/plan.ts";
import { printProgram, printStatement } from "./print/print.ts";
import { renderDiagnostic } from "./print/render-diagnostic.ts";
import { arbitraryProgram } from "./testing/arbitrary-program.ts";
import { arbitraryMutation, arbitrarySource } from "./testing/arbitrary-source.ts";
import { examplePrograms } from "./testing/example-programs.ts";
import { withoutSpans } from "./testing/without-spans.ts";

const long = process.env["AISH_LONG"] === "1";

setDefaultTimeout(long ? 600_000 : 20_000);

function runs(usual: number): { numRuns: number } {
  return { numRuns: long ? usual * 100 : usual / 4 };
}

/** A here-document in a substitution behind another or in its body: where which body ends is not decided. */
const mixedBodies = /<<[^]*\$\([^]*<</;

/** Every character is in one token, and in the order of the source. */
function expectTiles(source: string, { tokens }: ParseResult): void {
  let end = 0;
  for (const { span } of tokens) {
    if (span.start !== end || span.end <= end) throw new Error(`a gap or overlap at ${end}`);
    end = span.end;
  }
  expect(end).toBe(source.length);
}

function expectSound(source: string): void {
  const result = parse(source);
  expectTiles(source, result);
  for (const diagnostic of result.diagnostics) {
    const { start, end } = diagnostic.span;
    if (start < 0 || end < start || end > source.length) {
      throw new Error(`a span outside the source: ${start}–${end}: ${diagnostic.message}`);
    }
    renderDiagnostic(diagnostic, source);
  }
  if (result.incomplete !== undefined) expect(result.diagnostics).not.toEqual([]);
  planProgram(result.program, source);
  printProgram(result.program);
}

describe("printing", () => {
  test("a printed tree is read as the same tree", () => {
    fc.assert(
      fc.property(arbitraryProgram(), (program) => {
        const printed = printProgram(program);
        fc.pre(!mixedBodies.test(printed));
        const { program: read, diagnostics } = parse(printed);
        expect(diagnostics.map(({ message }) => message)).toEqual([]);
        expect(withoutSpans(read)).toEqual(withoutSpans(program));
      }),
      runs(400),
    );
  });

  test("what was printed prints as it is", () => {
    fc.assert(
      fc.property(arbitraryProgram(), (program) => {
        const printed = printProgram(program);
        fc.pre(!mixedBodies.test(printed));
        expect(printProgram(parse(printed).program)).toBe(printed);
      }),
      runs(100),
    );
  });

  test("whatever is read without a fault is read as the same tree after printing", () => {
    fc.assert(
      fc.property(fc.oneof(arbitrarySource(), arbitraryMutation(examplePrograms)), (source) => {
        const { program, diagnostics } = parse(source);
        fc.pre(diagnostics.length === 0);
        expect(withoutSpans(parse(printProgram(program)).program)).toEqual(withoutSpans(program));
      }),
      // Most of them have a fault.
      { ...runs(100), maxSkipsPerRun: 1000 },
    );
  });

  test.each(examplePrograms.map((source, index) => [index, source] as const))(
    "example %p is read as the same tree after printing",
    (_index, source) => {
      const { program, diagnostics } = parse(source);
      expect(diagnostics).toEqual([]);
      const printed = printProgram(program);
      expect(withoutSpans(parse(printed).program)).toEqual(withoutSpans(program));
      expect(printProgram(parse(printed).program)).toBe(printed);
    },
  );

  test("the label of a statement is one line without control characters", () => {
    fc.assert(
      fc.property(arbitraryProgram(), ({ body }) => {
        for (const statement of body) expect(printStatement(statement)).not.toMatch(/\p{Cc}/u);
      }),
      runs(100),
    );
  });
});

describe("no input throws or loses a character", () => {
  test("text of the shell's characters", () => {
    fc.assert(fc.property(arbitrarySource(), expectSound), runs(2000));
  });

  test("text of any characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), expectSound), runs(500));
  });

  test("programs that were damaged", () => {
    fc.assert(fc.property(arbitraryMutation(examplePrograms), expectSound), runs(1000));
  });

  test("programs that are whole", () => {
    fc.assert(fc.property(arbitraryProgram().map(printProgram), expectSound), runs(200));
  });

  test("every beginning of every example", () => {
    for (const source of examplePrograms) {
      for (let end = 0; end < source.length; end += long ? 1 : 3) expectSound(source.slice(0, end));
    }
  });
});

describe("size", () => {
  const many = 20_000;

  test.each([
    "(",
    "{ ",
    "[[ ",
    "(( ",
    "$(",
    "$((",
    "${",
    "${x:-",
    "${x[",
    '"',
    "'",
    '"$(',
    "`",
    "if ",
    "while ",
    "until ",
    "for x in ",
    "for ((",
    "case x in ",
    "case x in a) ",
    "f() {",
    "function f ",
    "x=[",
    "x={a: ",
    "! ",
    "a | ",
    "a && ",
    "a & ",
    "<<A ",
    "cat <<A\n",
    "a=1 ",
    "((1+",
    "[[ a && ",
    "[[ ! ",
    "[[ ( ",
    "x[",
    "> ",
    "\\",
    "\\\n",
    "~",
    "*",
    "[",
    "{a,",
    "#",
    ";",
    ";;",
    "\n",
    ")",
    "}",
    "]]",
    "fi ",
    "done ",
    "esac ",
    "$",
    "$x",
    "if a; then ",
    "else ",
    "elif ",
    "-",
    "((-",
    "(((1)",
    "((a?b:",
    "((a=",
    "((2**",
    "$'",
    '$"',
    "<<<",
    "<<'",
    "&>",
    "2>&",
    "é",
    "\u0000",
    "\r",
  ])("%p over and over ends in a tree or diagnostics", (opener) => {
    expectSound(opener.repeat(many));
  });

  test("nested parentheses are refused where they are too deep", () => {
    expectSound(`echo $((${"(".repeat(10_000)}1${")".repeat(10_000)}))`);
    expectSound(`${"(".repeat(10_000)}a${")".repeat(10_000)}`);
  });

  test("a megabyte of statements is a tree", () => {
    const source = examplePrograms
      .filter((program) => parse(program).diagnostics.length === 0)
      .join("");
    const large = source.repeat(Math.ceil((long ? 10_000_000 : 1_000_000) / source.length));
    const result = parse(large);
    expect(result.diagnostics).toEqual([]);
    expectTiles(large, result);
    expect(printProgram(result.program).length).toBeGreaterThan(large.length / 2);
  });

  test.each([
    ["a word", "echo ", "a", ""],
    ["a quoted string", 'echo "', "a", '"'],
    ["a comment", "# ", "a", ""],
    ["a here-document", "cat <<E\n", "a\n", "E\n"],
    ["a list", "x=[", "a, ", "]"],
    ["a record", "x={", "a: b, ", "}"],
    ["arguments", "echo ", "a ", ""],
    ["a pipeline", "a", " | a", ""],
    ["expansions", 'echo "', "$a", '"'],
    ["patterns", "echo ", "*.ts ", ""],
    ["redirects", "echo ", "> a ", ""],
    ["substitutions", "echo ", "$(a)", ""],
    ["numbers", "((", "1, ", "1))"],
    ["branches", "case x in ", "a) b ;; ", "esac"],
    ["comments", "", "# a\n", ""],
    ["functions", "", "f() { a; }\n", ""],
  ])("%s of two hundred kilobytes is read whole", (_what, open, unit, close) => {
    const source = open + unit.repeat(Math.ceil(200_000 / unit.length)) + close;
    expect(parse(source).diagnostics).toEqual([]);
    expectSound(source);
  });
});
