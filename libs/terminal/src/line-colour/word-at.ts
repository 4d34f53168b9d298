import { lexUpTo } from "./lex-shell-line.ts";
import { startOfLine } from "./shell-state.ts";
import { toShellWord, type ShellWord } from "./to-shell-word.ts";

/**
 * The word that ends at the cursor, perhaps an empty one; inside `$( … )` a word of the command there.
 * Undefined where no word can stand: in a comment, in a here-document.
 */
export function wordAt(text: string, cursor: number): ShellWord | undefined {
  return toShellWord(lexUpTo(text.slice(0, cursor), startOfLine), text, cursor);
}
