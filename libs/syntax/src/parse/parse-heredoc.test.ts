import { expect, test } from "bun:test";
import type { HereDocument } from "../ast.ts";
import { parse, type ParseResult } from "./parse.ts";
import { outlineTree } from "../testing/outline-tree.ts";

function documents({ program }: ParseResult): readonly HereDocument[] {
  return program.body.flatMap((statement) =>
    statement.kind === "simpleCommand"
      ? statement.redirects.filter((redirect) => redirect.kind === "hereDocument")
      : [],
  );
}

test.each([
  [
    "the body is expanded",
    "cat <<A\n$x $(b) $((1))\nA",
    'run(cat) heredoc "$x· ·$(run(b))· ·$((1))·\\n"',
  ],
  ["a quoted delimiter keeps it", "cat <<'A'\n$x \\n\nA", 'run(cat) heredoc "$x \\\\n\\n"'],
  ["so does a backslash", "cat <<\\A\n$x\nA", 'run(cat) heredoc "$x\\n"'],
  [
    "only $, backtick, backslash and the end of a line are escaped",
    'cat <<A\n\\$x \\\\ \\n " \\\nb\nA',
    'run(cat) heredoc "$x \\\\ \\\\n \\" b\\n"',
  ],
  ["<<- strips tabs", "cat <<-A\n\t\ta\n\tb\tc\n\tA\nd", 'run(cat) heredoc "a\\nb\\tc\\n"; run(d)'],
  ["in a literal body too", "cat <<-'A'\n\ta\n\tA", 'run(cat) heredoc "a\\n"'],
  [
    "the rest of the line goes on",
    "cat <<A | b && c\nx\nA\nd",
    '(pipe(run(cat) heredoc "x\\n" | run(b)) && run(c)); run(d)',
  ],
  [
    "each command has its own",
    "a <<A; b <<B\n1\nA\n2\nB",
    'run(a) heredoc "1\\n"; run(b) heredoc "2\\n"',
  ],
  ["carriage returns stay in the body", "cat <<A\r\na\r\nA\r\n", 'run(cat) heredoc "a\\r\\n"'],
  ["an empty body", "cat <<A\nA", 'run(cat) heredoc ""'],
  ["in a substitution", "x=$(cat <<A\na)\nA\n)", 'set x=$(run(cat) heredoc "a)\\n")'],
])("%s", (_rule, source, tree) => {
  const result = parse(source);
  expect(result.diagnostics).toEqual([]);
  expect(outlineTree(result.program.body)).toBe(tree);
});

test("the body has the place it was written at", () => {
  const source = "cat <<-A # b\n\t\tx $y\n\tA\nz";
  const [document] = documents(parse(source));
  expect(source.slice(document!.body.span.start, document!.body.span.end)).toBe("\t\tx $y\n");
});

test.each([
  ["cat <<A <<B\n1\nA\n2\nB", "ambiguous stdin: it has a source already"],
  ["cat < a <<< b", "ambiguous stdin: it has a source already"],
  ["cat <<", "expected a delimiter after `<<`"],
  ["cat <<<", "expected text after `<<<`"],
  ["cat <<A\n$(b\nA\nc", "`$(` is never closed in this here-document"],
  ["cat <<A\nb", "unterminated here-document: no line `A`"],
])("%j is refused: %s", (source, message) => {
  expect(parse(source).diagnostics.map((each) => each.message)).toEqual([message]);
});
