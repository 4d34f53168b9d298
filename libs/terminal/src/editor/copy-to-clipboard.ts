/** OSC 52: the terminal puts the text on the clipboard of the machine where it runs. */
export function copyToClipboard(text: string): string {
  return `\u001B]52;c;${new TextEncoder().encode(text).toBase64()}\u0007`;
}
