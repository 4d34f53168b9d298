import { AishError } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { abbrCommand } from "./abbr-command.ts";
import { Abbreviations } from "./abbreviations.ts";
import { shellWords } from "./shell-words.ts";

function defined(...lines: readonly string[]): Abbreviations {
  const abbreviations = new Abbreviations();
  for (const line of lines) abbrCommand(shellWords(line), abbreviations);
  return abbreviations;
}

/** The line as it is after a blank was typed at the `|`, or at the end; undefined: as it was. */
function expanded(abbreviations: Abbreviations, typed: string): string | undefined {
  const at = typed.includes("│") ? typed.indexOf("│") : typed.length;
  const text = typed.replace("│", "");
  const found = abbreviations.expand(text, at);
  if (found === undefined) return undefined;
  const cursor = found.start + (found.cursor ?? found.text.length);
  const line = text.slice(0, found.start) + found.text + text.slice(found.end);
  return found.cursor === undefined ? line : `${line.slice(0, cursor)}│${line.slice(cursor)}`;
}

describe("an abbreviation", () => {
  const usual = defined(
    "gs git status",
    "--position anywhere L '| less'",
    "--command git --command hub co checkout",
    "--regex '[0-9]+u' --position anywhere up '../..'",
    "--set-cursor each 'for x in %; do; done'",
    "--set-cursor=@ mail 'send @%'",
  );

  test.each([
    ["gs", "git status"],
    ["  gs", "  git status"],
    ["echo x; gs", "echo x; git status"],
    ["echo $(gs", "echo $(git status"],
    ["A=1 gs", "A=1 git status"],
    ["sudo -u ada gs", "sudo -u ada git status"],
    ["if gs", "if git status"],
    ["ls\ngs", "ls\ngit status"],
    ["!gs", "!git status"],
    ["gs│ && ls", "git status && ls"],
    ["gs│;ls", "git status;ls"],
    ["cat x L", "cat x | less"],
    ["git co", "git checkout"],
    ["sudo hub co", "sudo hub checkout"],
    ["cd 2u", "cd ../.."],
    ["each", "for x in │; do; done"],
    ["mail", "send │%"],
  ])("expands: %j becomes %j", (typed, line) => {
    expect(expanded(usual, typed)).toBe(line);
  });

  test.each([
    ["echo gs", "it is no command's name there"],
    ["co", "it is only for arguments"],
    ["svn co", "it is for arguments of another command"],
    ["gsx", "it is another word"],
    ["gs│x", "the cursor is inside a word"],
    ["'gs", "a quote says that it is meant as it stands"],
    ["\\gs", "so does a backslash"],
    ["cd 2u$x", "a variable is in it"],
    ["cd x2u", "the pattern must match the whole word"],
    ["up", "with a pattern the name is no word"],
    ["?gs", "it is a question"],
    [":out L", "it is a meta command"],
    ["# gs", "it is a comment"],
    ["echo > L", "it is the name of a file"],
    ["x=L", "it is the value of a variable"],
    ["abbr --erase L", "it is named and not meant"],
    ["", "there is no word"],
  ])("does not expand in %j: %s", (typed) => {
    expect(expanded(usual, typed)).toBeUndefined();
  });

  test("that was defined last wins", () => {
    const both = defined("g git", "--regex g+ more grep", "--regex gg+ most ag");
    expect(expanded(both, "g")).toBe("git");
    expect(expanded(both, "gg")).toBe("ag");
    expect(expanded(defined("g git", "g grep"), "g")).toBe("grep");
  });

  test("is not looked for behind a text that nobody has typed", () => {
    expect(expanded(usual, `${"ls; ".repeat(2000)}gs`)).toEndWith("git status");
    expect(expanded(usual, `${"ls; ".repeat(3000)}gs`)).toBeUndefined();
  });

  test("with a pattern is not tried on a word that nobody would abbreviate", () => {
    expect(expanded(defined("--regex '(a+)+' x y"), "a".repeat(5000))).toBeUndefined();
  });
});

describe("abbr", () => {
  test("lists what there is so that it can be typed again", () => {
    const lines = [
      "abbr gs 'git status'",
      "abbr --position anywhere L '| less'",
      "abbr --command git --command hub co checkout",
      "abbr --regex '[0-9]+u' up 'it'\\''s'",
      "abbr --set-cursor each 'for %'",
      "abbr '--set-cursor=@' mail 'send @'",
    ];
    const abbreviations = defined(...lines.map((line) => line.slice("abbr ".length)));
    expect(abbrCommand([], abbreviations)).toBe(`${lines.join("\n")}\n`);
    expect(abbrCommand(["--list"], abbreviations)).toBe(`${lines.join("\n")}\n`);
  });

  test("shows no control characters", () => {
    expect(abbrCommand([], defined("x $'a\u001B[2J'"))).not.toContain("\u001B");
  });

  test("--erase removes all of the names, or none if one is unknown", () => {
    const abbreviations = defined("a b", "c d", "e f");
    expect(() => abbrCommand(["--erase", "a", "nope"], abbreviations)).toThrow(
      'there is no abbreviation "nope"',
    );
    expect(abbreviations.list()).toHaveLength(3);
    abbrCommand(["-e", "a", "c"], abbreviations);
    expect(abbreviations.list().map(({ name }) => name)).toEqual(["e"]);
  });

  test("--rename keeps what it stands for, and takes no name that is taken", () => {
    const abbreviations = defined("a b", "c d");
    expect(() => abbrCommand(["--rename", "a", "c"], abbreviations)).toThrow("already");
    abbrCommand(["--rename", "a", "x"], abbreviations);
    expect(expanded(abbreviations, "x")).toBe("b");
  });

  test.each([
    ["gs", 'what "gs" stands for is missing'],
    ["--position nowhere a b", '--position cannot be "nowhere"'],
    ["--position command --command git a b", "is not in the position of a command"],
    ["--position", "--position needs a value"],
    ["--erase", "--erase needs a name"],
    ["--erase --regex x a", "--erase takes no other option"],
    ["--rename a", "--rename needs the old name and the new one"],
    ["--regex '(' a b", 'abbr cannot read the pattern "("'],
    ["'a b' c", '"a b" cannot be typed as one plain word'],
    ["--set-cursor= a b", "the mark of --set-cursor is empty"],
    ["--comand git a b", "abbr does not know --comand"],
    ["a b | less", 'a shell would take "|" for its own'],
    ["a 'b", "the quote ' is not closed"],
  ])("%s is refused: %s", (line, message) => {
    const abbreviations = new Abbreviations();
    let refused: unknown;
    try {
      abbrCommand(shellWords(line), abbreviations);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(AishError);
    expect(refused).toMatchObject({ message: expect.stringContaining(message) });
    expect((refused as AishError).hint).toBeDefined();
    expect(abbreviations.list()).toEqual([]);
  });
});

test("words are split as a shell splits them, and nothing is expanded", () => {
  expect(shellWords(`if "a b" c\\ d '$HOME' ~ *.ts x=1 $HOME`)).toEqual([
    "if",
    "a b",
    "c d",
    "$HOME",
    "~",
    "*.ts",
    "x=1",
    "$HOME",
  ]);
  expect(shellWords("")).toEqual([]);
});
