import { describe, expect, test } from "bun:test";
import { judge } from "./judge.ts";
import type { Surroundings } from "./surroundings.ts";
import { parseCommand } from "./parse-command.ts";
import type { Rule, RuleEffect } from "./rule.ts";

const where: Surroundings = {
  cwd: "/home/ada/work",
  home: "/home/ada",
  background: false,
  protectedPaths: ["/home/ada/.config/aish"],
};

const rule = (effect: RuleEffect, match: Rule["match"], text: string): Rule => ({
  effect,
  match,
  words: text.split(" "),
});
const verdict = (text: string, ...rules: Rule[]) => judge(parseCommand(text), rules, where);

describe("allow", () => {
  test.each([
    ["exact", "ls -la", "ls -la"],
    ["exact", "ls -la", "ls '-la'"],
    ["exact", "make", "make"],
    ["prefix", "git log", "git log --oneline -5"],
    ["prefix", "git log", "git log"],
    ["prefix", "npm run", "npm run build"],
    ["prefix", "sed", "sed -n 1,5p x"],
    ["prefix", "sort -o", "sort -o x y"],
    ["prefix", "python3 -m pytest", "python3 -m pytest -x"],
  ] as const)("%s %s allows %s", (match, words, text) => {
    expect(verdict(text, rule("allow", match, words)).kind).toBe("allow");
  });

  test.each([
    ["exact", "ls", "ls -la"],
    ["exact", "ls -la", "/bin/ls -la"],
    ["exact", "ls", "sudo ls"],
    ["prefix", "git log", "git -c core.pager=x log"],
    ["prefix", "git log", "git logx"],
    ["prefix", "git log", "/tmp/git log"],
    ["prefix", "git log", "git log | sh"],
    ["prefix", "git log", "git log; x"],
    ["prefix", "git log", "git log && x"],
    ["prefix", "git log", "git log & x"],
    ["prefix", "git log", "git log\nx"],
    ["prefix", "git log", "git log > x"],
    ["prefix", "git log", "git log $(x)"],
    ["prefix", "git log", "git log `x`"],
    ["prefix", "git log", 'git log "$(x)"'],
    ["prefix", "git log", "git log <(x)"],
    ["prefix", "git log", "GIT_PAGER=x git log"],
    ["prefix", "git log", "git log $x"],
    ["prefix", "git log", "git log 'open"],
    ["prefix", "ls", "ls {a,b}"],
    // options that make another thing of it
    ["prefix", "git log", "git log --output=x"],
    ["prefix", "git log", "git log --outp x"],
    ["prefix", "git diff", "git diff --ext-diff"],
    ["prefix", "git grep", "git grep -Ovim x"],
    ["prefix", "git grep", "git grep --open-files-in-pager=x y"],
    ["prefix", "git", "git -c alias.x=!sh x"],
    ["prefix", "sort", "sort -o x y"],
    ["prefix", "sort", "sort -ro x"],
    ["prefix", "sort", "sort --outp=x"],
    ["prefix", "sort", "sort --compress-program=sh x"],
    ["prefix", "rg", "rg --pre sh x"],
    ["prefix", "rg", "rg --pre=sh x"],
    ["prefix", "rg", "rg -nz x"],
    ["prefix", "rg", "rg --hostname-bin=x y"],
    ["prefix", "fd", "fd -x rm"],
    ["prefix", "fd", "fd -HX rm"],
    ["prefix", "find", "find . -exec x ';'"],
    ["prefix", "find", "find build -delete"],
    ["prefix", "find", "find . -fprintf x y"],
    ["prefix", "tar", "tar xf a --to-command=sh"],
    ["prefix", "tar", "tar cf a --checkpoint-action=exec=sh b"],
    ["prefix", "tar", "tar cIf sh a b"],
    ["prefix", "man", "man -P sh ls"],
    ["prefix", "go test", "go test -exec sh"],
    ["prefix", "base64", "base64 -o x"],
    ["prefix", "sed", "sed -i s/a/b/ x"],
    ["prefix", "sed", "sed 1e x"],
    ["prefix", "sed", "sed 's/a/b/e' x"],
    ["prefix", "sed", "sed 's/a/b/w out' x"],
    ["prefix", "sed", "sed -f x y"],
    ["prefix", "awk", "awk 'BEGIN{system(1)}'"],
    ["prefix", "awk", "awk '{print > 1}' x"],
    ["prefix", "python3", "python3 -c 'print(1)'"],
    ["prefix", "vim", "vim -c q"],
    ["prefix", "npm run", "npm run x --prefix /tmp/y"],
    ["prefix", "npm run", "npm run x --script-shell=y"],
    ["prefix", "cargo build", "cargo build --config x"],
    ["prefix", "date", "date -s 2020-01-01"],
    ["prefix", "uniq", "uniq a b"],
    ["prefix", "tree", "tree -o x"],
    ["prefix", "curl", "curl -o x y"],
  ] as const)("%s %s does not allow %s", (match, words, text) => {
    expect(verdict(text, rule("allow", match, words))).toMatchObject({ kind: "ask" });
  });

  test("what the gate sees is asked although a rule allows exactly this", () => {
    expect(verdict("git push -f", rule("allow", "exact", "git push -f"))).toMatchObject({
      kind: "ask",
      danger: "a forced push may throw away commits on the server",
    });
  });

  test("the gate is the same in the background", () => {
    const background = { ...where, background: true };
    const rules = [rule("allow", "prefix", "rm")];
    expect(judge(parseCommand("rm -rf /"), rules, background)).toMatchObject({
      danger: "it removes the root directory /",
    });
  });
});

