import { oneLine, type Runner } from "./runner.ts";

/**
 * The bash runner's counterpart for zsh: same arguments, same files. zsh stops children for Ctrl+Z
 * only when it is interactive, so it is started with `-i` on a terminal. Special parameters cannot be
 * assigned back blindly: of those only the ones that carry the person's choices are saved.
 */
const before = oneLine(String.raw`
__aish_after=$AISH_AFTER; unset AISH_BEFORE AISH_AFTER;
setopt no_hup no_check_jobs no_check_running_jobs no_notify interactive_comments aliases;
PS4='+ ';
if [ -n "$1" ]; then . "$1"; builtin cd -q -- "$7"; fi 2>/dev/null;
__aish_first=$1; __aish_dir=$2; __aish_last=$3; __aish_saved=; __aish_line=$6;
if [ -z "$2" ] && [ -n "$1" ]; then : >|"$1"; fi;
if [ "$4" = empty ]; then exec </dev/null; fi;
set --;
__aish_save() {
  { __aish_last=$?; typeset -gA __aish_options; __aish_options=("\${(@kv)options}"); } 2>/dev/null;
  [ -n "$__aish_dir" ] || return 0;
  { emulate -L zsh; setopt extended_glob clobber; __aish_saved=1; unfunction __aish_save;
    zmodload zsh/parameter;
    if [ -z "$__aish_first" ]; then
      { print "#builtin"; print -rl -- \${(k)builtins}; print "#keyword"; print -rl -- \${(k)reswords}; } >"$__aish_dir/names"; fi;
    { for __aish_name in \${(k)parameters[(R)^*(special|hide|readonly)*]}; do
        case $__aish_name in (__aish_*|PWD|OLDPWD|argv|status|pipestatus|[^A-Za-z_]*) ;; (*) typeset -p -- $__aish_name;; esac; done;
      for __aish_name in PATH CDPATH FPATH MANPATH HOME IFS NULLCMD READNULLCMD HISTSIZE SAVEHIST; do
        typeset -p -- $__aish_name; done;
      print -r -- "builtin cd -q -- \${(q)OLDPWD}";
      functions; alias -L; alias -gL; alias -sL; umask -S | { read -r __aish_mask; print -r -- "umask $__aish_mask"; };
      for __aish_name in \${(k)__aish_options}; do
        case $__aish_name in
          (interactive|monitor|shinstdin|singlecommand|privileged|restricted|login|zle|exec|errexit|errreturn|xtrace|nounset|unset|verbose) ;;
          (*) if [ "\${__aish_options[$__aish_name]}" = on ]; then print setopt $__aish_name; else print unsetopt $__aish_name; fi;;
        esac; done;
      print -r -- "__aish_errexit=\${__aish_options[errexit]} __aish_xtrace=\${__aish_options[xtrace]} __aish_unset=\${__aish_options[unset]}";
      print "return 0 # facts"; print -rN -- "$PWD" "$PATH"; print "\n#alias";
      print -rl -- \${(k)aliases} \${(k)galiases}; print "#function"; print -rl -- \${(k)functions};
      print "# complete"; } >"$__aish_dir/state";
  } 2>/dev/null;
};
trap '[ -n "$__aish_saved" ] || __aish_save' EXIT;
__aish_set=;
if [ "\${__aish_errexit-}" = on ]; then __aish_set="set -e;"; fi;
if [ "\${__aish_xtrace-}" = on ]; then __aish_set="\${__aish_set}set -x;"; fi;
if [ "\${__aish_unset-}" = off ]; then setopt no_unset; fi;
__aish_status() { unfunction __aish_status; return "$__aish_last"; };
__aish_line="$__aish_set$__aish_line";
__aish_status
`);

const after = oneLine(String.raw`
while [ -n "$__aish_dir" ] && jobs -s >|"$__aish_dir/stopped"; [ -s "$__aish_dir/stopped" ]; do
  jobs -s >|"$__aish_dir/parked"; kill -STOP $$;
  if [ -e "$__aish_dir/background" ]; then bg >/dev/null; wait; else fg >/dev/null; fi;
  __aish_last=$?;
done;
exit "$__aish_last"
`);

export const zshRunner: Runner = { before, after };
