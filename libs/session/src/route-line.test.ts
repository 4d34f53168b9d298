import { describe, expect, test } from "bun:test";
import { aboutTheLast, routeLine, type Route } from "./route-line.ts";
import { routeRows, tableFacts, type RouteRow } from "./testing/route-table.ts";

const facts = await tableFacts();

const settled = [...(await routeRows("must")), ...(await routeRows("basics"))];

test.each([...settled])("$kind: $line", ({ kind, line }) => {
  expect(routeLine(line, facts).kind).toBe(kind);
});

describe("98 of 100 lines go the way that a person expects", () => {
  const names = ["must", "basics", "commands", "requests", "unknown", "fresh"];

  test.each(names)("of those in %s", async (name) => {
    expect(share(await routeRows(name))).toBeGreaterThanOrEqual(0.98);
  });

  test("and of all of them, half commands and half requests", async () => {
    const rows = (await Promise.all([...names, "hard"].map(routeRows))).flat();
    const count = (kind: Route["kind"]): number => rows.filter((row) => row.kind === kind).length;
    expect(count("shell")).toBeGreaterThan(225);
    expect(count("ask")).toBeGreaterThan(225);
    process.stdout.write(report(rows));
    expect(share(rows)).toBeGreaterThanOrEqual(0.98);
    expect(wrongWays(rows).runs.length / rows.length).toBeLessThan(0.015);
  });
});

function share(rows: readonly RouteRow[]): number {
  const { runs, asked, other } = wrongWays(rows);
  return 1 - (runs.length + asked.length + other.length) / rows.length;
}

/** Prose that runs as a command is worse than a command that is asked about. */
function report(rows: readonly RouteRow[]): string {
  const { runs, asked, other } = wrongWays(rows);
  return [
    `${(100 * share(rows)).toFixed(1)} % of ${rows.length} lines go right`,
    ...runs.map((line) => `  would run, and should not: ${line}`),
    ...asked.map((line) => `  would not run, and should: ${line}`),
    ...other.map((line) => `  would ask for not found, or the reverse: ${line}`),
    "",
  ].join("\n");
}

interface WrongWays {
  readonly runs: readonly string[];
  readonly asked: readonly string[];
  readonly other: readonly string[];
}

function wrongWays(rows: readonly RouteRow[]): WrongWays {
  const wrong = rows
    .map(({ kind, line }) => ({ kind, line, went: routeLine(line, facts).kind }))
    .filter(({ kind, went }) => kind !== went);
  const lines = (which: (row: (typeof wrong)[number]) => boolean): readonly string[] =>
    wrong.filter(which).map(({ line }) => line);
  return {
    runs: lines(({ went }) => went === "shell"),
    asked: lines(({ kind }) => kind === "shell"),
    other: lines(({ kind, went }) => kind !== "shell" && went !== "shell"),
  };
}

// What could destroy, with every opening of a sentence behind it.
test.each([
  "rm rmdir mv cp dd shred truncate unlink chmod chown chgrp".split(" "),
  "kill killall pkill shutdown reboot halt poweroff mkfs mkfs.ext4 parted".split(" "),
  ["sudo rm", "sudo -n rm", "time rm", "nohup mv", "rm -rf", "rm -r", "kill -9", "/bin/rm"],
])("no sentence runs behind %p and its like", (...commands) => {
  const world = { ...facts, resolve: (word: string) => facts.resolve(word.replace("/bin/", "")) };
  const ends = [
    "the src folder",
    "my notes.txt please",
    "everything in src",
    "all of src and tests",
    "these: src, tests",
    "src if it isn't needed",
    "whatever is in build; thanks",
  ];
  const ran = commands
    .flatMap((command) => ends.map((end) => `${command} ${end}`))
    .filter((line) => routeLine(line, world).kind === "shell");
  expect(ran).toEqual([]);
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
  expect(routeLine("find the file", facts).reason).toBe("reads as a request: find the file");
  expect(routeLine("make me a list of users", facts).reason).toBe(
    "reads as a request: make me a list …",
  );
  expect(routeLine("ls", facts).reason).toBe("ls is a command");
  expect(routeLine("satus", facts).reason).toBe("no command is called satus");
  expect(routeLine(":help", facts).reason).toBe("begins with :");
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
