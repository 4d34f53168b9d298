const plain = /^[A-Za-z_][A-Za-z0-9_]*$/;
const unicode =
  /^[\p{ID_Start}_\u{2600}-\u{27BF}\u{1F000}-\u{1FAFF}][\p{ID_Continue}\u{2600}-\u{27BF}\u{1F000}-\u{1FAFF}]*$/u;

/** The name as variables are kept under it, or undefined if no variable can have it. */
export function variableName(text: string): string | undefined {
  if (plain.test(text)) return text;
  const name = text.normalize("NFC");
  return unicode.test(name) ? name : undefined;
}
