import { basename, extname } from "node:path";
import { grammarOf } from "../markdown/highlight/grammars.ts";

const names: ReadonlyMap<string, string> = new Map([
  ["makefile", "make"],
  ["gnumakefile", "make"],
  ["dockerfile", "dockerfile"],
  ["containerfile", "dockerfile"],
  [".bashrc", "bash"],
  [".bash_profile", "bash"],
  [".profile", "sh"],
  [".zshrc", "zsh"],
  [".gitconfig", "ini"],
  [".editorconfig", "ini"],
  ["commit_editmsg", "sh"],
]);

const interpreters: readonly (readonly [RegExp, string])[] = [
  [/\bpython[\d.]*\b/, "python"],
  [/\b(?:bun|node|deno|tsx|ts-node)\b/, "ts"],
  [/\b(?:ba|z|k|da|fi)?sh\b/, "sh"],
  [/\bmake\b/, "make"],
];

/** How the text of a file is shown. */
export type TextForm =
  | { readonly kind: "markdown" }
  | { readonly kind: "code"; readonly language: string }
  | { readonly kind: "text" };

/** `start` is the beginning of the text, in which a script names its interpreter. */
export function formOfPath(path: string, start: string): TextForm {
  const name = basename(path).toLowerCase();
  const extension = extname(name).slice(1);
  if (/^(?:md|markdown|mdown|mkd|mdx)$/.test(extension)) return { kind: "markdown" };
  const first = start.startsWith("#!") ? start.slice(2, 200).replace(/\n[^]*/, "") : "";
  const language =
    names.get(name) ??
    (grammarOf(extension) === undefined ? undefined : extension) ??
    interpreters.find(([pattern]) => pattern.test(first))?.[1] ??
    (/^diff --git |^--- .*\n\+\+\+ /.test(start) ? "diff" : undefined);
  return language === undefined ? { kind: "text" } : { kind: "code", language };
}

/** As a person names it; undefined: it is not known. */
export function formOfLanguage(language: string): TextForm | undefined {
  if (/^(?:md|markdown)$/i.test(language)) return { kind: "markdown" };
  if (/^(?:text|txt|plain|none)$/i.test(language)) return { kind: "text" };
  return grammarOf(language) === undefined ? undefined : { kind: "code", language };
}
