import { oneLine, type Runner } from "./runner.ts";

/**
 * The bash runner's counterpart for a POSIX sh (dash, busybox ash). Such a shell cannot print its
 * functions: `$1.functions` holds the text of those that earlier lines defined, `functions` in the
 * run directory the names to look for, `kept` afterwards the ones that are still functions. Nor can it
 * list its builtins and keywords: they are those of POSIX and `local`.
 */
const before = oneLine(String.raw`
__aish_after=$AISH_AFTER; unset AISH_BEFORE AISH_AFTER;
if [ -n "$1" ]; then . "$1"; . "$1.functions"; fi 2>/dev/null;
__aish_first=$1; __aish_dir=$2; __aish_last=$3; __aish_saved=; __aish_line=$6; PWD=$7;
if [ -z "$2" ] && [ -n "$1" ]; then : >|"$1"; fi;
if [ "$4" = empty ]; then exec </dev/null; fi;
if [ "$5" = jobs ]; then set -m; fi 2>/dev/null;
set --;
__aish_save() {
  { __aish_last=$?; __aish_flags=$-; set +exu; __aish_saved=1; unset -f __aish_save; unset __aish_line; } 2>/dev/null;
  [ -n "$__aish_dir" ] || return 0;
  {
    : >|"$__aish_dir/kept";
    while IFS= read -r __aish_rest; do
      case $(type "$__aish_rest") in *function*) printf "%s\n" "$__aish_rest" >>"$__aish_dir/kept";; esac;
    done <"$__aish_dir/functions";
    [ -n "$__aish_first" ] || printf "%s\n" "#builtin" . : "[" alias bg break cd command continue echo eval exec exit export false fg
      getopts hash jobs kill local printf pwd read readonly return set shift test times trap true type ulimit
      umask unalias unset wait "#keyword" "!" "{" "}" case do done elif else esac fi for if in then until while
      >|"$__aish_dir/names";
    { set; export -p; alias | while IFS= read -r __aish_rest; do printf "alias %s\n" "\${__aish_rest#alias }"; done;
      set +o; printf "umask %s\n" "$(umask)"; printf "return 0 # facts\n"; printf "%s\0" "$PWD" "$PATH";
      printf "\n#alias\n"; alias | while IFS= read -r __aish_rest; do printf "%s\n" "\${__aish_rest%%=*}"; done;
      printf "#function\n";
      while IFS= read -r __aish_rest; do printf "%s\n" "$__aish_rest"; done <"$__aish_dir/kept";
      printf "# complete\n"; } >|"$__aish_dir/state";
  } 2>/dev/null;
};
trap '[ -n "$__aish_saved" ] || __aish_save' EXIT;
__aish_set=;
case \${__aish_flags-} in *e*) __aish_set="set -e;";; esac;
case \${__aish_flags-} in *x*) __aish_set="\${__aish_set}set -x;";; esac;
case \${__aish_flags-} in *u*) set -u;; esac;
__aish_status() { unset -f __aish_status; return "$__aish_last"; };
__aish_line="$__aish_set$__aish_line";
if [ "$__aish_last" = 0 ] || [ -n "$__aish_set" ]; then :; else __aish_status; fi
`);

const after = oneLine(String.raw`
[ -n "$__aish_dir" ] || exit "$__aish_last"; while __aish_rest=; jobs >|"$__aish_dir/stopped";
  while IFS= read -r __aish_mark; do case $__aish_mark in *Stopped*|*Suspended*) __aish_rest=1;; esac; done <"$__aish_dir/stopped";
  [ -n "$__aish_rest" ]; do
  jobs >|"$__aish_dir/parked"; kill -STOP $$;
  if [ -e "$__aish_dir/background" ]; then bg >/dev/null; wait %%; else fg >/dev/null; fi;
  __aish_last=$?;
done;
exit "$__aish_last"
`);

export const shRunner: Runner = { before, after };
