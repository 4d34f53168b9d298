import type { Span, StyledLine } from "@aish/terminal/screen";
import type { Palette } from "@aish/terminal/theme";
import type { BlockName } from "./block-names.ts";
import { lineWidth } from "./line-width.ts";
import { promptBlocks } from "./prompt-blocks.ts";
import type { PromptBlock } from "./prompt-block.ts";
import type { PromptFacts } from "./prompt-facts.ts";
import { promptSign } from "./prompt-sign.ts";

/** What of a `PromptSetting` decides how a prompt looks. */
export interface PromptLayout {
  readonly blocks: readonly BlockName[];
  readonly right: readonly BlockName[];
  readonly newline: boolean;
}

export interface ComposedPrompt {
  /** The last row ends in the sign and a space; the text follows it. */
  readonly rows: readonly StyledLine[];
  readonly right: StyledLine;
  /** What stays of it once the line has been entered, if the person wants it transient. */
  readonly transient: StyledLine;
}

/** On the row of the text, the prompt leaves at least so much of it to the text. */
const shareOfRow = 0.6;

export function composePrompt(
  layout: PromptLayout,
  facts: PromptFacts,
  palette: Palette,
  columns: number,
): ComposedPrompt {
  const sign = promptSign(facts.sign, facts.unicode, palette);
  const room = layout.newline ? columns - 1 : Math.floor(columns * shareOfRow) - lineWidth(sign);
  const blocks = joined(rendered(layout.blocks, facts, palette, room));
  const right = joined(rendered(layout.right, facts, palette, Math.floor(columns / 3)));
  const rows =
    blocks.length === 0 ? [sign] : layout.newline ? [blocks, sign] : [[...blocks, gap, ...sign]];
  const drawn = facts.unicode ? (line: StyledLine) => line : plain;
  return { rows: rows.map(drawn), right: drawn(right), transient: drawn(sign) };
}

/** What we write ourselves, in ASCII and as wide. Names of others stay what they are. */
function plain(line: StyledLine): StyledLine {
  return line.map(({ text, sgr }) => ({
    text: text.replaceAll("…", "*").replaceAll(/[·⏎]/g, "."),
    sgr,
  }));
}

const gap: Span = { text: " ", sgr: "" };

interface Part {
  readonly block: PromptBlock;
  readonly line: StyledLine;
}

/**
 * The directory takes what the others leave, so that it is whole while there is room for it. Where
 * the row is too narrow even for a short one, the least important blocks go.
 */
function rendered(
  names: readonly BlockName[],
  facts: PromptFacts,
  palette: Palette,
  room: number,
): readonly StyledLine[] {
  const shown = names.filter((name) => name !== "host" || !names.includes("user"));
  let parts = shown.flatMap((name): Part[] => {
    const block = promptBlocks[name];
    const line = block.render(facts, palette, room);
    return line === undefined ? [] : [{ block, line }];
  });
  for (;;) {
    const others = parts.filter(({ block }) => block.name !== "directory");
    const left = room - others.reduce((sum, { line }) => sum + lineWidth(line) + 1, 0);
    parts = parts.map((part) => fitted(part, facts, palette, left));
    if (parts.length <= 1 || totalWidth(parts) <= room) return parts.map(({ line }) => line);
    const least = Math.min(...parts.map(({ block }) => block.weight));
    parts = parts.filter(({ block }) => block.weight !== least);
  }
}

function fitted(part: Part, facts: PromptFacts, palette: Palette, room: number): Part {
  if (part.block.name !== "directory") return part;
  return { block: part.block, line: part.block.render(facts, palette, room) ?? part.line };
}

function totalWidth(parts: readonly Part[]): number {
  return parts.reduce((sum, { line }) => sum + lineWidth(line) + 1, -1);
}

function joined(lines: readonly StyledLine[]): StyledLine {
  return lines.flatMap((line, at) => (at === 0 ? line : [gap, ...line]));
}
