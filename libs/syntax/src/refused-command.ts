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
  ["getopts", "loop over `$@` with `while` and `case`, and `shift`"],
]);

export function refusedCommand(name: string): string | undefined {
  return refused.get(name);
}
