import { unquoted, type LineWord } from "./line-words.ts";
import { destroys, joining, ordinary, telling } from "./prose-vocabulary.ts";
import type { RouteFacts } from "./ports.ts";
import { isFlag, isOperator, isSpoken, wordOf } from "./spoken-words.ts";

/**
 * Whether words of a sentence stand among the operands of a command that cannot be undone. Neither
 * flags nor files that are there nor an operator further on make such a line safe:
 * `rm -rf the build folder` would remove `build`.
 */
export function destroysOnProse(
  command: string,
  rest: readonly LineWord[],
  facts: RouteFacts,
): boolean {
  if (!destroys.has(command.replace(/\.\w+$/, ""))) return false; // `mkfs.ext4`
  const flagged = rest.some(isFlag);
  const end = rest.findIndex((word, index) => isOperator(word, rest[index + 1]));
  // `rm my notes; …`: the word before the operator is attached to it, and does not count.
  const operands = (end === -1 ? rest : rest.slice(0, end)).filter((word) => !isFlag(word));
  if (command === "kill" && !flagged && operands.some(isPlain)) return true;
  if (command === "shutdown" && !flagged) return operands.some((word) => !isTime(word));
  return operands.some((word) => {
    const spoken = isSpoken(word) || telling.has(wordOf(word));
    const linking = operands.length > 1 && /^\w{2,}/.test(word.bare) && isLinking(wordOf(word));
    return (spoken || linking) && !facts.exists(unquoted(word));
  });
}

function isLinking(word: string): boolean {
  return ordinary.has(word) || joining.has(word);
}

/** A name, not a number of a process and not `%1`. */
function isPlain(word: LineWord): boolean {
  return /^\p{L}/u.test(word.bare);
}

function isTime(word: LineWord): boolean {
  return /^(?:now|cancel|\+?\d+|\d{1,2}:\d{2})$/.test(word.bare);
}
