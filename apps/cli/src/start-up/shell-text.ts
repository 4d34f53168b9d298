import type { ShellKind } from "@aish/executor";
import { quoteWord, quoteWords } from "../quote-words.ts";
import type { ShellChanges } from "./shell-changes.ts";

export interface ShellTextOptions {
  readonly shell: ShellKind;
  /** The words that start this program. */
  readonly program: readonly string[];
}

/**
 * Text by which a shell takes over what init files have set. A function stays one of kai, which the
 * shell's function of that name starts: the languages differ.
 */
export function shellText(changes: ShellChanges, { shell, program }: ShellTextOptions): string {
  const { exported, removed, aliases, functions } = changes;
  const called = [...functions.keys()].filter((name) => isCallable(name, shell));
  const source = [...functions.values()].join("");
  return [
    ...removed.map((name) => `unset ${name}`),
    ...Array.from(exported, ([name, value]) => `export ${name}=${quoteWord(value)}`),
    ...Array.from(aliases, ([name, words]) => `alias ${quoteWord(name)}=${quoteWord(words)}`),
    ...called.map((name) => {
      const code = quoteWords([...program, "kai", "-c", `${source}${name} "$@"`]);
      // An alias of the name would be expanded in the definition.
      return `unalias ${name} 2>/dev/null\n${name}() { ${code} -- "$@"; }`;
    }),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** The functions of kai's own prompt are none of the shell's. */
function isCallable(name: string, shell: ShellKind): boolean {
  if (/^(?:kaish|kai)_/.test(name)) return false;
  return (shell === "sh" ? /^[A-Za-z_]\w*$/ : /^[A-Za-z_][\w-]*$/).test(name);
}
