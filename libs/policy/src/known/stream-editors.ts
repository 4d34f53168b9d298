/** `sed` that only prints: addresses with p, d, q, and plain substitutions. */
export function isPlainSed(words: readonly string[]): boolean {
  const plainScript =
    /^(?:(?:\d+|\$|\/[^/;]*\/)(?:,(?:\d+|\$|\/[^/;]*\/))?)?(?:[pdq]|s([/|#,])(?:(?!\1)[^\\\n]|\\[^\n])*\1(?:(?!\1)[^\\\n]|\\[^\n])*\1[gpiI\d]*)$/;
  const options = words.filter((word) => /^-./.test(word));
  if (!options.every((word) => /^-[nErus]+$|^-e$/.test(word))) return false;
  const operands = words.filter((word) => !/^-./.test(word));
  const isScript = (at: number): boolean => words[at - 1] === "-e";
  const scripts = words.includes("-e")
    ? words.filter((_, at) => isScript(at))
    : operands.slice(0, 1);
  return scripts.length > 0 && scripts.every((text) => plainScript.test(text));
}

/** `awk` without pipes, files, `system`, loaded code or programs from files. */
export function isPlainAwk(words: readonly string[]): boolean {
  if (words.some((word) => /^-(?!F|v)./.test(word))) return false;
  return !words.some((word) => /system|getline|close|@|[|`>]|\bprintf?\b[^}]*>/.test(word));
}
