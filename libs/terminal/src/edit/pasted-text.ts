/** What a paste may put into the text: lines end in `\n`, and of the control characters only the tab stays. */
export function pastedText(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      .replaceAll(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, "")
  );
}
