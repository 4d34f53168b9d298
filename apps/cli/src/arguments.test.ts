import { AishError, jobId } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { parseArguments } from "./arguments.ts";
import { everyCommand } from "./arguments/every-command.ts";
import type { Way } from "./invocation.ts";

const history = { words: [], limit: 50, failed: false, session: undefined, cwd: undefined };
const list = { kind: "list", all: false, session: undefined, json: false } as const;

const accepted: { argv: string[]; way: Way }[] = [
  { argv: [], way: { kind: "prompt" } },
  { argv: ["--resume"], way: { kind: "resume", reference: undefined } },
  { argv: ["--resume", "last"], way: { kind: "resume", reference: "last" } },
  { argv: ["--resume=last"], way: { kind: "resume", reference: "last" } },
  { argv: ["-r", "9k2"], way: { kind: "resume", reference: "9k2" } },
  { argv: ["-r9k2"], way: { kind: "resume", reference: "9k2" } },
  { argv: ["--resume", "--", "-odd"], way: { kind: "resume", reference: "-odd" } },
  { argv: ["-c", "echo hi"], way: { kind: "command", line: "echo hi" } },
  { argv: ["-c", ""], way: { kind: "command", line: "" } },
  { argv: ["-c", "-x --y"], way: { kind: "command", line: "-x --y" } },
  { argv: ["--command=a=b"], way: { kind: "command", line: "a=b" } },
  { argv: ["-p", "why?"], way: { kind: "ask", question: "why?", json: false } },
  { argv: ["-p", "--json", "why?"], way: { kind: "ask", question: "why?", json: true } },
  { argv: ["--json", "-p", "why?"], way: { kind: "ask", question: "why?", json: true } },
  { argv: ["-p"], way: { kind: "ask", question: undefined, json: false } },
  { argv: ["-p", " "], way: { kind: "ask", question: undefined, json: false } },
  { argv: ["-p", "--", "-v is what?"], way: { kind: "ask", question: "-v is what?", json: false } },
  { argv: ["sessions"], way: { kind: "sessions", limit: 20, all: false, json: false } },
  {
    argv: ["sessions", "--all", "--json"],
    way: { kind: "sessions", limit: undefined, all: true, json: true },
  },
  { argv: ["--json", "sessions"], way: { kind: "sessions", limit: 20, all: false, json: true } },
  { argv: ["sessions", "-n5"], way: { kind: "sessions", limit: 5, all: false, json: false } },
  { argv: ["history"], way: { kind: "history", ...history, json: false } },
  {
    argv: ["history", "docker", "--limit=3", "run", "--failed", "--cwd", "/srv", "--session", "9k"],
    way: {
      kind: "history",
      words: ["docker", "run"],
      limit: 3,
      failed: true,
      session: "9k",
      cwd: "/srv",
      json: false,
    },
  },
  {
    argv: ["history", "--", "--failed"],
    way: { kind: "history", ...history, words: ["--failed"], json: false },
  },
  { argv: ["history", "-"], way: { kind: "history", ...history, words: ["-"], json: false } },
  {
    argv: ["kai"],
    way: { kind: "kai", program: { kind: "stdin" }, action: "run", arguments: [] },
  },
  {
    argv: ["kai", "-c", "echo $1", "a", "--json"],
    way: {
      kind: "kai",
      program: { kind: "code", code: "echo $1" },
      action: "run",
      arguments: ["a", "--json"],
    },
  },
  {
    argv: ["kai", "--plan", "deploy.kai", "--check"],
    way: {
      kind: "kai",
      program: { kind: "file", path: "deploy.kai" },
      action: "plan",
      arguments: ["--check"],
    },
  },
  { argv: ["jobs"], way: { kind: "jobs", action: list } },
  {
    argv: ["jobs", "--all", "--json"],
    way: { kind: "jobs", action: { ...list, all: true, json: true } },
  },
  {
    argv: ["jobs", "list", "--session", "9k"],
    way: { kind: "jobs", action: { ...list, session: "9k" } },
  },
  {
    argv: ["jobs", "start", "make -j8 | tee log"],
    way: {
      kind: "jobs",
      action: { kind: "start", line: "make -j8 | tee log", session: undefined, json: false },
    },
  },
  {
    argv: ["jobs", "start", "--json", "make", "--json", "it's"],
    way: {
      kind: "jobs",
      action: {
        kind: "start",
        line: String.raw`make --json 'it'\''s'`,
        session: undefined,
        json: true,
      },
    },
  },
  {
    argv: ["jobs", "output", "3"],
    way: {
      kind: "jobs",
      action: { kind: "output", job: jobId(3), lines: undefined, follow: false },
    },
  },
  {
    argv: ["jobs", "output", "%3", "-f", "--lines", "20"],
    way: {
      kind: "jobs",
      action: {
        kind: "output",
        job: jobId(3),
        lines: { kind: "last", count: 20 },
        follow: true,
      },
    },
  },
  {
    argv: ["jobs", "output", "3", "--lines=5-9"],
    way: {
      kind: "jobs",
      action: {
        kind: "output",
        job: jobId(3),
        lines: { kind: "between", first: 5, last: 9 },
        follow: false,
      },
    },
  },
  {
    argv: ["jobs", "wait", "3", "4", "--timeout", "0.5"],
    way: {
      kind: "jobs",
      action: { kind: "wait", jobs: [jobId(3), jobId(4)], timeoutSeconds: 0.5, json: false },
    },
  },
  {
    argv: ["jobs", "kill", "3", "--json"],
    way: { kind: "jobs", action: { kind: "kill", jobs: [jobId(3)], json: true } },
  },
  { argv: ["route"], way: { kind: "route", line: undefined, json: false } },
  { argv: ["route", "time flies"], way: { kind: "route", line: "time flies", json: false } },
  { argv: ["route", ""], way: { kind: "route", line: "", json: false } },
  { argv: ["route", "--json", "--", "-x"], way: { kind: "route", line: "-x", json: true } },
  { argv: ["model"], way: { kind: "model", action: { kind: "list", json: false } } },
  { argv: ["doctor", "--json"], way: { kind: "doctor", json: true } },
  { argv: ["config"], way: { kind: "config", show: "effective", json: false } },
  { argv: ["config", "--default"], way: { kind: "config", show: "default", json: false } },
  { argv: ["completions", "fish"], way: { kind: "completions", shell: "fish" } },
  { argv: ["--version"], way: { kind: "version" } },
  { argv: ["-V"], way: { kind: "version" } },
  { argv: ["--help"], way: { kind: "help", topic: [] } },
  { argv: ["help"], way: { kind: "help", topic: [] } },
  { argv: ["jobs", "--help"], way: { kind: "help", topic: ["jobs"] } },
  { argv: ["jobs", "start", "-h"], way: { kind: "help", topic: ["jobs", "start"] } },
  { argv: ["help", "jobs", "start"], way: { kind: "help", topic: ["jobs", "start"] } },
  { argv: ["completions", "--help"], way: { kind: "help", topic: ["completions"] } },
];

