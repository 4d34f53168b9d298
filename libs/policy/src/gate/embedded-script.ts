import type { Surroundings } from "../surroundings.ts";
import { operandsOf } from "../known/global-options.ts";
import { withoutActiveForms } from "../shell/marks.ts";
import { programOf } from "../shell/program-of.ts";
import type { SeenCommand } from "../shell/seen-command.ts";
import { walkLine } from "../shell/walk-line.ts";
import { rewritesDevice } from "./devices.ts";
import { removesTree } from "./removal.ts";

/** What they are given is text to print, to look for or to keep. */
const inert =
  /^(?:echo|printf|e?f?grep|rg|ag|ack|man|cat|jq|yq|export|declare|local|alias|test|\[|\[\[|:|case|for|read|notify-send|say|logger|gh|glab|curl|http|wget|aish|llm|git|hg|svn|jj|set|trap|figlet|cowsay)$/;
/** Variables whose text other programs run. */
const running =
  /PAGER|EDITOR|VISUAL|COMMAND|_SSH|ASKPASS|BROWSER|SHELL|OPENER|BASH_ENV|^ENV$|^SHELL/;

/**
 * A program may run a text that it is given in some option nobody listed: `--checkpoint-action=exec=…`,
 * `ProxyCommand=…`, `!…`. A text is looked at only if, read as a command, it would remove a tree.
 */
export function embedsRemoval(
  { words, assignments, redirects, cwd }: SeenCommand,
  where: Surroundings,
): string | undefined {
  const program = programOf(words);
  const given = redirects
    .filter(({ operator }) => operator === "<<<" || operator === "<<")
    .map(({ target }) => target);
  const texts = [
    ...(inert.test(program)
      ? gitTexts(program, words)
      : [...words.slice(1), ...(/^(?:cat|tee|)$/.test(program) ? [] : given)]),
    ...assignments.filter(({ name }) => running.test(name)).map(({ value }) => value),
  ];
  for (const text of texts) {
    if (!/\s/.test(text)) continue;
    for (const script of readings(withoutActiveForms(text))) {
      for (const command of walkLine(script, cwd ?? where.cwd, where.home).commands) {
        const danger = removesTree(command, where) ?? rewritesDevice(command, where);
        if (danger !== undefined) return danger;
      }
    }
  }
  return undefined;
}

/** `git -c alias.x='!…'`, `git config alias.x '!…'`; a commit's message is text. */
function gitTexts(program: string, words: readonly string[]): readonly string[] {
  if (program !== "git") return [];
  const settings = words.filter((_, at) => words[at - 1] === "-c");
  const [subcommand, ...operands] = operandsOf("git", words);
  const isRun = /^(?:config|bisect|rebase|submodule|filter-branch)$/.test(subcommand ?? "");
  return isRun
    ? [
        ...settings,
        ...operands,
        ...words.filter((_, at) => /^(?:-x|--exec)$/.test(words[at - 1] ?? "")),
      ]
    : settings;
}

function readings(text: string): string[] {
  const behindEquals = text.replace(/^[^\s=]+=(?:exec=)?!?/, "");
  const behindAddress = text.replace(/^[\d$]*[e!|:]+!?\s*/, "");
  const behindColon = text.replace(/^[\w.-]+\s*:\s*;?\s*/, "");
  const behindWord = text.replace(/^(?:exec|system|run|shell|!)\s+/, "");
  const quoted = /"([^"]*)"/.exec(text)?.[1] ?? "";
  return [...new Set([text, behindEquals, behindAddress, behindColon, behindWord, quoted])];
}
