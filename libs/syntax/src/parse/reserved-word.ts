const reserved: ReadonlySet<string> = new Set([
  "set",
  "local",
  "if",
  "then",
  "else",
  "elif",
  "fi",
  "for",
  "while",
  "until",
  "in",
  "do",
  "done",
  "case",
  "esac",
  "function",
  "break",
  "continue",
  "return",
  "exit",
  "true",
  "false",
]);

/** Words that can name neither a variable nor a function. */
export function isReserved(text: string): boolean {
  return reserved.has(text);
}
