import type { Span } from "../ast.ts";
import type { ParseState } from "./parse-state.ts";

/** Variables that other shells fill themselves: here they would be unset, and empty between quotes. */
const refused: ReadonlyMap<string, string> = new Map([
  ["BASH_REMATCH", "cut the part out with `${x#…}` and `${x%…}`, or with `sed`"],
  ["BASH_SOURCE", "`$0` is the script: `${0%/*}` is its directory"],
  ["FUNCNAME", "write the name of the function"],
  ["LINENO", "a fault tells its own line"],
  ["RANDOM", "write `$(shuf -i 0-99 -n 1)` for a number, `$(mktemp)` for a file"],
  ["SRANDOM", "write `$(shuf -i 0-99 -n 1)` for a number, `$(mktemp)` for a file"],
  ["SECONDS", "take `$(date +%s)` before and after, and subtract"],
  ["EPOCHSECONDS", "write `$(date +%s)`"],
  ["EPOCHREALTIME", "write `$(date +%s.%N)`"],
  ["BASHPID", "`$!` is the process of the last job, `$$` a number of this shell"],
]);

/** Where such a variable is read. */
export function refuseShellVariable(state: ParseState, name: string, span: Span): void {
  const hint = refused.get(name);
  if (hint !== undefined) state.report(`there is no \`$${name}\``, span, hint);
}
