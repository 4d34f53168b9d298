export type ParsedCommand =
  /** One simple command of literal words, which every shell splits in the same way. */
  | { readonly kind: "words"; readonly text: string; readonly words: readonly string[] }
  | { readonly kind: "unparsed"; readonly text: string; readonly why: string };

const reserved = new Set(
  "if then else elif fi do done case esac for foreach select while until repeat function time coproc end in [[ ]] ! { }".split(
    " ",
  ),
);

/** Sticky patterns of what makes text more than plain words, with what it is called. */
const more: readonly (readonly [RegExp, string])[] = [
  [/\|\|?|&&|&(?!>)|;/y, "it joins several commands"],
  [/<\(|>\(/y, "it holds commands inside a command"],
  [/<<-?(?!<)/y, "it holds a here-document"],
  [/[<>]|&>/y, "it redirects input or output"],
  [/`|\$\(/y, "it holds commands inside a command"],
  [/[()]/y, "it groups commands"],
  [/\$/y, "it holds a variable"],
  [/[*?[\]]/y, "it holds a pattern for file names"],
  [/!/y, "it may call up a line of the history"],
  [/#/y, "it holds a comment"],
];

/** Formats, fillers, other blanks, private and unassigned characters: what is seen is not what runs. */
const unseen =
  /(?!\t)\p{C}|\p{Zl}|\p{Zp}|(?! )\p{Zs}|\p{Default_Ignorable_Code_Point}|\p{Variation_Selector}/u;

/**
 * Reads one command of plain words; all else is `unparsed`. Only what is read completely can be
 * allowed, so that every doubt is settled against reading it.
 */
export function parseCommand(text: string): ParsedCommand {
  const unparsed = (why: string): ParsedCommand => ({ kind: "unparsed", text, why });
  const trimmed = text.replace(/^[ \t]+/, "").replace(/[ \t\n]+$/, "");
  if (trimmed === "") return unparsed("it is empty");
  if (/\n/.test(trimmed)) return unparsed("it has several lines");
  if (unseen.test(trimmed)) return unparsed("it holds characters that are not seen");
  // The text may keep a last backslash that escaped a blank trimmed above.
  const whole = trimmed.endsWith("\\") ? text : trimmed;

  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  const firstIsBare = (): boolean => words.length === 0 && !isQuoted;
  const end = (): string | undefined => {
    if (word === undefined) return undefined;
    if (firstIsBare() && reserved.has(word)) return `${word} is a word of the shell's grammar`;
    if (firstIsBare() && /^[A-Za-z_]\w*(?:\[.*\])?\+?=/.test(word))
      return "it sets a variable first";
    words.push(word);
    word = undefined;
    isQuoted = false;
    return undefined;
  };

  for (let at = 0; at < whole.length;) {
    const char = whole.charAt(at);
    if (char === " " || char === "\t") {
      const why = end();
      if (why !== undefined) return unparsed(why);
      at += 1;
      continue;
    }
    if (char === "'") {
      const close = whole.indexOf("'", at + 1);
      if (close === -1) return unparsed("a quote is not closed");
      word = (word ?? "") + whole.slice(at + 1, close);
      isQuoted = true;
      at = close + 1;
      continue;
    }
    if (char === '"') {
      const quoted = readDouble(whole, at + 1);
      if (quoted.kind === "problem") return unparsed(quoted.why);
      word = (word ?? "") + quoted.text;
      isQuoted = true;
      at = quoted.end;
      continue;
    }
    if (char === "\\") {
      const escaped = whole.slice(at + 1, at + 2);
      if (escaped === "" || escaped === "\n") return unparsed("it ends with a backslash");
      word = (word ?? "") + escaped;
      isQuoted = true;
      at += 2;
      continue;
    }
    const why = grammar(whole, at, word);
    if (why !== undefined) return unparsed(why);
    word = (word ?? "") + char;
    at += 1;
  }
  const why = end();
  if (why !== undefined) return unparsed(why);
  if (words[0] === "") return unparsed("its first word is empty");
  return { kind: "words", text, words };
}

/** What a bare character at this place does besides standing for itself. */
function grammar(text: string, at: number, word: string | undefined): string | undefined {
  const char = text.charAt(at);
  if (char === "#" && word !== undefined) return undefined;
  if (char === "~") {
    // `HEAD~2` is plain; `~` begins a directory also behind `=` and `:`
    const plain = word !== undefined && !/[=:]$/.test(word);
    return plain ? undefined : "it names a home directory with ~";
  }
  if (char === "=" && word === undefined) return "a word begins with =";
  if (char === "^" && word === undefined) return "a word begins with ^";
  if (char === "{") {
    const plain = word?.endsWith("@") === true && /^\{-?[\w]+\}/.test(text.slice(at));
    return plain ? undefined : "it holds braces, which may become several words";
  }
  if (char === "}") {
    return /@\{-?\w+$/.test(word ?? "")
      ? undefined
      : "it holds braces, which may become several words";
  }
  for (const [pattern, why] of more) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return why;
  }
  return undefined;
}

type Quoted =
  | { readonly kind: "text"; readonly text: string; readonly end: number }
  | { readonly kind: "problem"; readonly why: string };

function readDouble(whole: string, from: number): Quoted {
  let text = "";
  for (let at = from; at < whole.length; at += 1) {
    const char = whole.charAt(at);
    if (char === '"') return { kind: "text", text, end: at + 1 };
    if (char === "$") return { kind: "problem", why: "it holds a variable" };
    if (char === "`") return { kind: "problem", why: "it holds commands inside a command" };
    if (char === "!") return { kind: "problem", why: "it may call up a line of the history" };
    if (char === "\\" && /[$`"\\]/.test(whole.charAt(at + 1))) {
      at += 1;
      text += whole.charAt(at);
    } else {
      text += char;
    }
  }
  return { kind: "problem", why: "a quote is not closed" };
}
