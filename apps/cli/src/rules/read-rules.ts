import { AishError } from "@aish/core";
import { toRule, type Rule } from "@aish/policy";
import { isTable, parseToml } from "../config/config-toml.ts";
import { ruleSpans, type LineSpan } from "./rule-spans.ts";

export interface RulesReading {
  /** Undefined for a file that is there but cannot be read. */
  readonly text: string | undefined;
  readonly rules: readonly RuleEntry[];
  readonly problems: readonly string[];
  readonly isBroken: boolean;
}

/** A rule with the lines it stands on, counted from 0, `to` not included. */
export interface RuleEntry extends LineSpan {
  readonly rule: Rule;
}

export const noRules: RulesReading = { text: "", rules: [], problems: [], isBroken: false };

const mostBytes = 1024 * 1024;

/** Never throws for what the file holds: what is wrong is told, and then nothing may be allowed. */
export function readRules(path: string): RulesReading {
  const read = readText(path);
  if (read.kind === "missing") return noRules;
  if (read.kind === "problem") return broken(`${path}: ${read.problem}`);
  try {
    return readTable(read.text, parseToml(read.text, path), path);
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    return broken(error.message);
  }
}

function broken(problem: string): RulesReading {
  const problems = [`${problem}; until it is corrected everything is asked`];
  return { text: undefined, rules: [], problems, isBroken: true };
}

function readTable(
  text: string,
  table: Readonly<Record<string, unknown>>,
  path: string,
): RulesReading {
  const rules: RuleEntry[] = [];
  const problems: string[] = [];
  let isBroken = false;
  for (const key of Object.keys(table)) {
    if (key === "rule") continue;
    problems.push(`${path}: ${key}: unknown key; allowed: [[rule]]`);
    isBroken = true; // `[[rules]]` with a deny in it
  }
  const entries = table["rule"] ?? [];
  if (!Array.isArray(entries)) {
    const wrong = `${path}: rule: must be a list of tables: [[rule]]`;
    return { text, rules, problems: [...problems, wrong], isBroken: true };
  }
  const spans = ruleSpans(text, entries.length);
  for (const [at, entry] of entries.entries()) {
    const span = spans[at];
    const place = span === undefined ? `${path}: rule ${at + 1}` : `${path}:${span.from + 1}`;
    const reading = toRule(isTable(entry) ? withoutDate(entry) : entry);
    if (reading.kind === "rule") {
      rules.push({ rule: reading.rule, ...(span ?? { from: -1, to: -1 }) });
      continue;
    }
    const key = reading.key === undefined ? "" : `${reading.key}: `;
    problems.push(`${place}: ${key}${reading.text}`);
    isBroken ||= reading.effect !== "allow";
  }
  return { text, rules, problems, isBroken };
}

/** `added` is for people; TOML has dates of its own for it. */
function withoutDate(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== "added"));
}

type Read =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "problem"; readonly problem: string };

function readText(path: string): Read {
  const fs = process.getBuiltinModule("node:fs");
  try {
    const found = fs.statSync(path);
    if (!found.isFile()) return { kind: "problem", problem: "is no file" };
    if (found.size > mostBytes)
      return { kind: "problem", problem: "too big, must be 1 MB at most" };
    const text = new TextDecoder("utf-8", { fatal: true }).decode(fs.readFileSync(path));
    return { kind: "text", text };
  } catch (error) {
    if (error instanceof TypeError && !("syscall" in error)) {
      return { kind: "problem", problem: "not valid UTF-8" };
    }
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
    const why = code === "EACCES" || code === "EPERM" ? "permission denied" : code;
    return { kind: "problem", problem: `cannot be read (${why})` };
  }
}
