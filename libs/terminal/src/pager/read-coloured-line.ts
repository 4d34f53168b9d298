import type { Span } from "../screen/styled.ts";
import type { LinkRange, PagerLine } from "./pager-line.ts";
import { SgrState } from "./sgr-state.ts";

// oxlint-disable no-control-regex -- they are what is looked for
const steers = /[\0-\x08\x0b-\x1f\x7f-\x9f]/;
const parts =
  /\x1b\[(?<sgr>[\d;:]*)m|\x1b\]8;[^;\x07\x1b]*;(?<link>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b\[\d*K|(?<control>[\0-\x08\x0b-\x1f\x7f-\x9f])/g;
/** As manuals have been printed ever since: a letter over itself is bold, over a line underlined. */
const overstruck = /(?:_\x08(?<under>[^\x08])|(?<bold>[^\x08])\x08\k<bold>)/gsu;
// oxlint-enable no-control-regex

/** A line as a program wrote it: its colours are kept, and what else would steer a terminal is shown. */
export function readColouredLine(line: string): PagerLine {
  if (!steers.test(line)) return { spans: line === "" ? [] : [{ text: line, sgr: "" }], links: [] };
  const written = line.includes("\b") ? withoutOverstrikes(line) : line;
  const spans: Span[] = [];
  const links: LinkRange[] = [];
  const state = new SgrState();
  let length = 0;
  let from = 0;
  let link: { readonly start: number; readonly number: number } | undefined;
  const add = (text: string): void => {
    if (text === "") return;
    const { sgr } = state;
    const last = spans.at(-1);
    if (last?.sgr === sgr) spans[spans.length - 1] = { text: last.text + text, sgr };
    else spans.push({ text, sgr });
    length += text.length;
  };
  for (const found of written.matchAll(parts)) {
    add(written.slice(from, found.index));
    from = found.index + found[0].length;
    const { sgr, link: address, control } = found.groups ?? {};
    if (sgr !== undefined) state.apply(sgr);
    if (control !== undefined) add(shownControl(control));
    if (address === undefined) continue;
    if (link !== undefined) links.push({ ...link, end: length });
    const number = /^\d{1,9}$/.test(address) ? Number(address) : undefined;
    link = number === undefined ? undefined : { start: length, number };
  }
  add(written.slice(from));
  if (link !== undefined) links.push({ ...link, end: length });
  return { spans, links };
}

/** The text of a line as it is shown. */
export function readPlainLine(line: string): string {
  if (!steers.test(line)) return line;
  return readColouredLine(line)
    .spans.map(({ text }) => text)
    .join("");
}

function shownControl(control: string): string {
  const code = control.charCodeAt(0);
  return code < 0x80 ? `^${String.fromCharCode(code ^ 64)}` : "·";
}

function withoutOverstrikes(line: string): string {
  return line.replace(overstruck, (_whole, under?: string, bold?: string) =>
    under === undefined ? `\u001B[1m${bold}\u001B[22m` : `\u001B[4m${under}\u001B[24m`,
  );
}
