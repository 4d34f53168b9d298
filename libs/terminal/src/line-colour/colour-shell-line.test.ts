import { describe, expect, test } from "bun:test";
import { colourShellLine } from "./colour-shell-line.ts";
import type { LineFacts } from "./line-facts.ts";
import { randomLine } from "./testing/random-line.ts";

const commands = ["ls", "git", "sudo", "env", "grep", "cat", "echo", "[", "true", "nice"];
const paths = ["src", "src/main.ts", "~/notes", "a b", "in.txt", "./~x"];

const facts: LineFacts = {
  command: (word) =>
    word.startsWith("slow") ? "pending" : commands.includes(word) ? "known" : "unknown",
  commandPrefix: (word) => commands.some((command) => command.startsWith(word)),
  path: (text) =>
    text.startsWith("slow") ? "pending" : paths.includes(text) ? "exists" : "missing",
  pathPrefix: (text) => paths.some((path) => path.startsWith(text)),
  meta: (name) => (["help", "model"].includes(name) ? "known" : "unknown"),
  metaPrefix: (name) => ["help", "model"].some((meta) => meta.startsWith(name)),
};

/** `text=role` for every range, `_` behind what is underlined. `¦` is the cursor. */
function coloured(marked: string, route?: "ask"): string {
  const cursor = marked.indexOf("¦");
  const text = marked.replace("¦", "");
  return colourShellLine(text, facts, { cursor: cursor === -1 ? undefined : cursor, route })
    .map(({ start, end, role, underline }) => {
      const typed = text.slice(start, end).replaceAll("\n", "⏎");
      return `${typed}=${role}${underline === true ? "_" : ""}`;
    })
    .join(" · ");
}

describe("commands", () => {
  test.each([
    ["ls", "ls=command"],
    ["nosuch", "nosuch=unknown"],
    ["slow", ""],
    ["gi¦", ""],
    ["gx¦", "gx=unknown"],
    ["gi¦ x", ""],
    ["gi x¦", "gi=unknown"],
    ["ls | nosuch", "ls=command · |=operator · nosuch=unknown"],
    ["sudo nosuch", "sudo=command · nosuch=unknown"],
    ["sudo -u me ls", "sudo=command · -u=option · ls=command"],
    ["env A=1 nosuch", "env=command · nosuch=unknown"],
    ["$EDITOR x", "$EDITOR=variable"],
    ["'ls'", "'ls'=string"],
    [
      "f() { ls; }; f",
      "f=command · ()=operator · {=keyword · ls=command · ;=operator · }=keyword · ;=operator · f=command",
    ],
    [
      "if true; then ls; fi",
      "if=keyword · true=command · ;=operator · then=keyword · ls=command · ;=operator · fi=keyword",
    ],
    ["for nosuch in nosuch; do", "for=keyword · in=keyword · ;=operator · do=keyword"],
    ["A=1 ls", "A=variable · ==operator · ls=command"],
    ["A=(nosuch ls)", "A=variable · =(=operator · )=operator"],
  ])("%s", (text, expected) => {
    expect(coloured(text)).toBe(expected);
  });
});

describe("arguments", () => {
  test.each([
    ["ls -la --color=auto x", "ls=command · -la=option · --color==option"],
    ["ls -- -la", "ls=command · --=option"],
    ["ls src nosuch", "ls=command · src=path_"],
    ["ls sr¦", "ls=command · sr=path_"],
    ["ls sr", "ls=command"],
    ["ls slow", "ls=command"],
    ["ls ~/notes", "ls=command · ~/notes=path_"],
    ["ls '~/notes'", "ls=command · '~/notes'=string"],
    ["ls '~x'", "ls=command · '~x'=string_"],
    ["ls a\\ b", "ls=command · a\\ b=path_"],
    ["ls 'a b'", "ls=command · 'a b'=string_"],
    ["git --dir=src x", "git=command · --dir==option · src=path_"],
    ["echo 12 3.5 4x", "echo=command · 12=number · 3.5=number"],
    ["echo *.ts", "echo=command · *=operator"],
    ["ls # src", "ls=command · # src=comment"],
    ["cat < in.txt > out", "cat=command · <=operator · in.txt=path_ · >=operator · out=path"],
    ["cat < nosuch ", "cat=command · <=operator · nosuch=unknown"],
    ["cat < nosuch¦", "cat=command · <=operator · nosuch=path"],
    ["ls 2>&1", "ls=command · 2>&1=operator"],
  ])("%s", (text, expected) => {
    expect(coloured(text)).toBe(expected);
  });
});

