import type { CompletionWorld, Draft } from "@aish/completion";
import { existsSync } from "node:fs";
import { whichInstalled } from "../which-installed.ts";
import { toDraft } from "./ask-fish.ts";
import { emptyDirectory } from "./empty-directory.ts";
import { mayAskShells } from "./may-ask-shells.ts";
import { runTool } from "./run-tool.ts";
import { slowPlaces } from "./slow-places.ts";
import { shellEnvironment } from "./tool-environment.ts";

const deadlineMs = 400;
const mostBytes = 512 * 1024;

/**
 * Words come in as arguments, never as a part of the script. What a completion prints besides goes
 * nowhere; the candidates follow a mark on a descriptor of their own.
 */
const script = String.raw`
exec 3>&1 >/dev/null 2>/dev/null </dev/null
shopt -s progcomp extglob
[[ -r $1 ]] && . "$1"
[[ -r $2 ]] && file=$2
shift 2
COMP_WORDS=("$@")
COMP_CWORD=$(( $# - 1 ))
printf -v COMP_LINE '%s ' "$@"
COMP_LINE=${"$"}{COMP_LINE% }
COMP_POINT=${"$"}{#COMP_LINE}
COMP_TYPE=9 COMP_KEY=9
spec=$(complete -p -- "$1") || {
  if declare -F _comp_load; then _comp_load -- "$1"
  elif declare -F __load_completion; then __load_completion "$1"
  fi
  spec=$(complete -p -- "$1") || { [[ $file ]] && . "$file"; }
  spec=$(complete -p -- "$1") || exit 1
}
[[ $spec =~ ' -F '([^ ]+) ]] || exit 1
"${"$"}{BASH_REMATCH[1]}" "$1" "${"$"}{COMP_WORDS[COMP_CWORD]}" "${"$"}{COMP_WORDS[COMP_CWORD-1]}"
(( $? == 124 )) && {
  spec=$(complete -p -- "$1") && [[ $spec =~ ' -F '([^ ]+) ]] &&
  "${"$"}{BASH_REMATCH[1]}" "$1" "${"$"}{COMP_WORDS[COMP_CWORD]}" "${"$"}{COMP_WORDS[COMP_CWORD-1]}"
}
for one in "${"$"}{COMPREPLY[@]}"; do [[ $one == *[[:cntrl:]]* ]] || printf '%s\n' "$one" >&3; done
`;

/** What bash-completion offers for the last of these words. Undefined: it may not be asked, or knows nothing of the command. */
export async function askBash(
  words: readonly string[],
  world: CompletionWorld,
  signal: AbortSignal,
): Promise<readonly Draft[] | undefined> {
  const [command = ""] = words;
  if (world.cacheDirectory === undefined) return undefined; // it would stand among files
  if (!mayAskShells(words) || !/^[\w@.+[:-]+$/.test(command)) return undefined;
  const { library, file } = filesOf(command, world);
  if (library === undefined && file === undefined) return undefined;
  const bash = whichInstalled("bash", slowPlaces.quickPath(world.path));
  if (bash === undefined) return undefined;
  const cwd = emptyDirectory(world.cacheDirectory);
  const output = await runTool({
    argv: [
      bash,
      "--norc",
      "--noprofile",
      "-c",
      script,
      "bash",
      library ?? "",
      file ?? "",
      ...words,
    ],
    cwd,
    environment: { ...shellEnvironment(world, cwd), BASH_ENV: "", ENV: "" },
    deadlineMs,
    mostBytes,
    signal,
  });
  return output === undefined ? undefined : parseBashOutput(output.text);
}

/** Without the library, a command's own file is enough where it uses none of the library's functions. */
function filesOf(
  command: string,
  { variables }: CompletionWorld,
): { readonly library: string | undefined; readonly file: string | undefined } {
  const shared = (variables["XDG_DATA_DIRS"] || "/usr/local/share:/usr/share")
    .split(":")
    .filter((directory) => directory.startsWith("/"));
  const below = (path: string): readonly string[] =>
    shared.map((directory) => `${directory}/bash-completion/${path}`);
  return {
    library: below("bash_completion").find((path) => existsSync(path)),
    file: [...below(`completions/${command}`), `/etc/bash_completion.d/${command}`].find((path) =>
      existsSync(path),
    ),
  };
}

export function parseBashOutput(text: string): readonly Draft[] {
  return text.split("\n").flatMap((line) => {
    const name = line.trimEnd();
    return name === "" || name.endsWith("/") ? [] : [toDraft(name, "")];
  });
}
