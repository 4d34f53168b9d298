/** Whether a line belongs in the history: not one that begins with a blank, nor a jump upwards. */
export function isKept(line: string): boolean {
  return /^\S/.test(line) && !/^\.{2,}\/?\s*$/.test(line);
}
