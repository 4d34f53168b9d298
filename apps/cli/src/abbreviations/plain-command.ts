import { lexShellLine } from "@aish/terminal/line-colour";

export interface PlainCommand {
  readonly name: string;
  /** As they are written. */
  readonly args: string;
}

/** A line that is one command of plain words; what is in quotes may be anything. */
export function plainCommand(line: string): PlainCommand | undefined {
  const text = line.trim();
  const tokens = lexShellLine(text);
  const isPlain = tokens.every(({ kind, isTarget }) => kind === "word" && !isTarget);
  const [first] = tokens;
  if (!isPlain || first === undefined || first.value !== text.slice(0, first.end)) return undefined;
  return { name: first.value, args: text.slice(first.end).trim() };
}
