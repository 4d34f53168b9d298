import { assertNever } from "@aish/core";
import { cyan, dim } from "./style.ts";
import type { Run } from "./pen.ts";

/** `>`: what it holds goes on while its mark is repeated. */
export interface QuoteContainer {
  readonly kind: "quote";
}

/** An entry of a list: what is indented under its mark belongs to it. */
export interface ItemContainer {
  readonly kind: "item";
  /** How far its mark was indented, in what holds it. */
  readonly markIndent: number;
  /** Where its text began. */
  readonly textIndent: number;
  readonly mark: ItemMark;
}

export type ItemMark =
  | { readonly kind: "bullet" }
  | { readonly kind: "number"; readonly written: number; readonly delimiter: string }
  | { readonly kind: "task"; readonly done: boolean };

export type Container = QuoteContainer | ItemContainer;

const bullets = ["•", "◦", "▪"];

/** What stands before the first line in a container, and before the others. */
export interface ContainerRuns {
  readonly container: Container;
  readonly first: Run;
  readonly rest: Run;
  /** The number shown, where the mark is a number. */
  readonly number: number | undefined;
}

export function runsOf(
  container: Container,
  outer: readonly ContainerRuns[],
  sibling: ContainerRuns | undefined,
): ContainerRuns {
  if (container.kind === "quote") {
    const bar = run("│ ", dim);
    return { container, first: bar, rest: bar, number: undefined };
  }
  const { mark } = container;
  const number = mark.kind === "number" ? numberOf(mark, sibling) : undefined;
  const text = textOf(mark, number, outer);
  return {
    container,
    first: run(text, mark.kind === "task" && mark.done ? dim : cyan),
    rest: run(" ".repeat(text.length), 0),
    number,
  };
}

function run(text: string, style: number): Run {
  return { text, style, link: undefined };
}

function textOf(
  mark: ItemMark,
  number: number | undefined,
  outer: readonly ContainerRuns[],
): string {
  switch (mark.kind) {
    case "bullet": {
      const depth = outer.filter(isBullet).length;
      return `${bullets[Math.min(depth, bullets.length - 1)] ?? "•"} `;
    }
    case "number":
      return `${number ?? mark.written}${mark.delimiter} `;
    case "task":
      return mark.done ? "[x] " : "[ ] ";
    default:
      return assertNever(mark);
  }
}

/** `1. 1. 1.` counts; anything else reads as it was written. */
function numberOf(
  { written }: { readonly written: number },
  sibling: ContainerRuns | undefined,
): number {
  if (sibling?.number === undefined || sibling.container.kind !== "item") return written;
  const { mark } = sibling.container;
  return mark.kind === "number" && mark.written === written ? sibling.number + 1 : written;
}

function isBullet({ container }: ContainerRuns): boolean {
  return container.kind === "item" && container.mark.kind !== "number";
}
