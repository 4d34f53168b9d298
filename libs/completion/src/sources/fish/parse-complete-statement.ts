import type { FishArgument, FishRule } from "./fish-rule.ts";
import { parseFishCondition, type FishCondition } from "./fish-condition.ts";
import type { FishWord } from "./fish-word.ts";
import { lexFish } from "./lex-fish.ts";

type Expand = (word: FishWord) => readonly string[] | undefined;

/** By their letters; those in capitals of the value have none of their own. */
const longNames: Readonly<Record<string, string>> = {
  command: "c",
  path: "p",
  "short-option": "s",
  "long-option": "l",
  "old-option": "o",
  arguments: "a",
  description: "d",
  condition: "n",
  wraps: "w",
  "no-files": "f",
  "force-files": "F",
  "require-parameter": "r",
  exclusive: "x",
  "keep-order": "k",
  erase: "e",
};
const withValue = new Set("cpsloadnw");

/** The words after `complete`. Undefined: it says nothing that can be known without running it. */
export function parseCompleteStatement(
  words: readonly FishWord[],
  expand: Expand,
  parseCondition: (source: string) => FishCondition | undefined = parseFishCondition,
): FishRule | undefined {
  const read = readFlags(words, expand);
  if (read === undefined || read.flags.has("e")) return undefined;
  const { values, flags } = read;
  const conditions: FishCondition[] = [];
  for (const source of values.get("n") ?? []) {
    const condition = parseCondition(source);
    if (condition === undefined) return undefined;
    conditions.push(condition);
  }
  const commands = [...(values.get("c") ?? []), ...(values.get("p") ?? []), ...read.operands];
  if (commands.length === 0) return undefined;
  const isExclusive = flags.has("x");
  return {
    commands,
    short: values.get("s") ?? [],
    long: values.get("l") ?? [],
    old: values.get("o") ?? [],
    arguments: (values.get("a") ?? []).flatMap(parseArguments),
    description: (values.get("d") ?? []).join(" "),
    takesValue: isExclusive || flags.has("r"),
    noFiles: isExclusive || flags.has("f"),
    wraps: values.get("w") ?? [],
    conditions,
  };
}

interface Flags {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

function readFlags(words: readonly FishWord[], expand: Expand): Flags | undefined {
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  let pending: string | undefined;
  for (const word of words) {
    const texts = expand(word) ?? (pending === "a" ? [callText(word)] : undefined);
    // A description that must be found out is only missing; anything else makes the rule another one.
    if (texts === undefined) {
      if (pending !== "d") return undefined;
      pending = undefined;
      continue;
    }
    for (const text of texts) {
      if (pending !== undefined) {
        add(values, pending, text);
        pending = undefined;
      } else if (text.startsWith("--")) {
        const [name = "", ...rest] = text.slice(2).split("=");
        const letter = longNames[name];
        if (letter === undefined) continue;
        if (!withValue.has(letter)) flags.add(letter);
        else if (rest.length > 0) add(values, letter, rest.join("="));
        else pending = letter;
      } else if (text.startsWith("-") && text.length > 1) {
        pending = readCluster(text.slice(1), flags, values);
      } else operands.push(text);
    }
  }
  return { flags, values, operands };
}

/** The letter that still wants the next word. */
function readCluster(
  letters: string,
  flags: Set<string>,
  values: Map<string, string[]>,
): string | undefined {
  for (const [at, letter] of Array.from(letters).entries()) {
    if (!withValue.has(letter)) {
      flags.add(letter);
      continue;
    }
    const rest = letters.slice(at + 1);
    if (rest === "") return letter;
    add(values, letter, rest.replace(/^=/, ""));
    return undefined;
  }
  return undefined;
}

function add(values: Map<string, string[]>, letter: string, text: string): void {
  const known = values.get(letter);
  if (known === undefined) values.set(letter, [text]);
  else known.push(text);
}

/** A list with a part that is run is read again by itself: the parts around it may be plain words. */
function callText(word: FishWord): string {
  return word
    .map((part) => {
      if (part.kind === "text") return part.text;
      return part.kind === "call" ? `(${part.source})` : "";
    })
    .join("");
}

/** `word\tdescription` or `word`, as many as there are; a description may be quoted by itself. */
function parseArguments(list: string): readonly FishArgument[] {
  const found: FishArgument[] = [];
  for (const { words } of lexFish(list)) {
    for (const word of words) {
      const [first] = word;
      if (word.length === 1 && first?.kind === "call") {
        const call = parseCall(first.source);
        if (call !== undefined) found.push(call);
      }
      if (word.some((part) => part.kind !== "text")) continue;
      const text = word.map((part) => (part.kind === "text" ? part.text : "")).join("");
      const [name = "", description = ""] = text.split("\t");
      if (name !== "") found.push({ kind: "word", word: name, description: description.trim() });
    }
  }
  return found;
}

function parseCall(source: string): FishArgument | undefined {
  const [statement, ...others] = lexFish(source);
  if (statement === undefined || others.length > 0) return undefined;
  const texts: string[] = [];
  for (const [part, ...more] of statement.words) {
    if (part?.kind !== "text" || more.length > 0) return undefined;
    texts.push(part.text);
  }
  const [name, ...words] = texts;
  return name === undefined ? undefined : { kind: "call", name, words };
}
