const pieces =
  "ls a -x 'q' \" ' ` $ $( ${ $(( )) ) } ( { [[ ]] [ ] | || && ; ;; & > >> < << <<E 2>&1 \n \n \\ \\\n # = A=1 A=( ~ ~/ * ? {a,b} if then fi for i in do done case esac function time ! =~ $x ${y} $'n' é 漢字 👍🏽 \t E :help ? !! --opt=v -- 12".split(
    " ",
  );

/** Some line that could have been typed, the same for the same seed. */
export function randomLine(seed: number): string {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  function next(below: number): number {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  }
  if (state === 0) state = 1;
  let line = "";
  for (let count = next(25); count > 0; count -= 1) {
    line += pieces[next(pieces.length)] ?? "";
    if (next(2) === 0) line += " ";
  }
  return line;
}
