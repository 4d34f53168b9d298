import type { Rule } from "@aish/policy";
import { rulesUnreadable } from "./rules-unreadable.ts";
import { noRules, readRules, type RulesReading } from "./read-rules.ts";
import { ruleText } from "./rule-text.ts";
import { saveText } from "./save-text.ts";

/** The rules of one file, as they are on disk now: another aish may change them at any time. */
export interface OpenedRules {
  readonly path: string;
  /**
   * In the order of the file. Where a rule that says no may be among what could not be read, the last
   * one asks about everything, so that no other file's rule can allow anything either.
   */
  readonly rules: readonly Rule[];
  /** One line each: place, what is wrong, what is allowed. */
  readonly problems: readonly string[];
  /** Behind everything that stands in the file. `added` is a date such as 2026-11-21. */
  readonly add: (rule: Rule, added?: string) => void;
  /** By its place in `rules`, counted from 0; false if there is none. */
  readonly remove: (index: number) => boolean;
}

export function openRules({ path }: { readonly path: string }): OpenedRules {
  let stamp: string | undefined;
  let reading: RulesReading = noRules;

  function current(): RulesReading {
    const found = stampOf(path);
    // A file that was written twice within one tick of the clock has another number.
    if (found !== stamp) {
      reading = readRules(path);
      stamp = found;
    }
    return reading;
  }

  function save(text: string): void {
    saveText(path, text);
    stamp = undefined;
  }

  return {
    path,
    get rules() {
      const { rules, isBroken } = current();
      const read = rules.map(({ rule }) => rule);
      return isBroken ? [...read, askAll(path)] : read;
    },
    get problems() {
      return current().problems;
    },
    add(rule, added = new Date().toISOString().slice(0, 10)) {
      stamp = undefined;
      const text = current().text;
      if (text === undefined) throw rulesUnreadable(path, current().problems[0]);
      const gap = text === "" ? "" : text.endsWith("\n") ? "\n" : "\n\n";
      save(text + gap + ruleText(rule, added));
    },
    remove(index) {
      stamp = undefined;
      const { text, rules } = current();
      if (text === undefined) throw rulesUnreadable(path, current().problems[0]);
      const entry = rules[index];
      // Rules that are written as one list have no lines of their own to take away.
      if (entry === undefined || entry.to <= entry.from) return false;
      const lines = text.split("\n");
      lines.splice(entry.from, entry.to - entry.from);
      save(lines.join("\n"));
      return true;
    },
  };
}

/** No words: the beginning of every command. */
function askAll(path: string): Rule {
  const reason = `${path} cannot be read as it stands`;
  return { effect: "ask", match: "prefix", words: [], reason };
}

function stampOf(path: string): string {
  const { statSync } = process.getBuiltinModule("node:fs");
  try {
    const found = statSync(path, { bigint: true });
    return `${found.mtimeNs} ${found.size} ${found.ino}`;
  } catch {
    return "none"; // missing or not to be seen: reading it says which
  }
}
