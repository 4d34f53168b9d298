import type { Container, ItemMark } from "./container.ts";

/** What a line of Markdown begins with, once enough of it is there to tell. */
export type LineStart =
  | { readonly kind: "wait" }
  | { readonly kind: "blank"; readonly matched: number }
  | {
      readonly kind: "block";
      /** How many of the open containers go on. */
      readonly matched: number;
      readonly opened: readonly Container[];
      readonly block: BlockStart;
      /** Where the text of the block begins. */
      readonly length: number;
    };

export type BlockStart =
  | { readonly kind: "text" }
  /** Text that goes on though its containers are not repeated. */
  | { readonly kind: "lazyText" }
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "rule" }
  | { readonly kind: "row" }
  | { readonly kind: "indentedCode" }
  | {
      readonly kind: "fence";
      readonly mark: string;
      readonly indent: number;
      readonly info: string;
    };

export interface LineContext {
  readonly containers: readonly Container[];
  readonly isInParagraph: boolean;
}

const wait: LineStart = { kind: "wait" };
/** A beginning that is not decided by then is text. */
export const longestStart = 200;
const deepest = 32;

const number = /^(\d{1,9})([.)])(?=[ \t]|$)/;
const task = /^\[([ xX])\] /;
const taskStart = /^\[(?:[ xX](?:\](?: )?)?)?$/;

/**
 * `head` is the beginning of a line, without its end, `longestStart` of it at most, leading tabs made
 * spaces; `isWhole` when nothing more follows in the line.
 */
export function readLineStart(head: string, isWhole: boolean, context: LineContext): LineStart {
  const isSettled = isWhole || head.length >= longestStart;
  const { containers, isInParagraph } = context;
  let at = 0;
  let matched = 0;
  for (const container of containers) {
    const indent = indentOf(head, at);
    const isBlank = at + indent === head.length;
    if (isBlank && !isSettled) return wait;
    if (container.kind === "quote") {
      if (indent > 3 || head[at + indent] !== ">") break;
      at += indent + 1;
      if (at === head.length && !isSettled) return wait;
      if (head[at] === " ") at += 1;
    } else if (!isBlank) {
      if (indent < container.markIndent + 2) break;
      at += Math.min(indent, container.textIndent);
    }
    matched += 1;
  }
  const opened: Container[] = [];
  for (;;) {
    const indent = indentOf(head, at);
    const rest = head.slice(at + indent);
    if (rest === "") {
      if (!isSettled) return wait;
      if (opened.length === 0 && isWhole) return { kind: "blank", matched };
      return { kind: "block", matched, opened, block: { kind: "text" }, length: head.length };
    }
    const isCode = indent >= 4 && !isInParagraph && opened.length === 0 && !isItemMark(rest);
    if (isCode) {
      const block: BlockStart = { kind: "indentedCode" };
      return { kind: "block", matched, opened, block, length: at + 4 };
    }
    if (matched + opened.length < deepest) {
      const read = readContainer(rest, indent, isSettled);
      if (read === "wait") return wait;
      if (read !== undefined) {
        opened.push(read.container);
        at += indent + read.length;
        continue;
      }
    }
    const found = readBlock(rest, indent, isSettled, isWhole);
    if (found === "wait") return wait;
    const { length } = found;
    const goesOn =
      found.block.kind === "text" &&
      isInParagraph &&
      opened.length === 0 &&
      containers.slice(matched).every(({ kind }) => kind === "item");
    const block: BlockStart =
      goesOn && matched < containers.length ? { kind: "lazyText" } : found.block;
    return { kind: "block", matched, opened, block, length: at + indent + length };
  }
}

function indentOf(text: string, start: number): number {
  let end = start;
  while (text[end] === " ") end += 1;
  return end - start;
}

function isItemMark(rest: string): boolean {
  return /^(?:[-*+]|\d{1,9}[.)])(?: |$)/.test(rest) || /^\d{1,9}$/.test(rest);
}

interface ContainerStart {
  readonly container: Container;
  readonly length: number;
}

function readContainer(
  rest: string,
  indent: number,
  isSettled: boolean,
): ContainerStart | "wait" | undefined {
  if (rest.startsWith(">")) {
    if (rest === ">" && !isSettled) return "wait";
    return { container: { kind: "quote" }, length: rest.startsWith("> ") ? 2 : 1 };
  }
  if (/^([-*_])(?:[ \t]*\1)*[ \t]*$/.test(rest)) {
    if (!isSettled) return "wait";
    if (isRule(rest)) return undefined;
  }
  if (/^[-*+]$/.test(rest) || /^\d{1,9}[.)]?$/.test(rest)) {
    if (!isSettled) return "wait";
    if (/^\d+$/.test(rest)) return undefined;
    return item(rest.length, rest.length, indent, markOf(rest));
  }
  const mark = /^[-*+](?= )/.exec(rest)?.[0] ?? number.exec(rest)?.[0];
  if (mark === undefined) return undefined;
  const spaces = indentOf(rest, mark.length);
  const text = rest.slice(mark.length + spaces);
  if (text === "" && !isSettled) return "wait";
  const gap = spaces > 4 || spaces === 0 ? 1 : spaces;
  const isBullet = /^[-*+]/.test(mark);
  if (isBullet && taskStart.test(text) && !isSettled) return "wait";
  const done = isBullet ? task.exec(text)?.[1] : undefined;
  if (done !== undefined) {
    const box: ItemMark = { kind: "task", done: done !== " " };
    return item(mark.length + spaces + 4, mark.length + gap, indent, box);
  }
  return item(mark.length + gap, mark.length + gap, indent, markOf(mark));
}

function item(length: number, width: number, indent: number, mark: ItemMark): ContainerStart {
  return {
    container: { kind: "item", markIndent: indent, textIndent: indent + width, mark },
    length,
  };
}

function markOf(mark: string): ItemMark {
  const found = number.exec(mark);
  if (found === null) return { kind: "bullet" };
  return { kind: "number", written: Number(found[1]), delimiter: found[2] ?? "." };
}

function isRule(rest: string): boolean {
  return /^([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(rest);
}

function readBlock(
  rest: string,
  indent: number,
  isSettled: boolean,
  isWhole: boolean,
): { readonly block: BlockStart; readonly length: number } | "wait" {
  if (isRule(rest)) return { block: { kind: "rule" }, length: rest.length };
  const hashes = /^#{1,6}(?=[ \t]|$)/.exec(rest)?.[0];
  if (hashes !== undefined) {
    if (hashes === rest && !isSettled) return "wait";
    const block: BlockStart = { kind: "heading", level: hashes.length };
    return { block, length: hashes.length };
  }
  if (rest.startsWith("|")) return { block: { kind: "row" }, length: 0 };
  if (/^(?:`{1,2}|~{1,2})$/.test(rest) && !isSettled) return "wait";
  const fence = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/.exec(rest);
  if (fence !== null) {
    if (!isSettled) return "wait";
    if (!isWhole) return { block: { kind: "text" }, length: 0 };
    const mark = fence[1] ?? fence[3] ?? "```";
    const info = (fence[2] ?? fence[4] ?? "").trim();
    return { block: { kind: "fence", mark, indent, info }, length: rest.length };
  }
  return { block: { kind: "text" }, length: 0 };
}
