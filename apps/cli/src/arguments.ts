import { assertNever } from "@aish/core";
import { countOf, needsValue, textOf } from "./arguments/flag-values.ts";
import type { CompletionShell, Invocation, ModelAction, Way } from "./invocation.ts";
import { toJobsAction } from "./arguments/jobs-action.ts";
import { toKaiWay } from "./arguments/kai-way.ts";
import { toKatRequest } from "./arguments/kat-request.ts";
import { modes, scanWords, type ScannedWords } from "./arguments/scan-words.ts";
import { unexpectedOperand, unknownWord, usageError } from "./arguments/usage-error.ts";

/** What the arguments ask for. Throws USAGE, with a hint, for anything that has no one meaning. */
export function parseArguments(argv: readonly string[]): Invocation {
  const words = scanWords(argv);
  const configFile = textOf(words, "config");
  const help = { kind: "help", topic: words.command.path } as const;
  return { ...(words.flags.has("help") ? help : toWay(words)), configFile };
}

function toWay(words: ScannedWords): Way {
  const { command, operands } = words;
  const json = words.flags.has("json");
  const [name] = command.path;
  switch (name) {
    case undefined:
      return toProgramWay(words);
    case "sessions": {
      const all = words.flags.has("all");
      return {
        kind: "sessions",
        limit: countOf(words, "limit") ?? (all ? undefined : 20),
        all,
        json,
      };
    }
    case "history":
      return {
        kind: "history",
        words: operands,
        limit: countOf(words, "limit") ?? 50,
        failed: words.flags.has("failed"),
        session: textOf(words, "session"),
        cwd: textOf(words, "cwd"),
        json,
      };
    case "jobs":
      return { kind: "jobs", action: toJobsAction(words) };
    case "kai":
      return toKaiWay(words);
    case "kat":
      return { kind: "kat", request: toKatRequest(words) };
    case "route":
      return { kind: "route", line: operands[0], json };
    case "model":
      return { kind: "model", action: toModelAction(words) };
    case "doctor":
      return { kind: name, json };
    case "config":
      return toConfigWay(words);
    case "completions":
      return { kind: "completions", shell: toShell(words) };
    case "help":
      return { kind: "help", topic: scanTopic(operands) };
    default:
      throw new Error(`the table has a command that nothing parses: ${name}`);
  }
}

function toProgramWay(words: ScannedWords): Way {
  const { flags } = words;
  const [mode, other] = modes.filter((name) => flags.has(name));
  if (other !== undefined) {
    throw usageError(`--${mode} and --${other} exclude each other`, [], "give one of the two");
  }
  const json = flags.has("json");
  if (json && mode !== "print") {
    throw usageError(
      "--json does not say what to print",
      [],
      "give --json to a command or with -p",
    );
  }
  switch (mode) {
    case "version":
      refuseOperands(words);
      return { kind: "version" };
    case "command":
      refuseOperands(words);
      return { kind: "command", line: flags.get("command") ?? "" };
    case "print": {
      const question = valueOrOperand(words, "print");
      return { kind: "ask", question: question?.trim() === "" ? undefined : question, json };
    }
    case "resume": {
      const reference = valueOrOperand(words, "resume");
      if (reference === "") throw needsValue("resume");
      return { kind: "resume", reference };
    }
    case undefined:
      return { kind: "prompt" };
    default:
      return assertNever(mode);
  }
}

function toModelAction(words: ScannedWords): ModelAction {
  if (words.command.path[1] === "list") return { kind: "list", json: words.flags.has("json") };
  return {
    kind: "add",
    name: words.operands[0],
    endpoint: textOf(words, "endpoint"),
    model: textOf(words, "model"),
    keyVariable: textOf(words, "key-env"),
    untried: words.flags.has("untried"),
  };
}

function toConfigWay({ flags, command }: ScannedWords): Way {
  const json = flags.has("json");
  if (!flags.has("default")) return { kind: "config", show: "effective", json };
  if (json) throw usageError("--default and --json exclude each other", command.path);
  return { kind: "config", show: "default", json };
}

function toShell({ command, operands }: ScannedWords): CompletionShell {
  const shell = operands[0] ?? "";
  if (shell === "bash" || shell === "zsh" || shell === "fish") return shell;
  const message = `no completions for ${shell}; there are some for bash, zsh and fish`;
  throw unknownWord(message, shell, ["bash", "zsh", "fish"], command.path);
}

/** Follows the words of `aish help jobs start` down the table, as a command line would. */
function scanTopic(operands: readonly string[]): readonly string[] {
  return operands.length === 0 ? [] : scanWords([...operands, "--help"]).command.path;
}

/** `-p --json 'question'` and `-p 'question'` say the same. */
function valueOrOperand(words: ScannedWords, name: string): string | undefined {
  const value = words.flags.get(name);
  if (value !== undefined) refuseOperands(words);
  return value ?? words.operands[0];
}

function refuseOperands({ command, flags, operands }: ScannedWords): void {
  const [first] = operands;
  if (first !== undefined) throw unexpectedOperand(first, command.path, flags);
}
