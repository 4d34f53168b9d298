/** Commands of other shells that kai has not, and what to write instead. */
const refused: ReadonlyMap<string, string> = new Map([
  ["eval", "put the command into a function, or run a file with `source`"],
  ["[", "write `[[ … ]]`, or `test …`"],
  ["declare", "write `name=value`, in a function `local name=value`"],
  ["typeset", "write `name=value`, in a function `local name=value`"],
  ["let", "write `name=$((…))`, or `((…))` for a test"],
  ["readonly", "write `name=value`: no variable is read-only"],
  ["select", "print the choices and `read` the answer"],
  ["coproc", "run it in the background with `&`, or in a pipeline"],
  ["mapfile", "write `for line in $(…)`, or `xs=$(split -d …)` for a list"],
  ["readarray", "write `for line in $(…)`, or `xs=$(split -d …)` for a list"],
  ["shopt", "there are only the options that `set -o` lists"],
  ["pushd", "write `( cd dir && … )`: the directory is as it was behind it"],
  ["popd", "write `( cd dir && … )`: the directory is as it was behind it"],
  ["type", "`which name` says what a name runs, `typeof $x` what a value is"],
  ["builtin", "write the name: only an alias comes before it, and `command name` goes past that"],
  ["hash", "nothing is remembered of PATH; `which name` says what a name runs"],
  ["ulimit", "run the program under `prlimit`, or set limits before aish is started"],
  ["umask", "set the mode afterwards, with `chmod`"],
  ["disown", "start the program with `setsid`, or keep it as a job of aish"],
  ["elseif", "write `elif`"],
  ["elsif", "write `elif`"],
  ["foreach", "write `for name in …; do …; done`"],
  ["getopts", "loop over `$@` with `while` and `case`, and `shift`"],
]);

export function refusedCommand(name: string): string | undefined {
  return refused.get(name);
}