test.each(accepted)("$argv is $way.kind", ({ argv, way }) => {
  expect(parseArguments(argv)).toEqual({ ...way, configFile: undefined });
});

test.each([
  { argv: ["--config", "a.toml"] },
  { argv: ["--config=a.toml", "doctor"] },
  { argv: ["doctor", "--config", "a.toml"] },
  { argv: ["jobs", "--config", "a.toml", "list"] },
])("$argv names the configuration file", ({ argv }) => {
  expect(parseArguments(argv).configFile).toBe("a.toml");
});

const refused: { argv: string[]; says: string; hint: string }[] = [
  { argv: ["jbos"], says: "unknown command: aish jbos", hint: "did you mean jobs?" },
  { argv: ["resume"], says: "unknown command: aish resume", hint: "did you mean --resume?" },
  { argv: ["ksh"], says: "unknown command: aish ksh", hint: "run aish --help" },
  {
    argv: ["kai", "--check", "--plan", "deploy.kai"],
    says: "--check and --plan exclude each other",
    hint: "give one of the two",
  },
  { argv: ["jobs", "lst"], says: "unknown command: aish jobs lst", hint: "did you mean list?" },
  { argv: ["help", "jbos"], says: "unknown command: aish jbos", hint: "did you mean jobs?" },
  { argv: ["--jsno"], says: "unknown flag: --jsno for aish", hint: "did you mean --json?" },
  { argv: ["-x"], says: "unknown flag: -x for aish", hint: "run aish --help" },
  {
    argv: ["history", "--faild"],
    says: "unknown flag: --faild for aish history",
    hint: "did you mean --failed?",
  },
  {
    argv: ["sessions", "--follow"],
    says: "--follow does not belong to aish sessions",
    hint: "run aish sessions --help",
  },
  { argv: ["--limit", "3"], says: "--limit does not belong to aish", hint: "run aish --help" },
  { argv: ["-c"], says: "-c needs a value", hint: "write --command=LINE" },
  { argv: ["-c", "--json"], says: "-c needs a value", hint: "write --command=LINE" },
  { argv: ["--config"], says: "--config needs a value", hint: "write --config=FILE" },
  { argv: ["--config="], says: "--config needs a value", hint: "write --config=VALUE" },
  { argv: ["--resume="], says: "--resume needs a value", hint: "write --resume=VALUE" },
  {
    argv: ["doctor", "--json=yes"],
    says: "--json takes no value",
    hint: "write --json alone",
  },
  {
    argv: ["-c", "a", "-p", "b"],
    says: "--command and --print exclude each other",
    hint: "give one of the two",
  },
  {
    argv: ["--resume", "last", "-c", "a"],
    says: "--command and --resume exclude each other",
    hint: "give one of the two",
  },
  { argv: ["-c", "a", "-c", "b"], says: "--command is given twice", hint: "give --command once" },
  {
    argv: ["history", "-n", "1", "--limit=2"],
    says: "--limit is given twice",
    hint: "give --limit once",
  },
  {
    argv: ["--json"],
    says: "--json does not say what to print",
    hint: "give --json to a command or with -p",
  },
  {
    argv: ["-c", "echo", "hi"],
    says: "unexpected operand: hi",
    hint: "quote the whole line after -c",
  },
  {
    argv: ["-p", "what", "is", "this"],
    says: "unexpected operand: this",
    hint: "quote the whole question after -p",
  },
  {
    argv: ["route", "time", "flies"],
    says: "unexpected operand: flies",
    hint: "quote the whole line",
  },
  { argv: ["doctor", "now"], says: "unexpected operand: now", hint: "run aish doctor --help" },
  {
    argv: ["history", "--limit", "many"],
    says: "--limit is not a whole number above 0: many",
    hint: "write --limit=10",
  },
  {
    argv: ["history", "--limit", "-3"],
    says: "--limit is not a whole number above 0: -3",
    hint: "write --limit=10",
  },
  {
    argv: ["jobs", "output"],
    says: "aish jobs output needs a job",
    hint: "run aish jobs output --help",
  },
  {
    argv: ["jobs", "kill", "make"],
    says: "not the number of a job: make",
    hint: "run aish jobs to see the numbers",
  },
  {
    argv: ["jobs", "output", "3", "--lines", "9-5"],
    says: "--lines is not a number of lines or a range: 9-5",
    hint: "write --lines=20 for the last 20 or --lines=5-9 for lines 5 to 9",
  },
  {
    argv: ["jobs", "output", "3", "--lines", "5-9", "--follow"],
    says: "--follow and a range of --lines exclude each other",
    hint: "run aish jobs output --help",
  },
  {
    argv: ["jobs", "wait", "3", "--timeout", "soon"],
    says: "--timeout is not a number of seconds: soon",
    hint: "write --timeout=30",
  },
  {
    argv: ["jobs", "start", " "],
    says: "aish jobs start needs a command",
    hint: "run aish jobs start --help",
  },
  {
    argv: ["config", "--default", "--json"],
    says: "--default and --json exclude each other",
    hint: "run aish config --help",
  },
  {
    argv: ["completions"],
    says: "aish completions needs a shell",
    hint: "run aish completions --help",
  },
  {
    argv: ["completions", "fsh"],
    says: "no completions for fsh; there are some for bash, zsh and fish",
    hint: "did you mean fish?",
  },
];

test.each(refused)("$argv is refused: $says", ({ argv, says, hint }) => {
  expect(refusal(argv)).toMatchObject({ code: "USAGE", message: says, hint });
});

function refusal(argv: string[]): AishError {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof AishError) return error;
    throw error;
  }
  return expect.unreachable("the arguments were accepted");
}

describe("the table", () => {
  test("a flag means the same wherever it appears", () => {
    const values = new Map<string, string>();
    for (const { name, short, value } of everyCommand().flatMap(({ flags }) => flags)) {
      const meaning = JSON.stringify({ short, value });
      expect({ name, meaning: values.get(name) ?? meaning }).toEqual({ name, meaning });
      values.set(name, meaning);
    }
  });

  test("every command of it parses, or says what it lacks", () => {
    for (const { path, operands } of everyCommand()) {
      const operand = operands.name === "shell" ? "bash" : "1";
      const argv = [...path, ...Array.from({ length: operands.min }, () => operand)];
      expect(() => parseArguments(argv)).not.toThrow();
    }
  });
});
