import { dirname } from "node:path";

const mostCauses = 4;
/** Of this program itself. */
const own = `(${dirname(Bun.main)}/`;

/** An error as the person needs it: what it says, and the places in their own code. */
export function errorText(error: unknown, colours: boolean): string {
  const red = (text: string): string => (colours ? `\u001B[31m${text}\u001B[39m` : text);
  if (error instanceof AggregateError && isOfTranspiler(error)) {
    return error.errors.map((one: unknown) => faultText(one, red)).join("\n");
  }
  if (isFault(error)) return faultText(error, red);
  if (!(error instanceof Error))
    return `${red("thrown:")} ${Bun.inspect(error, { colors: colours })}`;
  const lines: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < mostCauses && current instanceof Error; depth += 1) {
    const prefix = depth === 0 ? "" : "caused by ";
    lines.push(`${prefix}${red(headOf(current))}`, ...framesOf(current));
    current = current.cause;
  }
  return lines.join("\n");
}

function headOf({ name, message }: Error): string {
  return message === "" ? name : `${name}: ${message}`;
}

/** Frames of the entries and of the modules they import, down to where the entry was started. */
function framesOf({ stack = "" }: Error): readonly string[] {
  const frames: string[] = [];
  for (const line of stack.split("\n")) {
    const frame = /^\s+at (?<what>.*)$/.exec(line)?.groups?.["what"];
    if (frame === undefined) continue;
    if (frame.includes(own) || /^runInThisContext\b/.test(frame)) break;
    // The engine numbers the lines of what the entry was turned into.
    const place = frame.replace(/(entry \d+):\d+(?::\d+)?/, "$1");
    if (/^<anonymous> \(entry \d+\)$|^entry \d+$/.test(place)) continue;
    if (!/^\w* ?\(?unknown\)?$/.test(place)) frames.push(`    at ${place}`);
  }
  return frames;
}

interface Fault {
  readonly message: string;
  readonly position: {
    readonly line: number;
    readonly column: number;
    readonly lineText: string;
  } | null;
}

/** Something that is not TypeScript. */
function isFault(error: unknown): error is Fault {
  return error instanceof BuildMessage;
}

function isOfTranspiler({ errors }: AggregateError): boolean {
  return errors.length > 0 && errors.every(isFault);
}

function faultText(fault: unknown, red: (text: string) => string): string {
  if (!isFault(fault)) return String(fault);
  const { message, position } = fault;
  const head = red(`SyntaxError: ${message}`);
  if (position === null) return head;
  const { lineText, column } = position;
  const pad = " ".repeat(Math.max(0, Bun.stringWidth(lineText.slice(0, column - 1))));
  return `${lineText}\n${pad}${red("^")}\n${head}`;
}
