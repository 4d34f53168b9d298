import { describe, expect, test } from "bun:test";
import { isCommandComplete, literalMark, scanCommand } from "./command-complete.ts";

describe("a command is open while", () => {
  test.each([
    ["echo 'a", "quote"],
    ['echo "a', "quote"],
    ["echo $'a\\'", "quote"],
    ["echo it's", "quote"],
    ['echo "a $(echo "b")', "quote"],
    ["ls \\", "backslash"],
    ["ls \\\n", "backslash"],
    ["cat <<EOF", "hereDocument"],
    ["cat <<EOF\nbody", "hereDocument"],
    ["cat <<EOF\nbody EOF", "hereDocument"],
    ["cat <<'END' > x\n EOF\n END", "hereDocument"],
    ["cat <<A <<B\none\nA\ntwo", "hereDocument"],
    ["echo $(date", "substitution"],
    ["echo `date", "substitution"],
    ["(cd x", "substitution"],
    ["echo $((1 + (2", "substitution"],
  ] as const)("%j has an open %s", (text, open) => {
    expect(scanCommand(text).open).toBe(open);
  });
});

describe("a command is complete when", () => {
  test.each([
    "",
    "ls -la",
    "echo 'a\nb'",
    `echo "it's"`,
    `echo 'say "hi'`,
    `echo "a $(echo 'it"s') b"`,
    `echo "$(echo "a b")"`,
    "echo $'it\\'s'",
    "echo \\'",
    "ls \\\n-la",
    "cat <<EOF\nit's\nEOF",
    "cat <<EOF\nit's\nEOF\n",
    "cat <<-EOF\n\tbody\n\tEOF",
    "cat <<'EOF' | wc -l\n$(\nEOF",
    "cat << \\EOF\n`\nEOF",
    "cat <<A <<B\none\nA\ntwo\nB",
    "cat <<<'word'",
    "cat <<< word",
    "echo $((1 << 2))",
    "echo $(( (1 + 2) * 3 ))",
    "((i = 1 << 3))",
    "ls # it's a comment",
    "echo a#'b'",
    "echo ${#x} ${x#y}",
    "case x in a) echo y;; esac",
    "echo $(date) `date`",
    "(cd x && (make))",
  ])("%j", (text) => {
    expect(isCommandComplete(text)).toBe(true);
  });
});

test.each([
  ["cat <<EOF", "EOF"],
  ["cat <<-'A B'\nx", "A B"],
  ["cat <<A <<B\nA\nx", "B"],
  ["cat <<A\nA", undefined],
  ["echo 'a", undefined],
])("%j waits for the line %p", (text, closingLine) => {
  expect(scanCommand(text).closingLine).toBe(closingLine);
});

describe("what is literal is hidden, what a shell acts on is not", () => {
  test.each([
    ["a 'b & c' d", "a ....... d"],
    ['a "b & $c" d', "a .....$.. d"],
    ['a "b $(c & d)"', "a ...$(c & d)."],
    ["a \\& b", "a .. b"],
    ["a & # b & c", "a & ......."],
    ["cat <<E >f\n& x\nE\nls &", "cat <<E >f\n......ls &"],
    ["a 2>&1 | b", "a 2>&1 | b"],
  ])("%j is %j", (text, expected) => {
    expect(scanCommand(text).bare.replaceAll(literalMark, ".")).toBe(expected);
  });

  test("the length never changes", () => {
    const text = 'a \'b\n\\\' "$(c \\" <<E\nE\n)" # d';
    expect(scanCommand(text).bare).toHaveLength(text.length);
  });
});
