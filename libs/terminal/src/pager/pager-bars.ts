import { assertNever, formatBytes } from "@aish/core";
import { cutToWidth } from "../screen/cut-to-width.ts";
import type { StyledLine } from "../screen/styled.ts";
import { widthOf } from "../screen/width-of.ts";
import type { Palette } from "../theme/palette.ts";
import type { FocusItem } from "./pager-document.ts";
import { withoutSteering } from "./without-steering.ts";

export interface TopBar {
  readonly title: string;
  readonly lines: number;
  readonly isCounted: boolean;
  readonly size: number;
  readonly focus: FocusItem | undefined;
}

/** `README.md  240 lines  12.3 kB            code sh · y copies it` */
export function drawTopBar(bar: TopBar, columns: number, palette: Palette): StyledLine {
  const muted = palette.sgr("muted");
  const lines = `${bar.lines}${bar.isCounted ? "" : "+"} ${bar.lines === 1 ? "line" : "lines"}`;
  const left = [
    { text: ` ${bar.title}`, sgr: palette.sgr("strong") },
    { text: `  ${lines}  ${formatBytes(bar.size)}`, sgr: muted },
  ];
  const focus = bar.focus === undefined ? "" : focusText(bar.focus);
  return spread(left, [{ text: focus, sgr: palette.sgr("accent") }], columns);
}

export interface BottomBar {
  readonly share: number;
  readonly look: string;
  readonly number: string;
  readonly message: string;
  readonly search: string;
}

/** `  42%  Markdown  /word            h shows the keys` */
export function drawBottomBar(bar: BottomBar, columns: number, palette: Palette): StyledLine {
  const muted = palette.sgr("muted");
  const share = `${Math.round(bar.share * 100)}%`.padStart(5);
  const left = [{ text: share, sgr: muted }];
  if (bar.look !== "") left.push({ text: `  ${bar.look}`, sgr: muted });
  if (bar.search !== "") left.push({ text: `  ${bar.search}`, sgr: palette.sgr("match") });
  if (bar.number !== "") left.push({ text: `  ${bar.number}`, sgr: palette.sgr("accent") });
  if (bar.message !== "") left.push({ text: `  ${bar.message}`, sgr: palette.sgr("text") });
  return spread(left, [{ text: "h shows the keys, q closes", sgr: muted }], columns);
}

function focusText(item: FocusItem): string {
  switch (item.kind) {
    case "code":
      return `${item.language === "" ? "code" : item.language} · y copies it `;
    case "link":
      return `[${item.number}] ${item.address} · enter follows it `;
    default:
      return assertNever(item);
  }
}

/** Both ends of a row; the right one gives way. Names and messages may hold anything. */
function spread(leftEnd: StyledLine, rightEnd: StyledLine, columns: number): StyledLine {
  const left = steerless(leftEnd);
  const right = steerless(rightEnd);
  const room = columns - widthOf(left) - 2;
  if (widthOf(right) === 0 || room < 4) return cutToWidth(left, columns);
  const shown = cutToWidth(right, room);
  const gap = " ".repeat(columns - widthOf(left) - widthOf(shown));
  return [...left, { text: gap, sgr: "" }, ...shown];
}

function steerless(line: StyledLine): StyledLine {
  return line.map(({ text, sgr }) => ({ text: withoutSteering(text), sgr }));
}
