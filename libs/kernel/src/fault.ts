/**
 * A program asked for something that has no answer: an undefined variable, a division by zero, a list
 * where text is needed. Thrown inside expansions and turned into a status where a command or the program
 * ends; it never leaves the kernel.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly hint: string | undefined;
  /** `path:line`, set where the fault passes a statement of a file. */
  place: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Said on purpose (`${x:?message}`): ends the program even where it is an argument. */
export class EndingFault extends Fault {}

/** One line for stderr. */
export function faultLine(fault: Fault, before = ""): string {
  const place = fault.place === undefined ? "" : `${fault.place}: `;
  const hint = fault.hint === undefined ? "" : ` (${fault.hint})`;
  return `${place}${before}${fault.message}${hint}\n`;
}
