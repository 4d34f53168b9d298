import { openCommand } from "./open-command.ts";
import { createReplyParser, type ReplyPart } from "./reply.ts";

/** A command as the lines of a reply that stand for it, whatever stands before and behind them. */
export function writeStep(command: string, background: boolean): string {
  const mark = background ? "CMD&:" : "CMD:";
  const line = `${mark} ${command}`;
  if (openCommand(command) === undefined && standsAlone(line, command, background)) return line;
  const bar = "`".repeat(Math.max(3, longestBar(command) + 1));
  return `${mark}\n${bar}\n${command}\n${bar}`;
}

/** The parts of a reply as one text that is read as the same parts again. */
export function writeReply(parts: readonly ReplyPart[]): string {
  let text = "";
  for (const part of parts) {
    if (part.kind === "think") continue;
    const piece = part.kind === "say" ? part.text : writeStep(part.command, part.background);
    const fence = part.kind === "run" ? openFence(text) : undefined;
    text += `${text === "" ? "" : "\n"}${fence === undefined ? "" : `${fence}\n`}${piece}`;
  }
  return text;
}

function openFence(text: string): string | undefined {
  const parser = createReplyParser();
  parser.push(`${text}\n`);
  return parser.openFence;
}

/** True if it is read as this command, and neither prose nor another command behind it joins it. */
function standsAlone(line: string, command: string, background: boolean): boolean {
  const parser = createReplyParser();
  const [first, ...others] = [...parser.push(`${line}\nCMD: x\n`), ...parser.end()];
  return (
    first?.kind === "run" &&
    first.command === command &&
    first.background === background &&
    others.length === 1 &&
    others[0]?.kind === "run" &&
    others[0].command === "x"
  );
}

function longestBar(command: string): number {
  return Math.max(0, ...Array.from(command.matchAll(/`+/g), ([bar]) => bar.length));
}