describe("deny", () => {
  test.each([
    ["rm", "rm x"],
    ["rm", "/bin/rm x"],
    ["rm", "r\\m x"],
    ["rm", "'r'm x"],
    ["rm", "sudo rm x"],
    ["rm", "sudo -u root rm x"],
    ["rm", "doas env A=b nice -n 5 rm x"],
    ["rm", "A=b rm x"],
    ["rm", "ls; rm x"],
    ["rm", "ls && rm x"],
    ["rm", "ls | rm x"],
    ["rm", "ls & rm x"],
    ["rm", "(rm x)"],
    ["rm", "{ rm x; }"],
    ["rm", "echo $(rm x)"],
    ["rm", 'echo "`rm x`"'],
    ["rm", "cat <(rm x)"],
    ["rm", "if true; then rm x; fi"],
    ["rm", "sh -c 'rm x'"],
    ["rm", "bash -xc 'ls; rm x'"],
    ["rm", "eval rm x"],
    ["rm", "find . -exec rm {} +"],
    ["rm", "fd -x rm"],
    ["rm", "ls | xargs -n 1 rm"],
    ["rm", "timeout 5 busybox rm x"],
    ["rm", "X=rm; $X y"],
    ["rm", "f() { rm x; }; f"],
    ["rm", "rm $x > y"],
    ["rm", "echo 'rm x' | sh"],
    ["rm", "ssh host rm x"],
    ["rm", "$'\\x72m' x"],
    ["rm -rf", "rm -r -f x"],
    ["rm -rf", "rm -fr x"],
    ["rm -rf", "rm x --force --recursive"],
    ["rm -rf", "rm -Rfv x"],
    ["git push --force", "git push origin main --force"],
    ["git push --force", "git push -f"],
    ["git push", "git -C x push"],
    ["git push", "git --no-pager push origin"],
    ["git push origin main", "git push -v origin main"],
    ["/opt/tool x", "/opt/tool x y"],
    ["docker run", "docker --context x run y"],
  ])("%s denies %s", (words, text) => {
    expect(verdict(text, rule("deny", "prefix", words)).kind).toBe("deny");
    expect(verdict(text, rule("ask", "prefix", words)).kind).toBe("ask");
  });

  test.each([
    ["rm", "echo rm"],
    ["rm", "grep rm x"],
    ["rm", "git rm x"],
    ["rm", "echo 'rm x'"],
    ["rm -rf", "rm -r x"],
    ["git push", "git pull push"],
    ["git push --force", "git push origin main"],
    ["rm", "cat <<E\nrm x\nE"],
  ])("%s does not deny %s", (words, text) => {
    expect(verdict(text, rule("deny", "prefix", words)).kind).toBe("ask");
  });

  test("one word denies whatever stands behind it, and two exact ones nothing else", () => {
    expect(verdict("ssh host", rule("deny", "exact", "ssh")).kind).toBe("deny");
    expect(verdict("git push x", rule("deny", "exact", "git push")).kind).toBe("ask");
    expect(verdict("git push", rule("deny", "exact", "git push")).kind).toBe("deny");
  });

  test("it goes before ask, and ask before allow, in any order", () => {
    const rules = [
      rule("allow", "exact", "git push"),
      rule("ask", "prefix", "git push"),
      { ...rule("deny", "prefix", "git"), reason: "not here" },
    ];
    expect(verdict("git push", ...rules)).toMatchObject({ kind: "deny", why: "not here" });
    expect(verdict("git push", ...rules.slice(0, 2))).toMatchObject({
      kind: "ask",
      why: "a rule asks about git push …",
    });
  });

  test("a program nobody knows is asked when a denied command stands behind it", () => {
    const rules = [rule("allow", "prefix", "launcher"), rule("deny", "prefix", "rm")];
    expect(verdict("launcher x", ...rules).kind).toBe("allow");
    expect(verdict("launcher rm x", ...rules)).toMatchObject({
      kind: "ask",
      why: "it names rm …, which a rule speaks against",
    });
  });

  test("a rule without words speaks of every command", () => {
    const rules = [rule("allow", "exact", "ls"), { ...rule("ask", "prefix", ""), words: [] }];
    expect(verdict("ls", ...rules).kind).toBe("ask");
  });
});
