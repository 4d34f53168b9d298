// oxlint-disable no-control-regex -- they are what is looked for

/** What makes no difference to where things stand: colours, links and the marks of prompts and outputs. */
const harmless = /^\x1b(?:\[[\d;:]*m|\](?:8|133);[^\x07\x1b]*(?:\x07|\x1b\\))$/;
/** A whole sequence, or a control character that is not a part of one. */
const steering =
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-OQ-WYZ\\`-~])|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
const lineEnd = /\r*\n/g;

/**
 * Output as it may be written on a row of its own, ended by a line end. It cannot leave the place it is
 * given: what moves the cursor or clears something is taken out.
 */
export function printedText(text: string): string {
  const safe = text.replace(steering, (part) => (harmless.test(part) ? part : ""));
  const lines = safe.replace(lineEnd, "\r\n");
  const isEnded = Bun.stripANSI(lines).endsWith("\n");
  return `${lines}\x1b[m${isEnded ? "" : "\r\n"}`;
}
