import { describe, expect, test } from "bun:test";
import type { RouteFacts } from "./ports.ts";
import { aboutTheLast, routeLine, type Route } from "./route-line.ts";

const kinds: readonly (readonly [NonNullable<ReturnType<RouteFacts["resolve"]>>, string])[] = [
  [
    "builtin",
    ": . [ alias bg cd echo exec exit export fg help history jobs kill printf pwd read set",
  ],
  ["builtin", "source test trap type ulimit umask unset wait let eval command hash"],
  ["keyword", "[[ case for function if select time until while then do done"],
  ["alias", "ll gs"],
  ["function", "mkcd"],
  [
    "executable",
    "apt awk bash cat chmod cp curl cut date df diff docker du env file find git grep head",
  ],
  [
    "executable",
    "htop id info install join kubectl last less ln ls make man mkdir more mv node npm nohup",
  ],
  [
    "executable",
    "open ping pip ps python python3 rm rsync sed seq sleep sort split ssh stat sudo systemctl",
  ],
  [
    "executable",
    "tail tar top touch tree uniq vim watch wc wget which who whoami yes zip at host look time",
  ],
];
const known = new Map(
  kinds.flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind] as const)),
);
const files = new Set([
  "Makefile",
  "data.csv",
  "notes.txt",
  "src",
  "tests",
  "why",
  "./run.sh",
  "~/bin/x",
]);
for (const path of ["README.md", "..", "~", "/tmp", "src/main.ts", "my notes.txt", "foo"])
  files.add(path);

const facts: RouteFacts = {
  resolve: (word) => known.get(word),
  exists: (path) => files.has(path),
  names: () => known.keys(),
};

const table = await Bun.file(`${import.meta.dir}/route-line.rows.txt`).text();
const rows = table
  .split("\n")
  .filter((row) => row.includes("\t"))
  .map((row) => {
    const [kind = "", line = ""] = row.replaceAll("⏎", "\n").split("\t");
    return [kind, line] as const;
  });

describe("which way a line goes", () => {
  test.each(rows)("%s: %j", (kind, line) => {
    expect(routeLine(line, facts).kind).toBe(kind as Route["kind"]);
  });

  test("is settled for more than a hundred lines", () => {
    expect(rows.length).toBeGreaterThan(120);
  });
});

describe("one word or a line with flags that resolves to nothing is not found", () => {
  test.each([
    ["sl", "sl", "ls"],
    ["gti", "gti", "git"],
    ["gti -v", "gti", "git"],
    ["gerp -r foo .", "gerp", "grep"],
    ["Make", "Make", "make"],
    ["dokcer -D ps", "dokcer", "docker"],
    ["xyzzy", "xyzzy", undefined],
    ["frobnicate --all", "frobnicate", undefined],
    ["./nosuch", "./nosuch", undefined],
    ["./nosuch with the args", "./nosuch", undefined],
    ["~/nosuch", "~/nosuch", undefined],
    ["/usr/bin/nosuch -x", "/usr/bin/nosuch", undefined],
    ["FOO=bar nosuchthing", "nosuchthing", undefined],
    ["pyhton3 -V", "pyhton3", "python3"],
    ["https://example.org", "https://example.org", undefined],
  ] as const)("%j: %s, meant %p", (line, word, suggestion) => {
    expect(routeLine(line, facts)).toMatchObject({ kind: "unknown", word, suggestion });
  });
});

describe("a prefix always wins", () => {
  test.each([
    [":help", { kind: "meta", name: "help", args: "" }],
    [":out 12 --lines 1-5", { kind: "meta", name: "out", args: "12 --lines 1-5" }],
    ["  :bg-spawn make -j8 && ls ", { kind: "meta", name: "bg-spawn", args: "make -j8 && ls" }],
    ["!what is this", { kind: "shell", command: "what is this", private: false }],
    ["! ls", { kind: "shell", command: "ls", private: false }],
    ["!!cat secret", { kind: "shell", command: "cat secret", private: true }],
    ["!!cat secret &", { kind: "shell", command: "cat secret", private: true, background: true }],
    ["?ls", { kind: "ask", text: "ls" }],
    ["? rm -rf", { kind: "ask", text: "rm -rf" }],
    ["?", { kind: "ask", text: aboutTheLast }],
    ["", { kind: "empty" }],
    [" \t ", { kind: "empty" }],
    ["!", { kind: "empty" }],
    ["!!", { kind: "empty" }],
    [":(){ :|:& };:", { kind: "shell" }],
  ])("%j", (line, expected) => {
    expect(routeLine(line, facts)).toMatchObject(expected);
  });
});

describe("an ampersand at the end of a shell line makes a job", () => {
  test.each([
    ["sleep 9 &", "sleep 9"],
    ["sleep 9&", "sleep 9"],
    ["make && ls &", "make && ls"],
    ["ls & pwd &", "ls & pwd"],
    ["(ls; pwd) &", "(ls; pwd)"],
    ["sleep 9 & # later", "sleep 9"],
    ["!sleep 9 &", "sleep 9"],
    ["FOO=1 sleep 9 &", "FOO=1 sleep 9"],
  ])("%j", (line, command) => {
    expect(routeLine(line, facts)).toMatchObject({ kind: "shell", background: true, command });
  });

  test.each([
    "ls & pwd",
    "ls 2>&1",
    "ls >&",
    "ls &&",
    "ls |&",
    "ls \\&",
    "echo '&'",
    'echo "a &"',
    "echo & '#x'",
    "echo a '&' # &",
    "ls # &",
    "cat <<E\n&",
    "ls &>",
    "!&",
  ])("but not in %j", (line) => {
    expect(routeLine(line, facts)).toMatchObject({ kind: "shell", background: false });
  });
});

test("every route says why", () => {
  for (const line of ["ls", "find the file", "what now", "sl", ":help", "", "A=1", "(ls)"]) {
    expect(routeLine(line, facts).reason).not.toBe("");
  }
  expect(routeLine("find the file", facts).reason).toBe(
    "find is a command, but the line reads as a sentence",
  );
  expect(routeLine("ls", facts).reason).toBe("ls is an executable");
});

test("no line makes it throw", () => {
  for (const line of [
    "'",
    '"',
    "\\",
    "$(",
    "((",
    "<<",
    "!'",
    "?'",
    "a 'b",
    "`",
    "{",
    "(",
    ")",
    "&",
  ]) {
    expect(() => routeLine(line, facts)).not.toThrow();
  }
});
