import type { ShellFacts } from "@aish/executor";
import type { ShellKind } from "@aish/executor/capture";

/** What a shell resolves by itself before any file of the person's is read. No shell is started. */
export function builtInWords(shell: ShellKind): ShellFacts["names"] {
  const { builtins, keywords } = words[shell];
  return new Map([
    ...builtins.split(/\s+/).map((name) => [name, "builtin"] as const),
    ...keywords.split(/\s+/).map((name) => [name, "keyword"] as const),
  ]);
}

const posix = `. : [ alias bg break cd command continue echo eval exec exit export false fc fg getopts hash jobs
  kill local printf pwd read readonly return set shift test times trap true type ulimit umask unalias
  unset wait`;
const posixKeywords = "! { } case do done elif else esac fi for if in then until while";

const words: Readonly<Record<ShellKind, { readonly builtins: string; readonly keywords: string }>> =
  {
    bash: {
      builtins: `${posix} bind builtin caller compgen complete compopt declare dirs disown enable help
        history let logout mapfile popd pushd readarray shopt source suspend typeset`,
      keywords: `${posixKeywords} [[ ]] coproc function select time`,
    },
    zsh: {
      builtins: `${posix} - autoload bindkey builtin bye chdir compadd comparguments compcall compctl
        compdescribe compfiles compgroups compquote compset comptags comptry compvalues declare dirs
        disable disown echotc echoti emulate enable float functions getln history integer let limit
        log logout noglob popd print private pushd pushln r rehash sched setopt source suspend ttyctl
        typeset unfunction unhash unlimit unsetopt vared whence where which zcompile zformat zle
        zmodload zparseopts zregexparse zstyle`,
      keywords: `${posixKeywords} [[ coproc end foreach function nocorrect repeat select time`,
    },
    sh: { builtins: posix, keywords: posixKeywords },
  };
