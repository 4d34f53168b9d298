import { expect, test } from "bun:test";
import { fishOffers } from "./fish-offers.ts";
import { lexFish } from "./lex-fish.ts";
import { parseFishCompletions } from "./parse-fish-completions.ts";

/** The labels offered for a line; what is typed of the last word decides between options and words. */
function offered(source: string, line: string): string[] {
  const words = line.split(" ");
  const word = words.pop() ?? "";
  const rules = parseFishCompletions(source);
  return fishOffers(rules, { words, word, option: undefined }).drafts.map(({ label }) => label);
}

test.each([
  {
    rule: "long, short and old options",
    source: "complete -c x -l all -s a -o old",
    line: "x -",
    is: ["--all", "-old", "-a"],
  },
  {
    rule: "letters of one cluster",
    source: "complete -c x -fa 'one two'",
    line: "x ",
    is: ["one", "two"],
  },
  {
    rule: "long names with a =",
    source: "complete --command=x --long-option=all",
    line: "x -",
    is: ["--all"],
  },
  {
    rule: "a value with a = behind it",
    source: "complete -c x -l depth -r",
    line: "x -",
    is: ["--depth="],
  },
  { rule: "the command as an operand", source: "complete x -l all", line: "x -", is: ["--all"] },
  { rule: "several commands", source: "complete -c x -c y -l all", line: "y -", is: ["--all"] },
  {
    rule: "words described one by one",
    source: String.raw`complete -c x -a "add\t'Add it' rm\t'Remove it'"`,
    line: "x ",
    is: ["add", "rm"],
  },
  {
    rule: "a list held by a variable",
    source: 'set -l all a b\nset -a all c\ncomplete -c x -a "$all"',
    line: "x ",
    is: ["a", "b", "c"],
  },
  {
    rule: "a loop over words",
    source: "for c in a b\n complete -c x -a $c\nend",
    line: "x ",
    is: ["a", "b"],
  },
  {
    rule: "statements on one line",
    source: "complete -c x -a a; complete -c x -a b # c",
    line: "x ",
    is: ["a", "b"],
  },
  { rule: "a line that goes on", source: "complete -c x \\\n  -a a", line: "x ", is: ["a"] },
  {
    rule: "nothing out of a function",
    source: "function f\n if true\n end\n complete -c x -a a\nend\ncomplete -c x -a b",
    line: "x ",
    is: ["b"],
  },
  {
    rule: "nothing that would have to be run",
    source: "complete -c x -n (f) -a a\ncomplete -c x -a b -d (f)",
    line: "x ",
    is: ["b"],
  },
  {
    rule: "nothing that is taken back",
    source: "complete -c x -e\ncomplete -c x -a b",
    line: "x ",
    is: ["b"],
  },
])("reads $rule", ({ source, line, is }) => {
  expect(offered(source, line)).toEqual([...is]);
});

test.each([
  { condition: "__fish_use_subcommand", yes: "x -v ", no: "x add " },
  { condition: "__fish_seen_subcommand_from add rm", yes: "x -v add ", no: "x list " },
  { condition: "not __fish_seen_subcommand_from add", yes: "x ", no: "x add " },
  {
    condition: "__fish_seen_subcommand_from add; and not __fish_seen_subcommand_from to",
    yes: "x add ",
    no: "x add to ",
  },
  {
    condition: "__fish_seen_subcommand_from a; or __fish_seen_subcommand_from b",
    yes: "x b ",
    no: "x c ",
  },
  { condition: "__fish_use_subcommand && false || true", yes: "x ", no: undefined },
  { condition: "__fish_is_first_token", yes: "x ", no: "x a " },
  { condition: "__fish_is_nth_token 2", yes: "x a ", no: "x a b " },
  { condition: "__fish_contains_opt -s v verbose", yes: "x -av ", no: "x -a " },
  { condition: "__fish_contains_opt -s v verbose", yes: "x --verbose ", no: "x verbose " },
  { condition: "__fish_not_contain_opt force", yes: "x ", no: "x --force " },
  { condition: "__fish_prev_arg_in to", yes: "x to ", no: "x to it " },
  { condition: "test (count (commandline -opc)) -lt 2", yes: "x ", no: "x a " },
  { condition: "contains -- -- (commandline -opc)", yes: "x -- ", no: "x a " },
  { condition: "__fish_npm_using_command run", yes: "x -v run ", no: "x install run " },
  { condition: "__fish_opam_needs_command", yes: "x -v ", no: "x a " },
  { condition: "some_function_of_its_own", yes: undefined, no: "x " },
  { condition: "not some_function_of_its_own", yes: undefined, no: "x " },
  { condition: "string match -q 'a*' (commandline -ct)", yes: undefined, no: "x " },
])("$condition holds as in fish", ({ condition, yes, no }) => {
  const source = `complete -c x -n "${condition}" -a here`;
  if (yes !== undefined) expect(offered(source, yes)).toEqual(["here"]);
  if (no !== undefined) expect(offered(source, no)).toEqual([]);
});

test("git's own options before its subcommand are no subcommand", () => {
  const source = "complete -c git -n '__fish_git_using_command add' -a here";
  expect(offered(source, "git -C dir add ")).toEqual(["here"]);
  expect(offered(source, "git -C add commit ")).toEqual([]);
});

test("the value of an option is what its rule lists, and nothing else", () => {
  const rules = parseFishCompletions(
    "complete -c x -f -a other\ncomplete -c x -s w -l when -x -a 'always never'",
  );
  for (const request of [
    { words: ["x", "--when"], word: "", option: undefined },
    { words: ["x", "-w"], word: "", option: undefined },
    { words: ["x"], word: "", option: "--when" },
  ]) {
    const { drafts, takesFiles, isValue } = fishOffers(rules, request);
    expect({ labels: drafts.map(({ label }) => label), takesFiles, isValue }).toEqual({
      labels: ["always", "never"],
      takesFiles: false,
      isValue: true,
    });
  }
});

test("files are offered unless a rule that holds says no", () => {
  const rules = parseFishCompletions("complete -c x -n '__fish_use_subcommand' -f -a add");
  expect(fishOffers(rules, { words: ["x"], word: "", option: undefined }).takesFiles).toBe(false);
  expect(fishOffers(rules, { words: ["x", "add"], word: "", option: undefined }).takesFiles).toBe(
    true,
  );
});

test("a function that fish would run is named with its words", () => {
  const rules = parseFishCompletions("complete -c x -a '(__fish_complete_suffix .md) more'");
  const { drafts, calls } = fishOffers(rules, { words: ["x"], word: "", option: undefined });
  expect(drafts.map(({ label }) => label)).toEqual(["more"]);
  expect(calls).toEqual([{ kind: "call", name: "__fish_complete_suffix", words: [".md"] }]);
});

test.each([
  "'",
  '"',
  "(",
  "$",
  "\\",
  "a(b'c",
  "complete -c",
  "for x in",
  "end\nend",
  '"$("',
  "a |",
])("what is unfinished is no fault: %p", (source) => {
  expect(() => lexFish(source)).not.toThrow();
  expect(() => parseFishCompletions(source)).not.toThrow();
});

test("a loop within a loop within a loop ends before it fills the memory", () => {
  const words = Array.from({ length: 60 }, (_, index) => `w${index}`).join(" ");
  const source = `for a in ${words}\nfor b in ${words}\nfor c in ${words}\ncomplete -c x -a $a$b$c\nend\nend\nend`;
  expect(parseFishCompletions(source).length).toBe(20_000);
});
