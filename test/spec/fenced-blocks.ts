export interface FencedBlock {
  /** The first word behind the fence. */
  readonly language: string;
  /** `name=value` words behind it. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  /** Of the first line inside, from 1. */
  readonly line: number;
  /** The heading above it. */
  readonly heading: string;
}

/** The fenced blocks of a Markdown page, in order. */
export function fencedBlocks(markdown: string): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { readonly info: string; readonly start: number } | undefined;
  let heading = "";
  const lines = markdown.split("\n");
  for (const [index, line] of lines.entries()) {
    if (open === undefined) {
      if (line.startsWith("```")) open = { info: line.slice(3), start: index + 1 };
      else heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
    } else if (line === "```") {
      const [language = "", ...words] = open.info.split(" ");
      const text = lines.slice(open.start, index).map((each) => `${each}\n`);
      const attributes = new Map(words.map((word) => toAttribute(word)));
      blocks.push({ language, attributes, text: text.join(""), line: open.start + 1, heading });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`the block at line ${open.start} is never closed`);
  return blocks;
}

function toAttribute(word: string): [string, string] {
  const equals = word.indexOf("=");
  return equals === -1 ? [word, ""] : [word.slice(0, equals), word.slice(equals + 1)];
}
