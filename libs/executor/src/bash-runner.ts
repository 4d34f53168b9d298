import { oneLine, type Runner } from "./runner.ts";

/**
 * Runs one line in a fresh bash as if it were typed at the prompt of the session: restores the
 * session's state, evaluates the line, saves the state.
 *
 *   $1 state file or ''   $2 run directory   $3 status of the last line   $4 `empty` for no stdin
 *   $5 `jobs` where there is a terminal to control   $6 the line   $7 the directory
 *
 * Without a run directory nothing is saved, and the state file, a copy, is emptied once it is read.
 * In the run directory it leaves `state`, whose end tells what is of use to us behind a `return`, and
 * the first time `names`, of what is built in; `parked` while it is stopped, with a
 * stopped child, and waits to be continued.
 *
 * The saved state does not hold the line, which may be private: sourcing makes bash remember the
 * positional parameters in BASH_ARGV for good, so the line is taken out of them before.
 *
 * The person's own history file is left alone: bash shortens it when HISTFILESIZE is assigned after
 * HISTFILE, and writes to it at its end when `history` is on.
 */
const before = oneLine(String.raw`
set +o history; __aish_after=$AISH_AFTER; unset AISH_BEFORE AISH_AFTER;
{ shopt -s expand_aliases; if [ "$5" = jobs ]; then set -m; fi; __aish_typed=$6;
  set -- "$1" "$2" "$3" "$4" "$5" "" "$7" "$SHELLOPTS/$BASHOPTS";
  if [ -n "$1" ]; then . "$1"; fi; if [ "$5" = jobs ]; then set -m; else set +m; fi; } 2>/dev/null;
__aish_usual=$8; __aish_first=$1; __aish_dir=$2; __aish_last=$3; __aish_saved=; __aish_line=$__aish_typed; PWD=$7;
if [ -z "$2" ] && [ -n "$1" ]; then : >|"$1"; fi;
if [ "$4" = empty ]; then exec </dev/null; fi;
set --;
__aish_save() {
  { __aish_last=$?; __aish_flags=$-; set +exuv; __aish_saved=1; unset -f __aish_save; unset __aish_line __aish_typed; } 2>/dev/null;
  [ -n "$__aish_dir" ] || return 0;
  {
    if [ -z "$__aish_first" ]; then
      { printf "#builtin\n"; compgen -b; printf "#keyword\n"; compgen -k; } >|"$__aish_dir/names"; fi;
    __aish_history=\${HISTFILE-}; unset HISTFILE;
    { declare -p; declare -f; declare -xF; alias -p; umask -p;
      if [ "$SHELLOPTS/$BASHOPTS" != "$__aish_usual" ]; then shopt -p; set +o;
        printf "set +o histexpand +o emacs +o vi\n"; fi;
      trap -p HUP INT QUIT TERM USR1 USR2 PIPE ALRM CHLD WINCH TSTP;
      printf "declare HISTFILE=%q\nset +o history\nreturn 0 # facts\n" "$__aish_history";
      printf "%s\0" "$PWD" "$PATH"; printf "\n#alias\n"; compgen -a; printf "#function\n"; compgen -A function;
      printf "# complete\n"; } >|"$__aish_dir/state";
    declare -g HISTFILE="$__aish_history";
  } 2>/dev/null;
};
trap '[ -n "$__aish_saved" ] || __aish_save' EXIT;
__aish_set=;
case \${__aish_flags-} in *x*) __aish_set=x;; esac;
case \${__aish_flags-} in *e*) __aish_set=e$__aish_set;; esac;
case \${__aish_flags-} in *u*) set -u;; esac;
case \${__aish_flags-} in *v*) set -v;; esac;
__aish_status() { unset -f __aish_status; return "$__aish_last"; };
__aish_line="\${__aish_set:+set -$__aish_set;}$__aish_line";
__aish_status
`);

const after = oneLine(String.raw`
while [ -n "$__aish_dir" ] && jobs -s >|"$__aish_dir/stopped"; [ -s "$__aish_dir/stopped" ]; do
  jobs -s >|"$__aish_dir/parked"; kill -STOP $$;
  if [ -e "$__aish_dir/background" ]; then bg >/dev/null; wait "$!"; else fg >/dev/null; fi;
  __aish_last=$?;
done;
exit "$__aish_last"
`);

export const bashRunner: Runner = { before, after };
