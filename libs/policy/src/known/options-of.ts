/** The same option by its other names; a rule or a gate that knows one knows all. */
const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rm: { R: "r", recursive: "r", force: "f", dir: "d", verbose: "v", interactive: "i" },
  chmod: { recursive: "R" },
  chown: { recursive: "R" },
  chgrp: { recursive: "R" },
  cp: { recursive: "r", R: "r", force: "f", archive: "a" },
  git: { force: "f", delete: "d", D: "d" },
  docker: { all: "a", force: "f" },
  kill: {},
};

/** Options of a command apart from each other: `-rf --force` gives `r`, `f`. */
export function optionsOf(program: string, words: readonly string[]): Set<string> {
  const names = Object.hasOwn(aliases, program) ? (aliases[program] ?? {}) : {};
  const found = new Set<string>();
  for (const word of words.slice(1)) {
    if (word === "--") break;
    const long = /^--(?<name>[^=]+)/.exec(word)?.groups?.["name"];
    if (long !== undefined) {
      // Long options may be cut short: `--rec`.
      const full = Object.keys(names).find((name) => name.length > 1 && name.startsWith(long));
      found.add(full === undefined || long.length < 2 ? long : (names[full] ?? long));
    } else if (/^-./.test(word)) {
      for (const letter of word.slice(1)) found.add(names[letter] ?? letter);
      if (word.length > 2) found.add(word.slice(1));
    }
  }
  return found;
}
