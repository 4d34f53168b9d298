import { expect, test } from "bun:test";
import type { PastCommand, SuggestionRequest } from "./past-command.ts";
import { Predictor } from "./predictor.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.UTC(2026, 0, 1);

/** Lines as `directory $ command`, perhaps followed by `=> status`; one a minute, in one session. */
function taught(...lines: readonly string[]): Predictor {
  const predictor = new Predictor();
  for (const [at, line] of lines.entries()) {
    const [, cwd = "", command = "", status = "0"] =
      /^(\S+) \$ (.*?)(?: => (\d+))?$/.exec(line) ?? [];
    predictor.learn(past(command, { cwd, exitCode: Number(status), at: start + at * minute }));
  }
  return predictor;
}

function past(command: string, rest: Partial<PastCommand> = {}): PastCommand {
  return { command, cwd: "/a", exitCode: 0, at: start, session: "s", ...rest };
}

const request = (typed: string, rest: Partial<SuggestionRequest> = {}): SuggestionRequest => ({
  typed,
  cwd: "/a",
  previous: undefined,
  previousFailed: undefined,
  now: start + day,
  limit: 5,
  ...rest,
});
const first = (predictor: Predictor, typed: string, rest: Partial<SuggestionRequest> = {}) =>
  predictor.suggest(request(typed, rest))[0]?.command;

test.each<[string, readonly string[], string, Partial<SuggestionRequest>, string | undefined]>([
  [
    "what ran here comes before what ran elsewhere later",
    ["/a $ make all", "/b $ make it"],
    "make",
    {},
    "make all",
  ],
  [
    "elsewhere it is the other way round",
    ["/b $ make it", "/a $ make all"],
    "make",
    { cwd: "/b" },
    "make it",
  ],
  ["of equals the later one comes first", ["/a $ vim x", "/a $ vim y"], "vim", {}, "vim y"],
  [
    "what followed the last command comes first",
    [
      "/a $ git add .",
      "/a $ git commit",
      "/a $ git push",
      "/a $ ls",
      "/a $ git add .",
      "/a $ git commit",
      "/a $ ls",
      "/a $ git push",
    ],
    "git",
    { previous: "git add ." },
    "git commit",
  ],
  [
    "what followed a failure is not what follows a success",
    [
      "/a $ make => 2",
      "/a $ vim x",
      "/a $ make",
      "/a $ git push",
      "/a $ make => 2",
      "/a $ vim x",
      "/a $ make",
      "/a $ git push",
    ],
    "",
    { previous: "make", previousFailed: true },
    "vim x",
  ],
  [
    "nothing is typed: what strongly follows is offered",
    ["/a $ x", "/a $ y", "/a $ x", "/a $ y", "/a $ x", "/a $ y"],
    "",
    { previous: "x" },
    "y",
  ],
  [
    "nothing is typed, and nothing strongly follows: no guess",
    ["/a $ x", "/a $ y"],
    "",
    { previous: "z" },
    undefined,
  ],
  [
    "once is not strongly",
    ["/b $ x", "/b $ y", "/b $ x", "/b $ z"],
    "",
    { previous: "x", cwd: "/a" },
    undefined,
  ],
  ["what was not found is never offered", ["/a $ gti status => 127"], "gt", {}, undefined],
  [
    "nor is it when it is gone by now",
    ["/a $ tool run", "/a $ tool run => 127"],
    "to",
    {},
    undefined,
  ],
  [
    "but again when it was found again",
    ["/a $ tool run => 127", "/a $ tool run"],
    "to",
    {},
    "tool run",
  ],
  ["what is typed already is no suggestion", ["/a $ ls"], "ls", {}, undefined],
  ["case is not folded", ["/a $ Make"], "m", {}, undefined],
])("%s", (_, lines, typed, rest, expected) => {
  expect(first(taught(...lines), typed, rest)).toBe(expected);
});

test("a mistyped command does not come between what follows and what it follows", () => {
  const lines = ["/a $ x", "/a $ yy => 127", "/a $ y"];
  expect(first(taught(...lines, ...lines, ...lines), "", { previous: "x" })).toBe("y");
});

test("a failed command is offered after an equal one that worked", () => {
  const predictor = taught("/a $ make one", "/a $ make two => 2");
  const [one, two] = predictor.suggest(request("make"));
  expect([one?.command, two?.command]).toEqual(["make one", "make two"]);
});

test("sessions that run at once are not mixed", () => {
  const predictor = new Predictor();
  for (let round = 0; round < 4; round++) {
    predictor.learn(past("x", { session: "one" }));
    predictor.learn(past("other", { session: "two" }));
    predictor.learn(past("y", { session: "one" }));
  }
  expect(first(predictor, "", { previous: "x" })).toBe("y");
});

test("what is forgotten is not offered, whatever it followed", () => {
  const predictor = taught(
    "/a $ x",
    "/a $ secret",
    "/a $ x",
    "/a $ secret",
    "/a $ x",
    "/a $ secret",
  );
  expect(first(predictor, "", { previous: "x" })).toBe("secret");
  predictor.forget("secret");
  expect(first(predictor, "", { previous: "x" })).toBeUndefined();
  expect(first(predictor, "s")).toBeUndefined();
});

test("more commands than it may hold push out those not used for longest", () => {
  const predictor = new Predictor({ commands: 100 });
  predictor.learn(past("kept one"));
  for (let number = 0; number < 1000; number++) {
    predictor.learn(past(`echo ${number}`));
    predictor.learn(past("kept one"));
  }
  expect(predictor.size).toBe(100);
  expect(first(predictor, "kept")).toBe("kept one");
  expect(first(predictor, "echo 99")).toBe("echo 999");
  expect(predictor.suggest(request("echo 10"))).toEqual([]);
});

test("a beginning that too much shares is still answered from what ran here and lately", () => {
  const predictor = new Predictor();
  predictor.learn(past("git bisect start", { cwd: "/rare" }));
  for (let number = 0; number < 5000; number++) predictor.learn(past(`git show ${number}`));
  const here = predictor.suggest(request("git", { cwd: "/rare", limit: 5000 }));
  expect(here.map(({ command }) => command)).toContain("git bisect start");
  expect(here.length).toBeLessThan(2000);
  expect(first(predictor, "git")).toBe("git show 4999");
});

test.each([
  ["a clock far ahead", Date.UTC(9999, 0, 1)],
  ["a clock far behind", 0],
])("%s leaves scores that are numbers", (_, at) => {
  const predictor = new Predictor();
  predictor.learn(past("make"));
  predictor.learn(past("make", { at }));
  for (const now of [0, start, at]) {
    expect(predictor.suggest(request("m", { now }))[0]?.score).toBeGreaterThan(0);
  }
});