describe("what is put in the place of something else", () => {
  test.each([
    ['echo "a $b c"', 'echo=command · "a =string · $b=variable ·  c"=string'],
    ["echo '$b'", "echo=command · '$b'=string"],
    ['echo ${a:-"x"}', 'echo=command · ${a:-=variable · "x"=string · }=variable'],
    ["echo $(ls x)", "echo=command · $(=operator · ls=command · )=operator"],
    [
      'echo "$(nosuch)"',
      'echo=command · "=string · $(=operator · nosuch=unknown · )=operator · "=string',
    ],
    ["echo `ls`", "echo=command · `=operator · ls=command · `=operator"],
    ["echo $(ls", "echo=command · $(=operator · ls=command"],
    [
      "echo $((1+x))",
      "echo=command · $((=operator · 1=number · +=operator · x=variable · ))=operator",
    ],
    [
      "cat <<E\na $b\nE",
      "cat=command · <<=operator · E=string · a =string · $b=variable · ⏎E=string",
    ],
  ])("%s", (text, expected) => {
    expect(coloured(text)).toBe(expected);
  });
});

describe("the route", () => {
  test.each([
    ["!ls", "!=accent · ls=command"],
    ["!!nosuch x", "!!=accent · nosuch=unknown"],
    ["?why is ls slow", "?why is ls slow=question"],
    [":help ls", ":help=meta"],
    [":nosuch", ":nosuch=unknown"],
    [":he¦", ":he=meta"],
    [":he", ":he=unknown"],
    [":¦", ":=meta"],
  ])("%s", (text, expected) => {
    expect(coloured(text)).toBe(expected);
  });

  test("a line that asks is a question as a whole, if it has no mark that says otherwise", () => {
    expect(coloured("why is ls slow", "ask")).toBe("why is ls slow=question");
    expect(coloured("!ls", "ask")).toBe("!=accent · ls=command");
  });
});

test("ranges are in order, within the text and not empty, whatever is typed", () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const text = randomLine(seed);
    let at = 0;
    for (const { start, end } of colourShellLine(text, facts, {
      cursor: seed % (text.length + 1),
    })) {
      expect(start, text).toBeGreaterThanOrEqual(at);
      expect(end, text).toBeGreaterThan(start);
      at = end;
    }
    expect(at, text).toBeLessThanOrEqual(text.length);
  }
});

test("of a long text only what is near the cursor is looked at", () => {
  const asked = new Set<string>();
  const text = Array.from({ length: 20_000 }, (_, index) => `c${index} x`).join("\n");
  const counting: LineFacts = {
    ...facts,
    command(word) {
      asked.add(word);
      return "known";
    },
  };
  colourShellLine(text, counting, { cursor: text.length });
  expect(asked.has("c19999")).toBe(true);
  expect(asked.size).toBeLessThan(3000);
});

test("of a text that is said to be visible in part only that part is looked at", () => {
  const text = "ls x\n".repeat(20_000);
  const ranges = colourShellLine(text, facts, { visible: { start: 50_000, end: 50_100 } });
  expect(ranges[0]?.start).toBeGreaterThan(45_000);
  expect(ranges.at(-1)?.end).toBeLessThan(55_000);
  expect(ranges.some(({ start, end }) => text.slice(start, end) === "ls")).toBe(true);
});
