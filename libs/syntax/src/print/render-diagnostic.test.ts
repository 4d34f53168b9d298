import { describe, expect, test } from "bun:test";

import type { Diagnostic } from "../diagnostic.ts";
import { renderDiagnostic } from "./render-diagnostic.ts";

/** `«` and `»` stand around the span. */
function render(marked: string, rest: Partial<Diagnostic> = {}, path?: string): string {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const source = marked.replace("«", "").replace("»", "");
  const diagnostic: Diagnostic = {
    code: "E012",
    severity: "error",
    message: "a bare variable in a for head",
    span: { start, end },
    hint: undefined,
    ...rest,
  };
  return renderDiagnostic(diagnostic, source, path === undefined ? {} : { path });
}

function drawing(marked: string): string[] {
  return render(marked).split("\n").slice(1);
}

test("a diagnostic names path, line, column, severity and code, draws the line and gives the hint", () => {
  expect(render("x=1\nfor f in «$x»; do", { hint: 'write "$@"' }, "a.kai")).toBe(
    [
      "a.kai:2:10: error [E012]: a bare variable in a for head",
      "2 | for f in $x; do",
      "  |          ^^",
      '  → write "$@"',
    ].join("\n"),
  );
});

test("without a path the line comes first", () => {
  expect(render("«x»", { severity: "warning", code: "W001" })).toStartWith("1:1: warning [W001]: ");
});

test("a piece of something longer counts from its own first line", () => {
  const diagnostic: Diagnostic = {
    code: "PARSE",
    severity: "error",
    message: "m",
    span: { start: 2, end: 3 },
    hint: undefined,
  };
  expect(renderDiagnostic(diagnostic, "a\nb", { firstLine: 99 })).toBe(
    "100:1: error [PARSE]: m\n100 | b\n    | ^",
  );
});

test.each([
  ["carets stand under the span", "ab«cd»e", ["1 | abcde", "  |   ^^"]],
  ["an empty span has one caret", "ab«»", ["1 | ab", "  |   ^"]],
  ["a span over several lines is marked to the end of its first", "a«b\nc»", ["1 | ab", "  |  ^"]],
  ["a tab before the span is copied", "\ta\t«b»", ["1 | \ta\tb", "  | \t \t^"]],
  ["a wide character takes two columns", "日«本»x", ["1 | 日本x", "  |   ^^"]],
  ["a combining mark takes none", "e\u0301«x»", ["1 | e\u0301x", "  |  ^"]],
  ["a carriage return before the end is no part of the line", "«a»\r\nb", ["1 | a", "  | ^"]],
  ["an empty line is not drawn", "a\n«»\nb", []],
  ["escape, bell and delete are drawn as signs", "\x1b\x07\x7f«a»", ["1 | ␛␇␡a", "  |    ^"]],
  [
    "what reorders or hides text is drawn as a sign",
    "\u202e\u200b\x9b«a»",
    ["1 | ���a", "  |    ^"],
  ],
  ["half a character is drawn as a sign", "\ud800«a»", ["1 | �a", "  |  ^"]],
])("%s", (_rule, marked, lines) => {
  expect(drawing(marked)).toEqual(lines);
});

test("a column counts characters, not halves of them", () => {
  expect(render("😀«x»")).toStartWith("1:2: ");
});

test("a long line is cut on both sides of the span", () => {
  const [line, carets] = drawing(`${"a".repeat(500)}«bb»${"c".repeat(500)}`);
  expect(line).toBe(`1 | …${"a".repeat(40)}bb${"c".repeat(40)}…`);
  expect(carets).toBe(`  | ${" ".repeat(41)}^^`);
});

test("a long span is cut, and a cut halves no character", () => {
  const [line, carets] = drawing(`«${"x".repeat(100)}${"😀".repeat(500)}»`);
  expect(line).toBe(`1 | ${"x".repeat(100)}${"😀".repeat(10)}…`);
  expect(carets).toBe(`  | ${"^".repeat(120)}`);
});

describe("what a message names reaches no terminal raw", () => {
  test.each([
    ["message", render("«a»", { message: "no `\x1b[2J`\n" })],
    ["hint", render("«a»", { hint: "write \x1b[2J\n" })],
    ["path", render("«a»", {}, "\x1b[2J\n")],
  ])("%s", (_where, text) => {
    expect(text).toContain("␛[2J");
    expect(text).toContain("␊");
    expect(text).not.toContain("\x1b");
  });
});

test("a span outside the source is held to it", () => {
  expect(render("a«»", { span: { start: 90, end: 99 } })).toContain("1:2: ");
});
