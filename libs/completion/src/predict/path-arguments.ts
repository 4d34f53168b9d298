import { argumentWords } from "./argument-words.ts";

/** Commands whose operands are files that must be there. */
const readers = new Set(
  "cd pushd cat bat less more head tail vim vi nvim nano emacs code source . rm rmdir open kat".split(
    " ",
  ),
);

/** What a line cannot do without, as it is written there: `~/x`, `src/main.ts`, `/etc/hosts`. */
export function pathArguments(line: string): readonly string[] {
  const paths: string[] = [];
  let command: string | undefined;
  let writes = false;
  for (const { raw, text, expands } of argumentWords(line)) {
    if (/^[;|&<>()]+$/.test(raw)) {
      writes = raw.includes(">");
      if (!writes && raw !== "<") command = undefined;
      continue;
    }
    const isTarget = writes;
    writes = false;
    const isFirst = command === undefined;
    if (isFirst && /^\w+=/.test(text)) continue;
    command ??= text;
    if (expands || isTarget || text.startsWith("-")) continue;
    if (looksLikePath(text) || (!isFirst && readers.has(command) && isName(text))) paths.push(text);
  }
  return paths;
}

/** A path that may also be a branch, an image or a part of an address says nothing: it must begin like one. */
function looksLikePath(text: string): boolean {
  return /^(?:\/|\.{1,2}\/|~\/)/.test(text) && !text.includes(":");
}

function isName(text: string): boolean {
  return text !== "" && text !== "-" && !/^[+~]|[:=]/.test(text);
}
