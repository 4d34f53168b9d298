import { assertNever } from "@aish/core";
import * as fc from "fast-check";

const pieces = [
  ..."if then else elif fi for while until do done case esac in function local return exit [[ ]] (( ))".split(
    " ",
  ),
  ..."; & | && || ;; < > >> << <<- <<< &> 2>&1 ( ) { } [ ] $( ${ $(( )) } \" ' ` \\ # ~ * ? ! = += == =~ - -- : , . ... @ %".split(
    " ",
  ),
  ..."a b x 1 42 0x1f EOF $x $1 $@ ${x:-y} ${x[1]} ${#x} -f --long=v name=value é 日 😀".split(" "),
  "\n",
  " ",
  "\t",
  "\r\n",
  "\\\n",
  "\u0000",
  "\u202e",
];

/** Text that looks like a program from afar. */
export function arbitrarySource(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...pieces);
  const spaced = fc.tuple(piece, fc.constantFrom("", " ", " ")).map((both) => both.join(""));
  return fc.array(spaced, { maxLength: 40 }).map((found) => found.join(""));
}

interface Damage {
  readonly how: "delete" | "duplicate" | "insert" | "truncate";
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

/** One of the programs, damaged in one to four places. */
export function arbitraryMutation(programs: readonly string[]): fc.Arbitrary<string> {
  const damage: fc.Arbitrary<Damage> = fc.record({
    how: fc.constantFrom("delete", "duplicate", "insert", "truncate"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 12 }),
    piece: fc.constantFrom(...pieces),
  });
  return fc
    .tuple(fc.constantFrom(...programs), fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([program, damages]) => damages.reduce((source, one) => applied(source, one), program));
}

function applied(source: string, { how, at, length, piece }: Damage): string {
  const start = Math.floor(at * source.length);
  const [before, hit, after] = [
    source.slice(0, start),
    source.slice(start, start + length),
    source.slice(start + length),
  ];
  switch (how) {
    case "delete":
      return before + after;
    case "duplicate":
      return before + hit + hit + after;
    case "insert":
      return before + piece + hit + after;
    case "truncate":
      return before;
    default:
      return assertNever(how);
  }
}
