import { argumentWords } from "./argument-words.ts";

/** A subcommand or an option that stood after `command`, which may be several words itself. */
export interface LearnedUse {
  readonly command: string;
  readonly word: string;
}

/** Commands whose first operand is whatever the person wants, not one of a few words. */
const freeWords = new Set(
  "cd z x pushd echo printf export set unset alias cat less vim vi nvim nano ls rm mv cp mkdir touch man which type kill grep rg find ssh scp curl wget test source open".split(
    " ",
  ),
);

/**
 * What a line that worked teaches of its commands. Values are never learned, nor anything that could
 * hold one, as `-psecret` does: only whole long options, single letters, and plain words.
 */
export function learnedWords(line: string): readonly LearnedUse[] {
  const uses: LearnedUse[] = [];
  let command: string | undefined;
  let mayBeSubcommand = true;
  for (const { raw, text, expands } of argumentWords(line)) {
    if (/^[;|&<>()]+$/.test(raw)) {
      command = undefined;
      continue;
    }
    if (command === undefined) {
      if (/^\w+=/.test(text) || prefixes.has(text)) continue;
      if (expands || !/^[\w.+-]{1,40}$/.test(text)) return uses;
      command = text;
      mayBeSubcommand = !freeWords.has(text);
      continue;
    }
    if (text === "--") return uses;
    const option = /^(?:--[a-z][a-z0-9-]{0,40}(?==|$)|-[a-z]{1,3}$)/i.exec(text)?.[0];
    if (option !== undefined) {
      uses.push({ command, word: option });
      mayBeSubcommand = false;
      continue;
    }
    if (mayBeSubcommand && raw === text && /^[a-z][a-z-]{1,24}$/.test(text)) {
      uses.push({ command, word: text });
      mayBeSubcommand = !command.includes(" ");
      if (mayBeSubcommand) command = `${command} ${text}`;
    } else mayBeSubcommand = false;
  }
  return uses;
}

const prefixes = new Set(["sudo", "doas", "time", "env", "nohup", "command", "exec"]);
