import type { Surroundings } from "../surroundings.ts";
import { readable } from "../shell/marks.ts";
import { programOf } from "../shell/program-of.ts";
import type { SeenCommand } from "../shell/seen-command.ts";
import { shells } from "../shell/wrappers.ts";
import { interpreters } from "./interpreted-removal.ts";

const downloader =
  /^(?:curl|wget|fetch|aria2c|http|https|xh|lynx|ncat|nc|netcat|socat|ftp|tftp|telnet|dig|drill|gsutil)$/;
const decoder =
  /^(?:base64|base32|basenc|xxd|uudecode|openssl|gpg|rev|tr|gunzip|zcat|bzcat|xzcat|unxz|bunzip2|zstdcat|uncompress|hexdump|od)$/;
/** What `$( )` in the place of a command usually is. */
const finders =
  /^(?:which|command|type|whence|npm|pnpm|yarn|brew|xcrun|rustup|pyenv|asdf|mise|go|git|python[\d.]*|poetry|nix|nix-build|bazel|realpath|readlink|dirname)$/;

/** Code that runs although neither the person nor the text can tell what it is. */
export function hidesCode(command: SeenCommand, _where: Surroundings): string | undefined {
  const { words, reads } = command;
  if (command.callsItself && (isPiped(command) || forksWithoutEnd(command))) {
    return "it starts copies of itself without end";
  }
  const program = programOf(words);
  if (command.isHidden && !reads.some((each) => finders.test(programOf(each.words)))) {
    return "it runs what another command prints, and what that is cannot be seen";
  }
  const connects = handsShellOver(command);
  if (connects) return "it lets a program on the network run commands here";
  const runsInput =
    command.runsWhatItReads ||
    readsItsCode(program, words) ||
    /^(?:eval|source|\.)$/.test(program) ||
    isHandedOutput(program, words);
  if (!runsInput) return undefined;
  const sources = [...writersOf(reads)].map((each) => programOf(each.words));
  const load = sources.find((name) => downloader.test(name));
  if (load !== undefined) return `it runs what ${load} gets from the network, unseen`;
  const decode = sources.find((name) => decoder.test(name));
  return decode === undefined
    ? undefined
    : `it runs what ${decode} makes of other text, and what that is cannot be seen`;
}

/** Whoever had a part in what is read, at any distance. */
function writersOf(reads: readonly SeenCommand[]): Set<SeenCommand> {
  const found = new Set<SeenCommand>();
  const open = [...reads];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...next.reads);
  }
  return found;
}

function handsShellOver({ words, redirects }: SeenCommand): boolean {
  const program = programOf(words);
  const text = words.slice(1).join(" ");
  if (/^(?:nc|ncat|netcat)$/.test(program))
    return /(?:^| )-\w*[ec]\w* \S*sh\b|--(?:sh-)?exec/.test(text);
  if (program === "socat") return /\b(?:exec|system):/i.test(text);
  const isShell = shells.has(program) || program === "exec" || interpreters.test(program);
  return isShell && redirects.some(({ target }) => /^\/dev\/(?:tcp|udp)\//.test(target));
}

/** A shell or interpreter without a file of its own runs what it reads. */
function readsItsCode(program: string, words: readonly string[]): boolean {
  const rest = words.slice(1);
  const isShell = shells.has(program);
  if (
    !isShell &&
    !(interpreters.test(program) && !/awk$|^(?:vim|nvim|ex|ed|emacs|make|expect)$/.test(program))
  )
    return false;
  if (rest.some((word) => /^\/dev\/(?:fd\/|stdin)|^-$/.test(readable(word)))) return true;
  if (isShell && rest.some((word) => /^-\w*s\w*$/.test(word))) return true;
  const operands = rest.filter((word) => !/^[-+]./.test(word));
  if (isShell) return operands.length === 0 || rest.some((word) => /^-\w*c/.test(word));
  if (operands.length > 0)
    return (
      rest.some((word) => /^-[ce]$/.test(word)) && operands.some((word) => /\uE000/u.test(word))
    );
  return !rest.some((word) => /^-[mVhv]|^--(?:version|help)/.test(word));
}

/** `python -c "$(curl …)"` */
function isHandedOutput(program: string, words: readonly string[]): boolean {
  return (
    interpreters.test(program) &&
    words.some((word, at) => /^-[ce]$/.test(words[at - 1] ?? "") && /^\uE000+$/u.test(word))
  );
}

function isPiped({ reads, words }: SeenCommand): boolean {
  return reads.some((each) => each.words[0] === words[0]);
}

function forksWithoutEnd({ words }: SeenCommand): boolean {
  return words.length > 0 && words.length <= 1;
}
