import type { Word } from "../ast.ts";
import type { ParseState } from "./parse-state.ts";

interface ShellFlag {
  readonly command: string;
  readonly written: RegExp;
  readonly message: string;
  readonly hint: string;
}

/** Flags that would set a variable behind the back of kai's commands: without them the script goes wrong later. */
const flags: readonly ShellFlag[] = [
  {
    command: "printf",
    written: /^-v/,
    message: "`printf` sets no variable",
    hint: "write `name=$(printf …)`",
  },
  {
    command: "read",
    written: /^-[rs]*a/,
    message: "`read` fills no list",
    hint: 'write `read -r line`, then `xs=$(split "$line")`',
  },
];

/** The format of `printf` ends its flags. */
export function checkShellFlag(
  state: ParseState,
  name: string | undefined,
  word: Word,
  isFirst: boolean,
): void {
  if (name !== "read" && (name !== "printf" || !isFirst)) return;
  const [part] = word.parts;
  if (part?.kind !== "literal") return;
  const flag = flags.find(({ command, written }) => command === name && written.test(part.text));
  if (flag !== undefined) state.report(flag.message, word.span, flag.hint);
}
