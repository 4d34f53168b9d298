/**
 * Exactly what would run. What could not be seen in it, or could steer the terminal, is spelt out:
 * control and format characters, invisible fillers, and blanks that are no blank to a shell.
 */
export function shownCommand(command: string): string {
  return command.replaceAll(hidden, (character) => {
    if (character === "\n") return "\n  ";
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

const hidden =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}|\p{M}{4,}/gu;
